package io.kumoban.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.finding.FindingType;
import io.kumoban.engine.finding.FindingTypes;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.shard.DetectorSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RegisteredDetectorsTest {
    /** Types that GuardDuty has not. */
    private static final Set<String> OWN = Set.of("Behavior:EC2/Beaconing", "Behavior:EC2/QueryVolumeUnusual");

    private final List<Detector<?, ?>> detectors = new ArrayList<>();

    RegisteredDetectorsTest() {
        for (Detector<?, ?> detector : ServiceLoader.load(Detector.class)) {
            detectors.add(detector);
        }
    }

    @Test
    void allRunTogether() {
        DetectorSet set = DetectorSet.compile(
                detectors, Settings.STANDARD, Lists.NONE, Assets.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(set.loaded().size() + set.inactive().size()).isEqualTo(detectors.size());
    }

    @Test
    void eachSaysWhatItIs() {
        for (Detector<?, ?> detector : detectors) {
            About about = detector.about();
            assertThat(about.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(List.of(about.title(), about.what(), about.normally(), about.thenCheck(), about.mistakenFor()))
                    .as(about.id())
                    .noneMatch(String::isBlank);
            assertThat(about.techniques())
                    .as(about.id())
                    .isNotEmpty()
                    .allMatch(id -> id.matches("T\\d{4}(\\.\\d{3})?"));
        }
    }

    @Test
    void togetherTheyRaiseEveryTypeThatTheServiceMakesOfTheLogsReadHere() {
        Set<String> raised = new TreeSet<>();
        detectors.forEach(detector -> raised.addAll(detector.about().types().keySet()));
        assertThat(raised)
                .containsAll(FindingTypes.of(FindingType.Status.ACTIVE).stream()
                        .map(FindingType::name)
                        .toList());
    }

    @Test
    void besidesTheirOwnTheyRaiseNothingThatTheServiceDoesNotKnowOrMakesNoMore() {
        for (Detector<?, ?> detector : detectors) {
            assertThat(detector.about().types().keySet())
                    .as(detector.about().id())
                    .allMatch(type -> OWN.contains(type)
                            || FindingTypes.named(type).orElseThrow().status() == FindingType.Status.ACTIVE);
        }
    }

    @Test
    void theyAreRegisteredInOrder() throws IOException {
        try (InputStream in = Detector.class.getResourceAsStream("/META-INF/services/" + Detector.class.getName())) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }
}
