package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code CryptoCurrency:EC2/BitcoinTool.B}: an instance talks to an address of the list {@code crypto-ips}. */
public final class MiningAddress extends ListedAddress {
    public MiningAddress() {
        super("crypto-ips", "a mining pool", "CryptoCurrency:*/BitcoinTool.B", Severity.HIGH);
    }

    @Override
    public About about() {
        return described("mining-address")
                .technique("T1496.001")
                .tactic(Tactic.IMPACT)
                .title("An instance is talking to an address of cryptocurrency mining");
    }
}
