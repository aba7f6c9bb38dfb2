package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code CryptoCurrency:EC2/BitcoinTool.B!DNS}: a client asks for a name of the list {@code crypto-domains}. */
public final class MiningDomain extends ListedDomain {
    public MiningDomain() {
        super("crypto-domains", false);
    }

    @Override
    public About about() {
        return described(About.finding("mining-domain", "CryptoCurrency:EC2/BitcoinTool.B!DNS", Severity.HIGH)
                .technique("T1496.001")
                .tactic(Tactic.IMPACT)
                .title("A client is looking up a name of cryptocurrency mining"));
    }
}
