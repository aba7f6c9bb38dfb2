package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Impact:EC2/AbusedDomainRequest.Reputation}: a client asks for a name below a free or dynamic domain of the list {@code abused-domains}. */
public final class AbusedDomain extends ListedDomain {
    public AbusedDomain() {
        super("abused-domains", false);
    }

    @Override
    public About about() {
        return described(About.finding("abused-domain", "Impact:EC2/AbusedDomainRequest.Reputation", Severity.MEDIUM)
                .technique("T1568")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .title("A client is looking up a name below a domain that is often abused"));
    }
}
