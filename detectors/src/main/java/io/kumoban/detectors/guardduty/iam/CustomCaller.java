package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** The types {@code MaliciousIPCaller.Custom}: a call from an address of the user's own list {@code custom-ips}. */
public final class CustomCaller extends ListedCaller {
    public CustomCaller() {
        super("custom-ips", "an address");
    }

    @Override
    public About about() {
        return described(
                About.finding("custom-caller", "UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom", Severity.MEDIUM)
                        .also("Recon:IAMUser/MaliciousIPCaller.Custom", Severity.MEDIUM)
                        .also("Discovery:S3/MaliciousIPCaller.Custom", Severity.HIGH)
                        .also("UnauthorizedAccess:S3/MaliciousIPCaller.Custom", Severity.HIGH)
                        .technique("T1078.004")
                        .tactic(Tactic.INITIAL_ACCESS)
                        .title("An API was called from an address of your own threat list"));
    }

    @Override
    String looking() {
        return "Recon:IAMUser/MaliciousIPCaller.Custom";
    }

    @Override
    String changing() {
        return "UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom";
    }

    @Override
    String onBucket(Use use) {
        return switch (use) {
            case LOOKS -> "Discovery:S3/MaliciousIPCaller.Custom";
            case READS, CHANGES -> "UnauthorizedAccess:S3/MaliciousIPCaller.Custom";
        };
    }
}
