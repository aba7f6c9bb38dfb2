package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.pipeline.LineValues.Written;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a field for each kind of hash of lines whose values name the kind ({@code MD5=...}, {@code MD5|...}) or have the
 * length of one. The fields are alternatives; under {@code all} they must all fit.
 *
 * @param kinds  those that are meant, in capitals
 * @param prefix before the name of the kind
 * @param bare   whether the name of the kind is left out
 */
record HashFields(Set<String> kinds, String prefix, boolean bare) implements Transformation {
    private static final Map<Integer, String> BY_DIGITS = Map.of(32, "MD5", 40, "SHA1", 64, "SHA256", 128, "SHA512");

    HashFields {
        kinds = Set.copyOf(kinds);
    }

    private record Hash(String kind, String digits) {}

    @Override
    public void apply(RuleDraft rule, PipelineItem item) throws PipelineRefusal {
        rule.change(item, this::divided);
    }

    private Part divided(Part.Line line, Growth growth) throws PipelineRefusal {
        List<ValueTest> values = LineValues.of(line);
        if (!values.stream().allMatch(value -> LineValues.written(value).isPresent())) {
            growth.count(line);
            return line;
        }
        boolean all = line.modifiers().contains("all");
        Map<String, List<ValueTest>> byField = new LinkedHashMap<>();
        for (ValueTest value : values) {
            Written written = LineValues.written(value).orElseThrow();
            Optional<Hash> hash = hash(written.text());
            if (hash.isPresent()) {
                ValueTest digits =
                        Written.of(hash.get().digits, written.cased()).test();
                growth.count(digits);
                byField.computeIfAbsent(prefix + (bare ? "" : hash.get().kind), field -> new ArrayList<>())
                        .add(digits);
            } else if (all) {
                throw none(line);
            }
        }
        if (byField.isEmpty()) {
            throw none(line);
        }
        List<Part> parts = new ArrayList<>();
        byField.forEach((field, digits) -> parts.add(part(line, field, digits, all)));
        return parts.size() == 1 ? parts.getFirst() : new Part.Group(all, parts);
    }

    private static Part part(Part.Line line, String field, List<ValueTest> digits, boolean all) {
        List<Predicate> tests = digits.stream()
                .<Predicate>map(each -> new Predicate.FieldTest(field, each))
                .toList();
        return new Part.Line(
                field,
                all ? List.of("all") : List.of(),
                line.place(),
                all ? Predicate.allOf(tests) : Predicate.anyOf(tests),
                line.applied());
    }

    private Optional<Hash> hash(String text) {
        String[] parts = text.split(text.contains("|") ? "\\|" : "=", -1);
        Hash hash = parts.length == 2
                ? new Hash(parts[0].replaceFirst("^\\*+", "").toUpperCase(Locale.ROOT), parts[1])
                : new Hash(BY_DIGITS.getOrDefault(parts[0].length(), ""), parts[0]);
        return kinds.contains(hash.kind) ? Optional.of(hash) : Optional.empty();
    }

    private PipelineRefusal none(Part.Line line) {
        return new PipelineRefusal(
                "the pipeline makes fields of hashes, and "
                        + (line.field().isEmpty() ? "a keyword" : "a value of '" + line.field() + "'") + " is none of "
                        + String.join(", ", kinds.stream().sorted().toList()),
                "name the field of hashes in field_name_conditions, and all kinds in valid_hash_algos");
    }
}
