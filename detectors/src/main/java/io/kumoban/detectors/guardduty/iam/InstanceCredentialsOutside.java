package io.kumoban.detectors.guardduty.iam;

import io.kumoban.detectors.baseline.CallTraits;
import io.kumoban.detectors.baseline.DailyHabits;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.InstanceIds;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * Credentials that an instance or a container task was given are used from a public address that is not Amazon's, so not
 * from there.
 * No statistics: the address is in the ranges of AWS or it is not. A network from which the role is used day after day
 * (an own data centre that the traffic leaves through) is learned and then left alone.
 *
 * <p>State: at most 16 networks a role, 16 bytes each; 304 bytes a key.
 */
public final class InstanceCredentialsOutside implements Detector<ApiCall, InstanceCredentialsOutside.Seen> {
    static final String TYPE = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS";
    static final String OF_TASK = "UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.OutsideAWS";
    static final String AWS_RANGES = "aws-ranges";

    static final Parameter.Whole DAYS = Parameter.whole(
            "learned-after", 14, 1, "days of use", "the service takes one to two weeks to accept a remote network");
    static final Parameter.Span GAP = Parameter.span(
            "learned-gap", Duration.ofDays(3), "a long weekend does not undo a habit, a longer silence does");

    private static final int ROLES = 10_000;

    @Override
    public About about() {
        return About.finding("instance-credentials-outside", TYPE, Severity.HIGH)
                .also(OF_TASK, Severity.HIGH)
                .technique("T1552.005", "T1078.004")
                .tactic(Tactic.CREDENTIAL_ACCESS)
                .title("Credentials of an instance were used outside AWS")
                .what("A call signed with credentials that EC2 gave to an instance or ECS to a task, from a public"
                        + " address outside the ranges of AWS. A network that the role was used from on 14 days is"
                        + " no longer reported.")
                .normally(
                        "An instance signs its calls itself, so they come from addresses of AWS or from inside a VPC.")
                .thenCheck("Was the instance's metadata service reachable through a web application (IMDSv1)? What did "
                        + "the session do? Stop the instance's role sessions.")
                .mistakenFor("traffic that leaves a VPC through an own data centre; a VPN appliance")
                .parameters(DAYS, GAP);
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .by(Key.PRINCIPAL)
                .when(call -> call.isOfInstance() || TaskSessions.isOne(call))
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
        if (!source.isPublic() || context.addresses(AWS_RANGES).contains(source) || context.trusts(source)) {
            return;
        }
        int days = seen.networks.use(CallTraits.network(call), call.time(), context.get(GAP));
        if (days >= context.get(DAYS)) {
            context.nearMiss(DAYS, days);
            return;
        }
        Report report = context.report(call)
                .observed("days of use from this network", days, "days")
                .usual("days after which a network is known", context.get(DAYS), "days");
        String holder;
        if (call.isOfInstance()) {
            String instance = instance(call);
            report.detail("instance", instance);
            holder = instance.isEmpty() ? "an instance" : "instance " + instance;
        } else {
            report.type(OF_TASK).detail("task", TaskSessions.task(call));
            holder = "task " + TaskSessions.task(call);
        }
        report.say(
                "Credentials of the role %s, given to %s, were used from %s, which is outside AWS, to call %s.",
                call.principal(), holder, call.sourceIp(), call.name());
    }

    private static String instance(ApiCall call) {
        Text session = call.principalId();
        int at = InstanceIds.startInSession(session);
        return at < 0 ? "" : session.subSequence(at, session.length()).toString();
    }

    /** The networks outside AWS that one role is used from. */
    public static final class Seen implements State {
        private static final int NETWORKS = 16;

        private final DailyHabits networks = new DailyHabits(NETWORKS);

        @Override
        public void save(DataOutput out) throws IOException {
            networks.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            networks.load(in);
        }
    }
}
