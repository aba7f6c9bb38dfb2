package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody runs a command on an instance, and then the instance's credentials are used from the very address that the
 * command came from: they were read out and carried away. No list of addresses is needed for it, so it also tells of
 * thieves inside AWS.
 *
 * <p>State: the last 8 commands of an account, about 1.3 kB each.
 */
public final class CommandedInstance implements Detector<Signal, CommandedInstance.Seen> {
    static final String OUTSIDE = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS";
    static final String INSIDE = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.InsideAWS";

    static final Parameter.Span WINDOW = Parameter.span(
            "window", Duration.ofHours(1), "credentials of an instance are handed out anew within hours");

    private static final Set<String> COMMANDS =
            Set.of("SendCommand", "StartSession", "SendSSHPublicKey", "SendSerialConsoleSSHPublicKey");
    private static final String AWS_RANGES = "aws-ranges";
    private static final int ACCOUNTS = 128;

    @Override
    public About about() {
        return About.finding("commanded-instance", OUTSIDE, Severity.HIGH)
                .also(INSIDE, Severity.HIGH)
                .technique("T1552.005", "T1021.007")
                .tactic(Tactic.CREDENTIAL_ACCESS)
                .title("Credentials of an instance were used from where a command to an instance came from")
                .what("A call signed with credentials that EC2 gave to an instance, from an address that the role"
                        + " did not use for a day, and from which within an hour before another identity ran a command"
                        + " or opened a session on an instance."
                        + " Inside AWS when the list " + AWS_RANGES + " has the address, else outside.")
                .normally("Instances use their credentials themselves, from their own address.")
                .thenCheck("What did the command do? Stop the role's sessions; was the metadata service open (IMDSv1)?")
                .mistakenFor("an administrator who works on a machine behind the same NAT gateway as the instance")
                .parameters(WINDOW);
    }

    @Override
    public Interest<Signal> interest() {
        return Interest.in(Signal.class)
                .by(Key.ACCOUNT)
                .when(signal -> isCommand(signal) || isUse(signal))
                .atMost(ACCOUNTS)
                .forgetAfter(Duration.ofHours(2));
    }

    private static boolean isCommand(Signal signal) {
        return signal.detector().equals("high-risk-calls")
                && COMMANDS.contains(signal.evidence().field(ApiCall.NAME));
    }

    private static boolean isUse(Signal signal) {
        return signal.detector().equals(InstanceCredentialUse.ID)
                && signal.evidence().kind() == Kind.API_CALL;
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Signal signal, Seen seen, Context context) {
        Evidence event = signal.evidence();
        if (isCommand(signal)) {
            seen.add(event);
            return;
        }
        String source = event.field(ApiCall.SOURCE_IP);
        Address address = Address.of(source);
        Evidence command = seen.from(source, event.time() - context.get(WINDOW));
        if (command == null
                || context.trusts(address)
                || command.field(ApiCall.PRINCIPAL).equals(event.field(ApiCall.PRINCIPAL))) {
            return;
        }
        context.report(signal)
                .type(context.addresses(AWS_RANGES).contains(address) ? INSIDE : OUTSIDE)
                .with(List.of(command))
                .say(
                        "Credentials of the role %s, given to an instance, were used from %s to call %s, within %s"
                                + " after %s had made the call %s from that address.",
                        event.field(ApiCall.PRINCIPAL),
                        source,
                        event.field(ApiCall.NAME),
                        Spans.text(Duration.ofMillis(context.get(WINDOW))),
                        command.field(ApiCall.PRINCIPAL),
                        command.field(ApiCall.NAME));
    }

    /** The last commands of one account, oldest first. */
    public static final class Seen implements State {
        private static final int MOST = 8;

        private final Deque<Evidence> commands = new ArrayDeque<>(MOST);

        private void add(Evidence command) {
            if (commands.size() == MOST) {
                commands.removeFirst();
            }
            commands.addLast(command);
        }

        private @Nullable Evidence from(String source, long notBefore) {
            for (Evidence command : commands) {
                if (command.time() >= notBefore
                        && command.field(ApiCall.SOURCE_IP).equals(source)) {
                    return command;
                }
            }
            return null;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(commands.size());
            for (Evidence command : commands) {
                command.save(out);
            }
        }

        @Override
        public void load(DataInput in) throws IOException {
            commands.clear();
            int size = in.readByte();
            for (int i = 0; i < size; i++) {
                commands.addLast(Evidence.load(in));
            }
        }
    }
}
