package io.kumoban.detectors.calls;

import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules by the names of their APIs, for detectors that try several of them on a call. */
public final class CallRuleIndex {
    private final List<CallRule> rules;
    private final Map<String, List<CallRule>> byApi = new HashMap<>();

    public CallRuleIndex(List<CallRule> rules) {
        this.rules = rules;
        for (CallRule rule : rules) {
            for (String api : rule.apis()) {
                byApi.computeIfAbsent(api, unused -> new ArrayList<>()).add(rule);
            }
        }
    }

    /** The rules that are about APIs of this name; their conditions are yet to be tried. */
    public List<CallRule> of(ApiCall call) {
        return byApi.getOrDefault(call.name().toString(), List.of());
    }

    /** Leaves of an interest only the APIs of these rules, and adds the fields that they read. */
    public Interest<ApiCall> narrow(Interest<ApiCall> interest) {
        interest.named(byApi.keySet().stream().sorted().toArray(String[]::new));
        for (CallRule rule : rules) {
            for (Field field : rule.fields()) {
                interest.field(field, rule.apis().toArray(String[]::new));
            }
        }
        return interest;
    }

    /** The ATT&CK techniques of all rules, each once. */
    public String[] techniques() {
        return rules.stream().map(CallRule::technique).distinct().sorted().toArray(String[]::new);
    }
}
