package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Trojan:EC2/DropPoint!DNS}: a client asks for a name of the list {@code drop-domains}. */
public final class DropDomain extends ListedDomain {
    public DropDomain() {
        super("drop-domains", false);
    }

    @Override
    public About about() {
        return described(About.finding("drop-domain", "Trojan:EC2/DropPoint!DNS", Severity.MEDIUM)
                .technique("T1567")
                .tactic(Tactic.EXFILTRATION)
                .title("A client is looking up a place where stolen data is dropped"));
    }
}
