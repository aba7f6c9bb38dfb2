package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Trojan:EC2/BlackholeTraffic!DNS}: a name of the list {@code c2-domains} was answered by a black hole. */
public final class BlackholedCommandAndControlDomain extends ListedDomain {
    public BlackholedCommandAndControlDomain() {
        super("c2-domains", true);
    }

    @Override
    public About about() {
        return described(About.finding(
                        "blackholed-command-and-control-domain", "Trojan:EC2/BlackholeTraffic!DNS", Severity.MEDIUM)
                .technique("T1071.004")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .title("A client is looking up a command and control name that a resolver leads nowhere"));
    }
}
