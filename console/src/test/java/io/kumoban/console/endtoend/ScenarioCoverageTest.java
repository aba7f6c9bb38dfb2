package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenarioCoverageTest {
    private static final List<Detector<?, ?>> SHIPPED = Detectors.load(List.of());
    private static final List<Scenario> SCENARIOS = Scenarios.all();

    @Test
    void everyTypeThatADetectorRaisesUnlessSwitchedOffIsExpectedOfSomeScenario() {
        Set<String> raised = types(about -> !about.isOptIn());
        raised.removeAll(expected());

        assertThat(raised).as("types that no scenario expects").isEmpty();
    }

    @Test
    void whatAScenarioExpectsIsATypeThatSomeDetectorRaises() {
        Set<String> expected = expected();
        expected.removeAll(types(any -> true));

        assertThat(expected).as("types that no detector raises").isEmpty();
    }

    private static Set<String> types(Predicate<About> which) {
        return SHIPPED.stream()
                .map(Detector::about)
                .filter(which)
                .map(About::types)
                .flatMap(types -> types.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> expected() {
        return SCENARIOS.stream()
                .map(Scenario::levels)
                .flatMap(Collection::stream)
                .flatMap(level -> level.expected().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
