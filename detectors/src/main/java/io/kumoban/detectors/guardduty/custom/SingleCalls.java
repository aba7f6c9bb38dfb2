package io.kumoban.detectors.guardduty.custom;

import io.kumoban.detectors.calls.CallRule;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;

/**
 * The service's Custom Detection Rules: one finding for a single call of a kind that intrusions use. Administrators make
 * such calls every day, so they have to be switched on, for accounts in which they are rare.
 */
public final class SingleCalls implements Rule<ApiCall> {
    @Override
    public About about() {
        return CallRuleFindings.about("single-calls")
                .optIn()
                .title("A call that intrusions use was made")
                .what("Single calls that succeed, by " + CallRules.ALL.size() + " rules: " + CallRuleFindings.names()
                        + ". One finding for each rule and identity.")
                .normally("Most of these calls are an administrator's daily work; in an account where changes come"
                        + " through a pipeline, a person hardly makes them.")
                .mistakenFor("administration");
    }

    @Override
    public Interest<ApiCall> interest() {
        return CallRuleFindings.RULES
                .narrow(Interest.in(ApiCall.class).notOfServices())
                .by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (context.trusts(call.sourceAddress())) {
            return;
        }
        for (CallRule rule : CallRuleFindings.RULES.of(call)) {
            if (rule.holds(call)) {
                CallRuleFindings.report(rule, "", call, context)
                        .say("%s %s, with %s from %s.", call.principal(), rule.says(), call.name(), call.sourceIp());
            }
        }
    }
}
