package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Trojan:EC2/BlackholeTraffic!DNS}: a client asks for a name of the list {@code blackhole-domains}. */
public final class BlackholeDomain extends ListedDomain {
    public BlackholeDomain() {
        super("blackhole-domains", false);
    }

    @Override
    public About about() {
        return described(About.finding("blackhole-domain", "Trojan:EC2/BlackholeTraffic!DNS", Severity.MEDIUM)
                .technique("T1568")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .title("A client is looking up a name that leads to a black hole"));
    }
}
