package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/** The types {@code TorIPCaller}: a call from an address of the list {@code tor-exit-ips}. */
public final class TorCaller extends ListedCaller {
    public TorCaller() {
        super("tor-exit-ips", "an exit of the Tor network");
    }

    @Override
    public About about() {
        return described(About.finding("tor-caller", "UnauthorizedAccess:IAMUser/TorIPCaller", Severity.MEDIUM)
                .also("Recon:IAMUser/TorIPCaller", Severity.MEDIUM)
                .also("Discovery:S3/TorIPCaller", Severity.MEDIUM)
                .also("UnauthorizedAccess:S3/TorIPCaller", Severity.HIGH)
                .technique("T1090.003")
                .tactic(Tactic.INITIAL_ACCESS)
                .title("An API was called through the Tor network"));
    }

    @Override
    String looking() {
        return "Recon:IAMUser/TorIPCaller";
    }

    @Override
    String changing() {
        return "UnauthorizedAccess:IAMUser/TorIPCaller";
    }

    @Override
    String onBucket(Use use) {
        return switch (use) {
            case LOOKS -> "Discovery:S3/TorIPCaller";
            case READS, CHANGES -> "UnauthorizedAccess:S3/TorIPCaller";
        };
    }
}
