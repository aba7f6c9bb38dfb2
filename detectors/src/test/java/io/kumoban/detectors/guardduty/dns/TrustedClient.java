package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import java.util.List;
import java.util.Map;

/** A replay in which the client of the test records is trusted. */
final class TrustedClient {
    private TrustedClient() {}

    static Harness harness(Detector<?, ?>... detectors) {
        return Harness.of(detectors)
                .assets(new Assets(AddressSet.EMPTY, AddressSet.of(List.of("10.0.0.5")), Map.of(), Map.of()));
    }
}
