package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts rules in place of the references of correlations: an id is looked for first, then a name, then a title. */
final class Linker {
    private static final int DEEPEST = 32;

    private final Map<String, MatchingRule> byId = new HashMap<>();
    private final Map<String, MatchingRule> byName = new HashMap<>();
    private final Map<String, MatchingRule> byTitle = new HashMap<>();
    private final Problems problems;

    Linker(List<SigmaRule> rules, Problems problems) {
        this.problems = problems;
        rules.forEach(this::know);
    }

    /** The correlations that can be resolved, each after those that it is made of. */
    List<CorrelationRule> link(List<CorrelationDraft> drafts) {
        List<CorrelationRule> linked = new ArrayList<>();
        List<CorrelationDraft> left = new ArrayList<>(drafts);
        for (int depth = 0; depth < DEEPEST && !left.isEmpty(); depth++) {
            List<CorrelationDraft> waiting = new ArrayList<>();
            List<CorrelationRule> found = new ArrayList<>();
            for (CorrelationDraft draft : left) {
                CorrelationRule rule = linked(draft);
                if (rule == null) {
                    waiting.add(draft);
                } else {
                    found.add(rule);
                }
            }
            found.forEach(this::know);
            linked.addAll(found);
            if (waiting.size() == left.size()) {
                break;
            }
            left = waiting;
        }
        refuse(left);
        return linked;
    }

    private @Nullable CorrelationRule linked(CorrelationDraft draft) {
        List<CorrelationRule.Reference> references = new ArrayList<>();
        for (Yaml.Text reference : draft.references()) {
            MatchingRule rule = known(reference.value());
            if (rule == null) {
                return null;
            }
            references.add(new CorrelationRule.Reference(reference.value(), reference.place(), rule));
        }
        return draft.with(references);
    }

    private void refuse(List<CorrelationDraft> left) {
        Set<String> names = new HashSet<>();
        for (CorrelationDraft draft : left) {
            names.add(draft.info().id().toLowerCase(Locale.ROOT));
            names.add(draft.info().name());
            names.add(draft.info().title());
        }
        for (CorrelationDraft draft : left) {
            problems.begin(draft.info().title());
            for (Yaml.Text reference : draft.references()) {
                String text = reference.value();
                if (known(text) != null) {
                    continue;
                }
                if (names.contains(text) || names.contains(text.toLowerCase(Locale.ROOT))) {
                    problems.refuse(
                            reference.place(),
                            "'" + text + "' leads back to this correlation, to one that is refused, or more than "
                                    + DEEPEST + " deep",
                            "take the reference out, or mend that correlation");
                } else {
                    problems.refuse(
                            reference.place(),
                            "'" + text + "' is no rule that was read",
                            "read its file too, or correct the id or name");
                }
            }
        }
    }

    private @Nullable MatchingRule known(String reference) {
        MatchingRule rule = byId.get(reference.toLowerCase(Locale.ROOT));
        if (rule == null) {
            rule = byName.get(reference);
        }
        return rule == null ? byTitle.get(reference) : rule;
    }

    private void know(MatchingRule rule) {
        if (!rule.info().id().isEmpty()) {
            byId.putIfAbsent(rule.info().id().toLowerCase(Locale.ROOT), rule);
        }
        if (!rule.info().name().isEmpty()) {
            byName.putIfAbsent(rule.info().name(), rule);
        }
        if (!rule.info().title().isEmpty()) {
            byTitle.putIfAbsent(rule.info().title(), rule);
        }
    }
}
