package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Trojan:EC2/BlackholeTraffic}: an instance talks to an address of the list {@code blackhole-ips}. */
public final class BlackholeAddress extends ListedAddress {
    public BlackholeAddress() {
        super("blackhole-ips", "a black hole", "Trojan:*/BlackholeTraffic", Severity.MEDIUM);
    }

    @Override
    public About about() {
        return described("blackhole-address")
                .technique("T1568")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .title("An instance is talking to a black hole");
    }
}
