package io.kumoban.detectors.guardduty.iam;

import io.kumoban.detectors.baseline.DailyHabits;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * Credentials that an instance or a container task was given are used through a VPC endpoint of another account, so not
 * from there. An account from which the role is used day after day (a shared network) is learned and then left alone.
 *
 * <p>The service also knows which public addresses of AWS belong to an account; no log tells that, so a call that leaves
 * another account's VPC by way of the internet is not seen.
 */
public final class CredentialsInOtherAccount implements Detector<ApiCall, CredentialsInOtherAccount.Seen> {
    static final String OF_INSTANCE = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.InsideAWS";
    static final String OF_TASK = "UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.InsideAWS";

    static final Parameter.Whole DAYS = Parameter.whole(
            "learned-after", 14, 1, "days of use", "the service takes one to two weeks to accept a remote account");
    static final Parameter.Span GAP = Parameter.span(
            "learned-gap", Duration.ofDays(3), "a long weekend does not undo a habit, a longer silence does");

    private static final int ROLES = 4_096;

    @Override
    public About about() {
        return About.finding("credentials-in-other-account", OF_INSTANCE, Severity.HIGH)
                .also(OF_TASK, Severity.HIGH)
                .technique("T1552.005", "T1078.004")
                .tactic(Tactic.CREDENTIAL_ACCESS)
                .title("Credentials of an instance or task were used in another account")
                .what("A call signed with credentials that EC2 gave to an instance or ECS to a task, through a VPC"
                        + " endpoint that belongs to another account. An account that the role was used from on 14"
                        + " days is no longer reported. Calls from another account that do not pass an endpoint"
                        + " are not seen.")
                .normally("An instance signs its calls itself, in the account that it runs in.")
                .thenCheck(
                        "Whose is the account? What did the session do? Was the instance's metadata service reachable"
                                + " through a web application (IMDSv1)? Stop the role's sessions.")
                .mistakenFor("VPCs and endpoints that the accounts of an organisation share")
                .parameters(DAYS, GAP);
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .by(Key.PRINCIPAL)
                .when(CredentialsInOtherAccount::isElsewhere)
                .atMost(ROLES)
                .forgetAfter(Duration.ofDays(90));
    }

    private static boolean isElsewhere(ApiCall call) {
        Text endpoint = call.vpcEndpointAccount();
        return endpoint.isPresent()
                && !endpoint.sameAs(call.account())
                && (call.isOfInstance() || TaskSessions.isOne(call));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        if (context.trusts(call.sourceAddress())) {
            return;
        }
        String remote = call.vpcEndpointAccount().toString();
        int days = seen.accounts.use(Hashes.of(remote), call.time(), context.get(GAP));
        if (days >= context.get(DAYS)) {
            context.nearMiss(DAYS, days);
            return;
        }
        context.report(call)
                .type(call.isOfInstance() ? OF_INSTANCE : OF_TASK)
                .apart(remote)
                .observed("days of use from this account", days, "days")
                .usual("days after which an account is known", context.get(DAYS), "days")
                .detail("remoteAccount", remote)
                .say(
                        "Credentials of the role %s, given to %s, were used through a VPC endpoint of account %s to"
                                + " call %s.",
                        call.principal(),
                        call.isOfInstance() ? "an instance" : "task " + TaskSessions.task(call),
                        remote,
                        call.name());
    }

    /** The accounts that one role is used from: 220 bytes. */
    public static final class Seen implements State {
        private static final int ACCOUNTS = 8;

        private final DailyHabits accounts = new DailyHabits(ACCOUNTS);

        @Override
        public void save(DataOutput out) throws IOException {
            accounts.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            accounts.load(in);
        }
    }
}
