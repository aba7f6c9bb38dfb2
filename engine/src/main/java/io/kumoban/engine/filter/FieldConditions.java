package io.kumoban.engine.filter;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads criteria as people type them: {@code field=value}, {@code !=}, {@code ~} for a pattern with {@code *} and
 * {@code ?}, {@code !~}, and {@code >}, {@code >=}, {@code <}, {@code <=} for numbers. Several {@code =} of one field mean
 * one of the values, and so for the others that take texts.
 */
public final class FieldConditions {
    private static final Pattern CONDITION = Pattern.compile("([A-Za-z0-9_.]+)\\s*(!=|!~|>=|<=|=|~|>|<)\\s*(.*)");

    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUALS,
            "!=", Operator.NOT_EQUALS,
            "~", Operator.MATCHES,
            "!~", Operator.NOT_MATCHES,
            ">", Operator.GREATER_THAN,
            ">=", Operator.GREATER_THAN_OR_EQUAL,
            "<", Operator.LESS_THAN,
            "<=", Operator.LESS_THAN_OR_EQUAL);

    private record Key(String field, Operator operator) {}

    private FieldConditions() {}

    /**
     * Reads conditions that must all hold.
     *
     * @param source   what messages call them, for example the name of an option
     * @param ownTypes finding types beside those of the service that may be named
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake and what is allowed
     */
    public static Criteria read(String source, List<String> conditions, Collection<String> ownTypes) {
        Mistakes mistakes = new Mistakes();
        CriteriaReader checks = new CriteriaReader(mistakes, FilterFile.types(ownTypes));
        Map<Key, List<String>> texts = new LinkedHashMap<>();
        List<Criteria.Asked> asked = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Place place = new Place(source, i + 1, 1);
            Matcher parts = CONDITION.matcher(conditions.get(i).strip());
            if (!parts.matches()) {
                mistakes.add(place, "'" + conditions.get(i) + "' is no condition; write one like severity>=7");
                continue;
            }
            String field = parts.group(1);
            Operator operator = requireNonNull(OPERATORS.get(parts.group(2)));
            checks.checkField(place, field);
            if (operator.takesTexts()) {
                checks.checkValue(place, field, operator, parts.group(3));
                texts.computeIfAbsent(new Key(field, operator), unused -> new ArrayList<>())
                        .add(parts.group(3));
            } else if (parts.group(3).matches("-?[0-9]{1,18}")) {
                asked.add(Criteria.Asked.of(field, operator.of(Long.parseLong(parts.group(3)))));
            } else {
                mistakes.add(place, "'" + parts.group(3) + "' is no whole number");
            }
        }
        texts.forEach((key, values) ->
                asked.add(Criteria.Asked.of(key.field(), key.operator().of(values))));
        mistakes.refuse();
        return new Criteria(asked);
    }
}
