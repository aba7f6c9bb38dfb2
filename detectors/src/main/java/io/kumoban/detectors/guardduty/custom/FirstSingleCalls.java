package io.kumoban.detectors.guardduty.custom;

import io.kumoban.detectors.calls.CallRule;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * The calls of {@link SingleCalls}, from identities that never made such a call while their account was learned. Whoever
 * makes them every day is left alone; so no account has to be known to be quiet.
 */
public final class FirstSingleCalls implements Detector<ApiCall, FirstSingleCalls.Made> {
    private static final int IDENTITIES = 4_096;

    @Override
    public About about() {
        return CallRuleFindings.about("first-single-calls")
                .title("An identity made a call that intrusions use, for the first time")
                .what("Single calls that succeed, by the rules of `single-calls`, from an identity that made none of"
                        + " that rule while the account was learned. One finding for each rule and identity, raised"
                        + " again as long as it goes on.")
                .normally("The administrators and pipelines that make such calls do so again and again.")
                .mistakenFor("a new administrator; the first change of its kind in weeks");
    }

    @Override
    public Interest<ApiCall> interest() {
        return CallRuleFindings.RULES
                .narrow(Interest.in(ApiCall.class).notOfServices())
                .by(Key.PRINCIPAL)
                .atMost(IDENTITIES)
                .forgetAfter(Duration.ofDays(90));
    }

    @Override
    public Made newState() {
        return new Made();
    }

    @Override
    public void on(ApiCall call, Made made, Context context) {
        for (CallRule rule : CallRuleFindings.RULES.of(call)) {
            if (!rule.holds(call)) {
                continue;
            }
            long bit = 1L << CallRules.ALL.indexOf(rule);
            if (context.learning()) {
                made.usual |= bit;
            } else if ((made.usual & bit) == 0 && !context.trusts(call.sourceAddress())) {
                CallRuleFindings.report(rule, "first ", call, context)
                        .say(
                                "%s %s, with %s from %s, and never did so before.",
                                call.principal(), rule.says(), call.name(), call.sourceIp());
            }
        }
    }

    /** Which rules an identity's calls met while the account was learned: 8 bytes. */
    public static final class Made implements State {
        private long usual;

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeLong(usual);
        }

        @Override
        public void load(DataInput in) throws IOException {
            usual = in.readLong();
        }
    }
}
