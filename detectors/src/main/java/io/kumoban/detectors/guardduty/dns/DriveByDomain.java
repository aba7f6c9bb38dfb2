package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** {@code Trojan:EC2/DriveBySourceTraffic!DNS}: a client asks for a name of the list {@code drive-by-domains}. */
public final class DriveByDomain extends ListedDomain {
    public DriveByDomain() {
        super("drive-by-domains", false);
    }

    @Override
    public About about() {
        return described(About.finding("drive-by-domain", "Trojan:EC2/DriveBySourceTraffic!DNS", Severity.HIGH)
                .technique("T1189")
                .tactic(Tactic.INITIAL_ACCESS)
                .title("A client is looking up a source of drive-by downloads"));
    }
}
