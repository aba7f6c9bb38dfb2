package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.FieldTexts;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the findings of rules: what the rule says of itself, which of its searches hold, and what it looked at. */
final class RuleFindings {
    /** What rules ask of records besides the standard fields. */
    private final Set<String> asked = new HashSet<>();

    RuleFindings(Kind kind, RowFields fields) {
        fields.all().forEach(field -> asked.add(field.path()));
        RowFields.standard(kind).forEach(field -> asked.remove(field.path()));
    }

    void raise(RuleTraits rule, HeldSearches searches, Row event, Context context) {
        Evidence all = context.remember(event);
        Map<String, String> shown =
                event instanceof Flow ? shown(all.fields(), searches.shown()) : FieldTexts.of(event, searches.shown());
        RuleInfo info = rule.info();
        context.report(new Evidence(all.key(), all.id(), shown, all.file(), all.offset()))
                .type(rule.type())
                .severity(rule.severity())
                .technique(rule.techniques().toArray(String[]::new))
                .title(info.title())
                .apart(info.key())
                .detail("rule", info.key())
                .detail("title", info.title())
                .detail("file", rule.file())
                .say("The Sigma rule '%s' matches %s: %s.", info.title(), words(event), searches.words(event));
    }

    private static String words(Row event) {
        return switch (event) {
            case ApiCall call -> call.name() + " of " + call.principal();
            case Flow flow -> "traffic of " + flow.own();
            case DnsQuery query -> "a query of " + query.actor() + " for " + query.name();
        };
    }

    /** What evidence of flows holds, without the fields of other rules. */
    private Map<String, String> shown(Map<String, String> all, List<Field> fields) {
        Set<String> own = new HashSet<>();
        fields.forEach(field -> own.add(field.path()));
        Map<String, String> shown = new LinkedHashMap<>();
        all.forEach((path, value) -> {
            if (!asked.contains(path) || own.contains(path)) {
                shown.put(path, value);
            }
        });
        return shown;
    }
}
