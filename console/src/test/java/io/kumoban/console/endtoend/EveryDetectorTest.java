package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryDetectorTest {
    private static final List<Detector<?, ?>> SHIPPED = Detectors.load(List.of());

    @TempDir
    Path folder;

    @Test
    void everyShippedDetectorFindsEachOfItsTypesInTheStream() {
        EveryDetectorStream stream = Streams.everyDetector();
        SignalWitness witness = new SignalWitness();
        List<Detector<?, ?>> detectors = new ArrayList<>(SHIPPED);
        detectors.add(witness);

        WholeRun.Result result = WholeRun.of(folder, detectors)
                .knowing(stream.intelligence(), stream.context())
                .locatedBy(stream.places())
                .read(stream.logs());

        Set<String> raised = new HashSet<>(result.raised());
        List<String> silent = new ArrayList<>();
        for (Detector<?, ?> detector : SHIPPED) {
            About about = detector.about();
            about.types().keySet().stream()
                    .map(type -> about.id() + "/" + type)
                    .filter(type -> !raised.contains(type))
                    .forEach(silent::add);
            if (about.types().isEmpty()
                    && !raised.contains(witness.about().id() + "/" + SignalWitness.type(about.id()))) {
                silent.add(about.id() + "/(signals)");
            }
        }
        assertThat(silent)
                .as("detectors and types that the stream does not raise")
                .isEmpty();
        assertThat(result.summary().detectors().inactive()).isEmpty();
        assertThat(result.summary().detectors().neverEvaluated()).isEmpty();
    }

    /** Makes a finding of each weak signal, so that detectors that raise nothing else can be seen. */
    private static final class SignalWitness implements Rule<Signal> {
        private static String type(String detector) {
            return "Test:Signal/" + detector;
        }

        @Override
        public About about() {
            About about = About.finding("signal-witness", type("any"), Severity.LOW);
            SHIPPED.forEach(detector -> about.also(type(detector.about().id()), Severity.LOW));
            return about.title("A signal was raised");
        }

        @Override
        public Interest<Signal> interest() {
            return Interest.in(Signal.class).by(Key.ACTOR);
        }

        @Override
        public void on(Signal signal, Context context) {
            if (!signal.isFinding()) {
                context.report(signal).type(type(signal.detector())).say("%s raised a signal.", signal.detector());
            }
        }
    }
}
