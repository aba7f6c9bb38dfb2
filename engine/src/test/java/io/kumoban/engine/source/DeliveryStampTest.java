package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryStampTest {

    @ParameterizedTest
    @CsvSource({
        "111111111111_CloudTrail_eu-central-1_20171211T1505Z_A6kvhMoVeCsc7v8U.json.gz, 2017-12-11T15:05:00Z",
        "111111111111_CloudTrail-Insight_us-east-1_20240229T0000Z_abc.json.gz, 2024-02-29T00:00:00Z",
        "111111111111_vpcflowlogs_us-east-1_fl-0123_20260101T2359Z_1a2b3c4d.log.gz, 2026-01-01T23:59:00Z",
        "vpc-0a1_vpcdnsquerylogs_111111111111_20260614T1200Z_9f8e.log.gz, 2026-06-14T12:00:00Z",
    })
    void theMinuteInALogsNameIsItsStamp(String name, Instant expected) {
        assertThat(DeliveryStamp.of(name)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "111111111111_CloudTrail-Digest_us-east-1_my-trail_us-east-1_20260614T120059Z.json.gz, 2026-06-14T12:00:59Z",
        "1_CloudTrail-Digest_us-east-1_my-trail_us-east-1_20260614T120059Z_backfill.json.gz, 2026-06-14T12:00:59Z",
        "1_CloudTrail-Digest_us-east-1_t_19990101T0000Z_us-east-1_20260614T120059Z.json.gz, 2026-06-14T12:00:59Z",
        "x_20260614T120059Z, 2026-06-14T12:00:59Z",
    })
    void theSecondInADigestsNameIsItsStampWhateverTheTrailIsCalled(String name, Instant expected) {
        assertThat(DeliveryStamp.of(name)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "___",
                "events.json",
                "20260614T1200Z_abc.json.gz",
                "a_20260614T1200.json",
                "a_20260614T1200ZZ_b.json",
                "a_20260614T12000Z_b.json",
                "a_20261314T1200Z_b.json",
                "a_20260230T1200Z_b.json",
                "a_20260614T2400Z_b.json",
                "a_20260614T1260Z_b.json",
                "a_20260614T120060Z.json",
                "a_19691231T2359Z_b.json",
                "a_2026061xT1200Z_b.json",
                "a_20260614t1200z_b.json",
                "a_٢٠٢٦٠٦١٤T1200Z_b.json",
                "2026-06-14.json"
            })
    void aNameWithoutAWholeAndTrueDateHasNone(String name) {
        assertThat(DeliveryStamp.of(name)).isEqualTo(DeliveryStamp.NONE);
    }

    @Test
    void aBrokenPartDoesNotHideAGoodOne() {
        assertThat(DeliveryStamp.of("a_20260614T1200Z_20269999T1200Z_b.json"))
                .isEqualTo(Instant.parse("2026-06-14T12:00:00Z").toEpochMilli());
    }
}
