package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Impact:EC2/MaliciousDomainRequest.Reputation}: a client asks for a name of the list {@code malicious-domains}. */
public final class MaliciousDomain extends ListedDomain {
    public MaliciousDomain() {
        super("malicious-domains", false);
    }

    @Override
    public About about() {
        return described(
                About.finding("malicious-domain", "Impact:EC2/MaliciousDomainRequest.Reputation", Severity.HIGH)
                        .technique("T1071.004")
                        .tactic(Tactic.COMMAND_AND_CONTROL)
                        .title("A client is looking up a name that is known to be malicious"));
    }
}
