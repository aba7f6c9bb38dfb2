package io.kumoban.detectors.graph.path;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * A role whose sessions have only ever come from addresses of AWS, as those of functions do, is used from elsewhere. The
 * marks of instances and tasks are not needed: the edges from network owners to the role tell what kind of role it is.
 *
 * <p>State: 24 bytes a role.
 */
public final class RoleOrigin implements Detector<ApiCall, RoleOrigin.Seen> {
    static final String TYPE = "UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.OutsideAWS";
    static final String AWS_RANGES = "aws-ranges";

    static final Parameter.Whole CALLS =
            Parameter.whole("calls", 20, 1, "calls from inside AWS", "below this the kind of a role is not known");
    static final Parameter.Span HISTORY =
            Parameter.span("history", Duration.ofDays(7), "people who use a role come by within a week");
    static final Parameter.Span TELLING = Parameter.span(
            "telling", Duration.ofDays(1), "for a day the theft goes on; what lasts longer was told and is a habit");

    private static final int ROLES = 8_192;

    @Override
    public About about() {
        return About.finding("graph-role-origin", TYPE, Severity.MEDIUM)
                .technique("T1078.004", "T1552")
                .tactic(Tactic.CREDENTIAL_ACCESS)
                .title("A role of a workload was used outside AWS")
                .what("A call by a role from a public address outside the ranges of AWS, where all its calls of at"
                        + " least seven days, 20 or more, came from inside. Raised for each call of the first day."
                        + " Instances and ECS tasks are left to instance-credentials-outside.")
                .normally("Functions and other workloads call from AWS, roles of people from offices and homes.")
                .thenCheck("What did the session do, and where may its credentials have been read: environment, error"
                        + " pages, build logs?")
                .mistakenFor("an administrator who takes up a workload's role by hand")
                .parameters(CALLS, HISTORY, TELLING)
                .learning()
                .unheard();
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .by(Key.PRINCIPAL)
                .when(call -> call.identityType().is("AssumedRole")
                        && !call.sourceAddress().isAbsent())
                .needing(AWS_RANGES)
                .atMost(ROLES)
                .forgetAfter(Duration.ofDays(90));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        Address source = call.sourceAddress();
        boolean inside = !source.isPublic() || context.addresses(AWS_RANGES).contains(source);
        if (inside) {
            seen.inside(call.time());
            return;
        }
        if (context.trusts(source) || call.isOfInstance()) {
            return;
        }
        boolean ofWorkload = seen.inside >= context.get(CALLS)
                && call.time() - seen.since >= context.get(HISTORY)
                && (seen.outside == 0 || call.time() - seen.outside < context.get(TELLING));
        if (seen.outside == 0) {
            seen.outside = call.time();
        }
        if (ofWorkload && !context.learning()) {
            context.report(call)
                    .apart(source.toString())
                    .observed("calls from outside AWS", 1, "call")
                    .usual("calls from inside AWS before", seen.inside, "calls")
                    .say(
                            "The role %s was used from %s, which is outside AWS, to call %s. All %d calls before came"
                                    + " from inside, as a workload's do.",
                            call.principal(), call.sourceIp(), call.name(), seen.inside);
        }
    }

    /** From where a role is used. */
    public static final class Seen implements State {
        private int inside;
        private long since;
        private long outside;

        private void inside(long time) {
            if (inside == 0) {
                since = time;
            }
            inside = Math.min(inside, Integer.MAX_VALUE - 1) + 1;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeInt(inside);
            out.writeLong(since);
            out.writeLong(outside);
        }

        @Override
        public void load(DataInput in) throws IOException {
            inside = in.readInt();
            since = in.readLong();
            outside = in.readLong();
        }
    }
}
