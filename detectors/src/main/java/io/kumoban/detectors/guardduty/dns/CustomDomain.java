package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Impact:EC2/MaliciousDomainRequest.Custom}: a client asks for a name of the user's own list {@code custom-domains}. */
public final class CustomDomain extends ListedDomain {
    public CustomDomain() {
        super("custom-domains", false);
    }

    @Override
    public About about() {
        return described(About.finding("custom-domain", "Impact:EC2/MaliciousDomainRequest.Custom", Severity.MEDIUM)
                .technique("T1071.004")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .title("A client is looking up a name of your own threat list"));
    }
}
