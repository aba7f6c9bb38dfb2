package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.modifier.FieldLowering;
import io.kumoban.detectors.sigma.rule.FilterRule;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.engine.yaml.Yaml;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attribute {@code filter} of a document. */
final class FilterReader {
    private static final Set<String> OTHERS = Set.of("rules");

    private FilterReader() {}

    /** Reads the filter of a document; null when nothing can be made of it. */
    static @Nullable FilterRule read(RuleInfo info, Attributes document, FieldLowering lowering) {
        Problems problems = document.problems();
        LogSource source = LogSourceReader.read(document);
        if (!(document.value("filter") instanceof Yaml.Mapping mapping)) {
            problems.refuse(
                    document.place("filter"),
                    "'filter' must be a mapping",
                    "write 'rules', a search and 'condition' below it");
            return null;
        }
        Attributes filter = Attributes.of(mapping, problems);
        if (!mapping.entries().containsKey("rules")) {
            problems.refuse(
                    mapping.place(), "the filter does not say for which rules it is", "add 'rules', or 'rules: any'");
        }
        DetectionReader.Found found = new DetectionReader(lowering, problems).read(filter, OTHERS);
        if (found.aggregation() != null) {
            problems.refuse(
                    found.aggregation().place(), "the condition of a filter is about single events", "take '|' out");
        }
        return new FilterRule(info, document.place(), source, rules(filter), found.detection());
    }

    /** The rules that are named; none when the filter is for any. */
    private static List<String> rules(Attributes filter) {
        List<String> rules = filter.texts("rules");
        boolean any = rules.size() == 1
                && (rules.getFirst().equalsIgnoreCase("any") || rules.getFirst().equalsIgnoreCase("all"));
        return any ? List.of() : rules;
    }
}
