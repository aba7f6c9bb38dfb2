package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Trojan:EC2/PhishingDomainRequest!DNS}: a client asks for a name of the list {@code phishing-domains}. */
public final class PhishingDomain extends ListedDomain {
    public PhishingDomain() {
        super("phishing-domains", false);
    }

    @Override
    public About about() {
        return described(About.finding("phishing-domain", "Trojan:EC2/PhishingDomainRequest!DNS", Severity.HIGH)
                .technique("T1566.002")
                .tactic(Tactic.INITIAL_ACCESS)
                .title("A client is looking up a name that is used for phishing"));
    }
}
