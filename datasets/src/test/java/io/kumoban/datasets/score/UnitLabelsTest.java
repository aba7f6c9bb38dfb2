package io.kumoban.datasets.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Hashes;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnitLabelsTest {
    private static final long DURING = (Story.NOON + 30) * 1000;
    private static final long LATER = (Story.NOON + 86_400) * 1000;
    private static final String ROLE = "arn:aws:iam::111122223333:role/web";

    private final UnitLabels labels = new UnitLabels(
            List.of(
                    Story.incident("theft", 0, "Recon:A"),
                    Story.incident("ransom", 0, "Impact:C"),
                    Story.lookalike("backup", 86_400)),
            Set.of("Recon:A"));

    @Test
    void anEventIsPositiveWhenAnIncidentForTheDetectorHasIt() {
        assertThat(labels.of(DURING, "theft/1")).isEqualTo(Label.POSITIVE);
        assertThat(labels.of(DURING, "ransom/1")).isEqualTo(Label.UNKNOWN);
        assertThat(labels.of(DURING, "other")).isEqualTo(Label.NEGATIVE);
        assertThat(labels.of(LATER, "backup/1")).isEqualTo(Label.NEGATIVE);
    }

    @Test
    void withoutTypesEveryIncidentCounts() {
        UnitLabels all = new UnitLabels(List.of(Story.incident("ransom", 0, "Impact:C")), Set.of());
        assertThat(all.of(DURING, "ransom/1")).isEqualTo(Label.POSITIVE);
    }

    @Test
    void aKeyIsJudgedByTimeAndName() {
        assertThat(labels.of(DURING, key("theft-actor"))).isEqualTo(Label.POSITIVE);
        assertThat(labels.of(LATER, key("theft-actor"))).isEqualTo(Label.NEGATIVE);
        assertThat(labels.of(DURING, key("bystander"))).isEqualTo(Label.UNKNOWN);
        assertThat(labels.of(DURING, key("ransom-actor"))).isEqualTo(Label.UNKNOWN);
    }

    @Test
    void theKeyOfARoleIsThatOfItsSessions() {
        Incident incident = Story.incident("theft", 0, "Recon:A");
        UnitLabels sessions = new UnitLabels(
                List.of(new Incident(
                        "theft",
                        0,
                        List.of(),
                        List.of("Recon:A"),
                        incident.from(),
                        incident.to(),
                        Story.ACCOUNT,
                        List.of("arn:aws:sts::111122223333:assumed-role/web/i-1", "arn:aws:iam::111122223333:root"),
                        List.of(),
                        List.of())),
                Set.of());
        assertThat(sessions.of(DURING, key(ROLE))).isEqualTo(Label.POSITIVE);
        assertThat(sessions.of(DURING, key("111122223333:root"))).isEqualTo(Label.POSITIVE);
    }

    private static String key(String name) {
        return "key:" + HexFormat.of().toHexDigits(Hashes.join(Hashes.of(Story.ACCOUNT), Hashes.of(name)));
    }
}
