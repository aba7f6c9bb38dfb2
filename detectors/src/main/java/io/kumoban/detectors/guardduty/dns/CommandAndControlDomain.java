package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Backdoor:EC2/C&CActivity.B!DNS}: a client asks for a name of the list {@code c2-domains}. */
public final class CommandAndControlDomain extends ListedDomain {
    public CommandAndControlDomain() {
        super("c2-domains", false);
    }

    @Override
    public About about() {
        return described(About.finding("command-and-control-domain", "Backdoor:EC2/C&CActivity.B!DNS", Severity.HIGH)
                .technique("T1071.004")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .title("A client is looking up a command and control server"));
    }
}
