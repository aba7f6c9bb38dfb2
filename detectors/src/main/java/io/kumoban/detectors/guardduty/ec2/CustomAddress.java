package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code UnauthorizedAccess:EC2/MaliciousIPCaller.Custom}: an instance talks to an address of the list {@code custom-ips}. */
public final class CustomAddress extends ListedAddress {
    public CustomAddress() {
        super("custom-ips", "a known offender", "UnauthorizedAccess:*/MaliciousIPCaller.Custom", Severity.MEDIUM);
    }

    @Override
    public About about() {
        return described("custom-address")
                .technique("T1071")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .title("An instance is talking to an address of your own threat list");
    }
}
