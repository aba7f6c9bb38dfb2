package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Trojan:EC2/DropPoint}: an instance talks to an address of the list {@code drop-ips}. */
public final class DropAddress extends ListedAddress {
    public DropAddress() {
        super("drop-ips", "a place where stolen data is dropped", "Trojan:*/DropPoint", Severity.MEDIUM);
    }

    @Override
    public About about() {
        return described("drop-address")
                .technique("T1048")
                .tactic(Tactic.EXFILTRATION)
                .title("An instance is talking to a place where stolen data is dropped");
    }
}
