package io.kumoban.engine.filter;

import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code criterion}: fields with their conditions. What cannot hold for any finding is a mistake. */
final class CriteriaReader {
    private static final int MOST_FIELDS = 50;
    private static final int LOWEST_SEVERITY = 1;
    private static final int HIGHEST_SEVERITY = 10;

    private final Mistakes mistakes;
    private final Shape shape;
    private final Collection<String> types;

    /** @param types the finding types that a filter may name */
    CriteriaReader(Mistakes mistakes, Collection<String> types) {
        this.mistakes = mistakes;
        this.shape = new Shape(mistakes);
        this.types = Set.copyOf(types);
    }

    Criteria read(Yaml criterion) {
        List<Criteria.Asked> asked = new ArrayList<>();
        Map<String, Yaml.Entry> fields = shape.mapping(criterion, "criterion");
        if (fields.isEmpty()) {
            mistakes.add(criterion.place(), "criterion is empty, so it would hold for every finding; name a field");
        }
        if (fields.size() > MOST_FIELDS) {
            mistakes.add(
                    criterion.place(),
                    "criterion has %d fields, and at most %d are allowed; make two filters of it"
                            .formatted(fields.size(), MOST_FIELDS));
        }
        fields.forEach((field, entry) -> {
            checkField(entry.place(), field);
            shape.mapping(entry.value(), "the field " + field)
                    .forEach((name, condition) -> condition(field, name, condition)
                            .ifPresent(read -> asked.add(Criteria.Asked.of(field, read))));
        });
        return new Criteria(asked);
    }

    /** One condition; empty when it has a mistake. */
    private Optional<Condition> condition(String field, String name, Yaml.Entry entry) {
        Optional<Operator> operator = Operator.named(name);
        if (operator.isEmpty()) {
            mistakes.addUnknown(entry.place(), "condition", name, Operator.names());
            return Optional.empty();
        }
        return operator.get().takesTexts()
                ? texts(field, operator.get(), entry.value())
                : number(operator.get(), entry.value());
    }

    private Optional<Condition> texts(String field, Operator operator, Yaml value) {
        List<Yaml.Text> texts = value instanceof Yaml.Text text && !text.isNothing()
                ? List.of(text)
                : shape.texts(value, operator.wire());
        if (texts.isEmpty()) {
            mistakes.add(value.place(), operator.wire() + " names no value");
            return Optional.empty();
        }
        if (texts.size() > operator.mostTexts()) {
            mistakes.add(
                    value.place(),
                    "%s names %d values, and at most %d are allowed"
                            .formatted(operator.wire(), texts.size(), operator.mostTexts()));
        }
        for (Yaml.Text text : texts) {
            checkValue(text.place(), field, operator, text.value());
        }
        return Optional.of(operator.of(texts.stream().map(Yaml.Text::value).toList()));
    }

    private Optional<Condition> number(Operator operator, Yaml value) {
        try {
            return Optional.of(operator.of(Long.parseLong(shape.text(value, operator.wire()))));
        } catch (NumberFormatException noNumber) {
            mistakes.add(
                    value.place(),
                    "%s takes a whole number (times in milliseconds since 1970), not %s"
                            .formatted(operator.wire(), value.kind()));
            return Optional.empty();
        }
    }

    /** Notes a field that no finding has. */
    void checkField(Place place, String field) {
        FieldPath.Wrong wrong = FieldPath.wrong(field);
        if (wrong != null) {
            mistakes.addUnknown(place, "field", field, wrong.paths());
        }
    }

    /** Notes a value that the field never has. */
    void checkValue(Place place, String field, Operator operator, String value) {
        switch (field) {
            case "type" -> checkType(place, operator, value);
            case "severity" -> checkSeverity(place, operator, value);
            default -> {}
        }
    }

    private void checkType(Place place, Operator operator, String value) {
        if (operator.takesPatterns()) {
            Wildcard pattern = new Wildcard(value);
            if (types.stream().noneMatch(pattern::matches)) {
                mistakes.add(place, "no finding type looks like '" + value + "'");
            }
        } else if (!types.contains(value)) {
            mistakes.addUnknown(place, "finding type", value, types);
        }
    }

    private void checkSeverity(Place place, Operator operator, String value) {
        boolean whole;
        try {
            int severity = Integer.parseInt(value);
            whole = severity >= LOWEST_SEVERITY && severity <= HIGHEST_SEVERITY;
        } catch (NumberFormatException noNumber) {
            whole = false;
        }
        if (!whole && !operator.takesPatterns()) {
            mistakes.add(
                    place,
                    "severity is a whole number from 1 to 10 (low 1 to 3, medium 4 to 6, high 7 and 8, critical 9 and"
                            + " 10), not '" + value + "'");
        }
    }
}
