package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Trojan:EC2/BlackholeTraffic!DNS}: a name of the list {@code crypto-domains} was answered by a black hole. */
public final class BlackholedMiningDomain extends ListedDomain {
    public BlackholedMiningDomain() {
        super("crypto-domains", true);
    }

    @Override
    public About about() {
        return described(About.finding("blackholed-mining-domain", "Trojan:EC2/BlackholeTraffic!DNS", Severity.MEDIUM)
                .technique("T1496.001")
                .tactic(Tactic.IMPACT)
                .title("A client is looking up a mining name that a resolver leads nowhere"));
    }
}
