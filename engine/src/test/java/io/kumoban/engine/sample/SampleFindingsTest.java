package io.kumoban.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.finding.FindingType;
import io.kumoban.engine.finding.FindingTypes;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.testing.GoldenFile;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleFindingsTest {
    private static final List<FindingType> TYPES = FindingTypes.of(FindingType.Status.ACTIVE);
    private static final SampleFindings SAMPLES = new SampleFindings(
            "123456789012", "us-east-1", Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());

    @Test
    void everySampleIsMarkedAsOne() {
        for (FindingType type : TYPES) {
            JsonNode sample = SAMPLES.of(type);

            assertThat(sample.path("type").asString()).isEqualTo(type.name());
            assertThat(sample.path("title").asString()).startsWith("[SAMPLE] ");
            assertThat(Json.read(sample.at("/service/additionalInfo/value").asString())
                            .path("sample")
                            .asBoolean())
                    .as(type.name())
                    .isTrue();
            assertThat(sample.path("severity").asDouble())
                    .isEqualTo(type.severity().value());
        }
    }

    @Test
    void aSampleIsAboutTheKindOfResourceThatItsTypeIsAbout() {
        assertThat(TYPES)
                .allSatisfy(type -> assertThat(
                                SAMPLES.of(type).at("/resource/resourceType").asString())
                        .isEqualTo(type.resource()));
    }

    @Test
    void samplesHaveIdsOfTheirOwn() {
        Set<String> ids = new HashSet<>();
        TYPES.forEach(type -> ids.add(SAMPLES.of(type).path("id").asString()));

        assertThat(ids).hasSameSizeAs(TYPES);
    }

    @Test
    void samplesOfEveryShapeLookAsTheyShould() {
        String pages = List.of(
                        "Policy:S3/BucketAnonymousAccessGranted",
                        "Discovery:S3/AnomalousBehavior",
                        "Recon:EC2/PortProbeUnprotectedPort",
                        "Trojan:EC2/DriveBySourceTraffic!DNS",
                        "Backdoor:Lambda/C&CActivity.B",
                        "Persistence:IAM/AccountManipulation",
                        "AttackSequence:EC2/CompromisedInstanceGroup")
                .stream()
                .map(name -> Json.page(SAMPLES.of(FindingTypes.named(name).orElseThrow())))
                .collect(Collectors.joining());

        GoldenFile.named("finding/samples.json").holds(pages);
    }

    @Test
    void thereIsNoSampleOfWhatIsNotMade() {
        FindingType retired = FindingTypes.of(FindingType.Status.RETIRED).getFirst();

        assertThatThrownBy(() -> SAMPLES.of(retired))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RETIRED");
    }
}
