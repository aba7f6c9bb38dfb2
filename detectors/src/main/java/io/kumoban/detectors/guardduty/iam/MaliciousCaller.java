package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** The types {@code MaliciousIPCaller}: a call from an address of the list {@code malicious-ips}. */
public final class MaliciousCaller extends ListedCaller {
    public MaliciousCaller() {
        super("malicious-ips", "an address known to be malicious");
    }

    @Override
    public About about() {
        return described(
                About.finding("malicious-caller", "UnauthorizedAccess:IAMUser/MaliciousIPCaller", Severity.MEDIUM)
                        .also("Recon:IAMUser/MaliciousIPCaller", Severity.MEDIUM)
                        .also("Discovery:S3/MaliciousIPCaller", Severity.HIGH)
                        .also("Exfiltration:S3/MaliciousIPCaller", Severity.HIGH)
                        .also("Impact:S3/MaliciousIPCaller", Severity.HIGH)
                        .technique("T1078.004")
                        .tactic(Tactic.INITIAL_ACCESS)
                        .title("An API was called from a malicious address"));
    }

    @Override
    String looking() {
        return "Recon:IAMUser/MaliciousIPCaller";
    }

    @Override
    String changing() {
        return "UnauthorizedAccess:IAMUser/MaliciousIPCaller";
    }

    @Override
    String onBucket(Use use) {
        return switch (use) {
            case LOOKS -> "Discovery:S3/MaliciousIPCaller";
            case READS -> "Exfiltration:S3/MaliciousIPCaller";
            case CHANGES -> "Impact:S3/MaliciousIPCaller";
        };
    }
}
