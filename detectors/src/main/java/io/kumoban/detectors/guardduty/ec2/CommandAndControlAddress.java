package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Backdoor:EC2/C&CActivity.B}: an instance talks to an address of the list {@code c2-ips}. */
public final class CommandAndControlAddress extends ListedAddress {
    public CommandAndControlAddress() {
        super("c2-ips", "a command and control server", "Backdoor:*/C&CActivity.B", Severity.HIGH);
    }

    @Override
    public About about() {
        return described("command-and-control-address")
                .technique("T1071")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .title("An instance is talking to a command and control server");
    }
}
