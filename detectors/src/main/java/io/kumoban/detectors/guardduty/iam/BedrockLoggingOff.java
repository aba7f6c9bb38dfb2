package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** What is asked of Bedrock's models is no longer logged. An attempt that failed is a signal. */
public final class BedrockLoggingOff implements Rule<ApiCall> {
    static final String TYPE = "DefenseEvasion:IAMUser/BedrockLoggingDisabled";

    private static final double ATTEMPT = 0.6;
    private static final String API = "DeleteModelInvocationLoggingConfiguration";

    @Override
    public About about() {
        return About.finding("bedrock-logging-off", TYPE, Severity.MEDIUM)
                .technique("T1562.008")
                .tactic(Tactic.DEFENSE_EVASION)
                .title("Logging of model invocations was switched off")
                .what("A " + API + " that succeeds, in any Region.")
                .normally("Logging of model invocations is set once for a Region and stays.")
                .thenCheck("Who invokes models since, and at what cost? Stolen credentials are used to sell access to"
                        + " models, and those who do so switch the log off first.")
                .mistakenFor("a Region that is given up; a provisioning tool that tears down what it made");
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class).named(API).by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (!call.eventSource().is("bedrock.amazonaws.com")
                || call.byService()
                || context.trusts(call.sourceAddress())) {
            return;
        }
        if (call.failed()) {
            context.signal(call, Tactic.DEFENSE_EVASION, ATTEMPT);
            return;
        }
        context.report(call)
                .say(
                        "%s switched off the logging of model invocations in %s from %s.",
                        call.principal(), call.region(), call.sourceIp());
    }
}
