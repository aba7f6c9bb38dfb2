package io.kumoban.detectors.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighRiskCallsTest {
    @Test
    void aCallOfTheTableIsASignalOfItsTactic() {
        assertThat(signals(CallRecord.named("CreateAccessKey"))).singleElement().satisfies(signal -> {
            assertThat(signal.tactic()).isEqualTo(Tactic.PERSISTENCE);
            assertThat(signal.weight()).isEqualTo(1);
            assertThat(signal.isFinding()).isFalse();
        });
    }

    @Test
    void aFailedCallCountsHalf() {
        assertThat(signals(CallRecord.named("CreateAccessKey").failing("AccessDenied")))
                .singleElement()
                .extracting(Signal::weight)
                .isEqualTo(0.5);
    }

    @Test
    void otherCallsAreNoSignals() {
        assertThat(signals(CallRecord.named("GetUser"))).isEmpty();
        assertThat(signals(CallRecord.named("CreateUser").to("transfer.amazonaws.com")))
                .isEmpty();
    }

    @Test
    void aServiceOrATrustedAddressIsNoSignal() {
        assertThat(signals(CallRecord.named("CreateAccessKey")
                        .with("userIdentity.invokedBy", "cloudformation.amazonaws.com")))
                .isEmpty();
        assertThat(Harness.of(new HighRiskCalls())
                        .lists(Trust.in("198.51.100.7"))
                        .feed(CallRecord.named("CreateAccessKey"))
                        .run()
                        .signals())
                .isEmpty();
    }

    private static List<Signal> signals(CallRecord call) {
        return Harness.of(new HighRiskCalls()).feed(call).run().signals();
    }
}
