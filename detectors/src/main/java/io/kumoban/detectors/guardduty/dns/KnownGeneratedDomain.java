package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Trojan:EC2/DGADomainRequest.C!DNS}: a client asks for a name of the list {@code dga-domains}. */
public final class KnownGeneratedDomain extends ListedDomain {
    public KnownGeneratedDomain() {
        super("dga-domains", false);
    }

    @Override
    public About about() {
        return described(About.finding("known-generated-domain", "Trojan:EC2/DGADomainRequest.C!DNS", Severity.HIGH)
                .technique("T1568.002")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .title("A client is looking up a name that malware is known to generate"));
    }
}
