package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;

/**
 * A trail sees less than before: it was stopped, deleted, narrowed by an update, or told to leave management events
 * out. An attempt that failed is a signal of weight 0.6, since nothing was lost yet.
 */
public final class TrailStopped implements Rule<ApiCall> {
    static final String TYPE = "Stealth:IAMUser/CloudTrailLoggingDisabled";

    /** An attempt shows the intent but harms nothing. */
    private static final double ATTEMPT = 0.6;

    private static final Field NAME = Field.ofCall("requestParameters.name");
    private static final Field TRAIL_NAME = Field.ofCall("requestParameters.trailName");
    private static final Field MULTI_REGION = Field.ofCall("requestParameters.isMultiRegionTrail");
    private static final Field GLOBAL_EVENTS = Field.ofCall("requestParameters.includeGlobalServiceEvents");
    private static final Field VALIDATION = Field.ofCall("requestParameters.enableLogFileValidation");
    private static final Field SELECTORS = Field.ofCall("requestParameters.eventSelectors");
    private static final Field ADVANCED_SELECTORS = Field.ofCall("requestParameters.advancedEventSelectors");

    @Override
    public About about() {
        return About.finding("trail-stopped", TYPE, Severity.LOW)
                .technique("T1562.008")
                .tactic(Tactic.DEFENSE_EVASION)
                .title("A trail was switched off or narrowed")
                .what("StopLogging, DeleteTrail; UpdateTrail that gives up other Regions, global services or log file "
                        + "validation; PutEventSelectors after which no management events are recorded.")
                .normally("Trails are changed by the people who manage them, rarely, from known places, and another "
                        + "trail goes on recording.")
                .thenCheck("Does another trail still record? What did this actor do in the hour before, and what may "
                        + "have gone unrecorded since?")
                .mistakenFor("planned removal of an old trail; tear-down of an environment by its own tooling");
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .named("StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors")
                .field(NAME, "StopLogging", "DeleteTrail", "UpdateTrail")
                .field(MULTI_REGION, "UpdateTrail")
                .field(GLOBAL_EVENTS, "UpdateTrail")
                .field(VALIDATION, "UpdateTrail")
                .field(TRAIL_NAME, "PutEventSelectors")
                .field(SELECTORS, "PutEventSelectors")
                .field(ADVANCED_SELECTORS, "PutEventSelectors")
                .by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (!call.eventSource().is("cloudtrail.amazonaws.com")
                || call.identityType().is("AWSService")
                || context.trusts(call.sourceAddress())) {
            return;
        }
        String loss = loss(call);
        if (loss.isEmpty()) {
            return;
        }
        if (call.failed()) {
            context.signal(call, Tactic.DEFENSE_EVASION, ATTEMPT);
            return;
        }
        Text trail = call.text(NAME).isPresent() ? call.text(NAME) : call.text(TRAIL_NAME);
        context.report(call)
                .detail("trail", trail.toString())
                .say(
                        "%s %s the trail %s with %s from %s.",
                        call.principal(), loss, trail, call.name(), call.sourceIp());
    }

    /** What happens to the trail, as a verb; empty when it loses nothing. */
    private static String loss(ApiCall call) {
        if (call.named("StopLogging")) {
            return "stopped";
        }
        if (call.named("DeleteTrail")) {
            return "deleted";
        }
        if (call.named("UpdateTrail")) {
            boolean narrower = call.text(MULTI_REGION).isFalse()
                    || call.text(GLOBAL_EVENTS).isFalse()
                    || call.text(VALIDATION).isFalse();
            return narrower ? "narrowed" : "";
        }
        return losesManagementEvents(call.text(SELECTORS), call.text(ADVANCED_SELECTORS))
                ? "took management events out of"
                : "";
    }

    /**
     * Selectors are a list, so they come as JSON text. Basic ones record management events unless they say false, and
     * one that does is enough; advanced ones record them only where the category Management is named.
     */
    private static boolean losesManagementEvents(Text basic, Text advanced) {
        if (advanced.isPresent() && !advanced.is("[]")) {
            return !advanced.contains("\"Management\"");
        }
        return basic.contains("\"includeManagementEvents\"")
                && !basic.contains("\"includeManagementEvents\":true")
                && !basic.contains("\"includeManagementEvents\": true");
    }
}
