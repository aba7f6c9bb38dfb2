package io.kumoban.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorsTest {
    private static final String OWN = """
        import io.kumoban.engine.detect.*;
        import io.kumoban.engine.event.*;
        public final class Own implements Rule<Flow> {
            %s
            public About about() { return About.finding("%s", "Recon:EC2/Own", Severity.LOW); }
            public Interest<Flow> interest() { return Interest.in(Flow.class); }
            public void on(Flow flow, Context context) {}
        }
        """;

    @TempDir
    private Path folder;

    @Test
    void theSampleOfTheDocumentationIsLoadedFromItsJar() throws Exception {
        List<Detector<?, ?>> detectors = Detectors.load(List.of(PluginJar.sample(folder)));

        assertThat(detectors)
                .extracting(detector -> detector.about().id())
                .contains("sign-in-at-night")
                .isSorted();
    }

    @Test
    void twoDetectorsOfOneIdAreRefused() throws Exception {
        Path first = PluginJar.of(folder, OWN.formatted("", "own"), "Own");

        assertThatThrownBy(() -> Detectors.load(List.of(first, first)))
                .isInstanceOf(DetectorError.class)
                .hasMessageContaining("Two detectors have the id 'own'")
                .hasMessageContaining("rename one");
    }

    @Test
    void aClassThatCannotBeMadeIsNamedWithItsJar() throws Exception {
        Path jar = PluginJar.of(
                folder, OWN.formatted("public Own() { throw new IllegalStateException(\"no luck\"); }", "own"), "Own");

        assertThatThrownBy(() -> Detectors.load(List.of(jar)))
                .isInstanceOf(DetectorError.class)
                .hasMessageContaining("own.jar")
                .hasMessageContaining("Provider Own could not be instantiated")
                .hasMessageContaining("no luck");
    }

    @Test
    void aClassThatIsMissingIsNamedWithItsJar() throws Exception {
        Path jar = PluginJar.of(folder, OWN.formatted("", "own"), "Other");

        assertThatThrownBy(() -> Detectors.load(List.of(jar)))
                .hasMessageContaining("own.jar")
                .hasMessageContaining("Provider Other not found");
    }

    @Test
    void aClassThatIsNoDetectorIsNamedWithItsJar() throws Exception {
        Path jar = PluginJar.of(folder, "public class Own {}", "Own");

        assertThatThrownBy(() -> Detectors.load(List.of(jar)))
                .hasMessageContaining("own.jar")
                .hasMessageContaining("Own not a subtype");
    }

    @Test
    void anIdThatNobodyCouldTypeIsRefused() throws Exception {
        Path jar = PluginJar.of(folder, OWN.formatted("", "My Own"), "Own");

        assertThatThrownBy(() -> Detectors.load(List.of(jar))).hasMessageContaining("has the id 'My Own'");
    }

    @Test
    void aJarThatRegistersNothingIsNamed() throws Exception {
        Path jar = PluginJar.of(folder, OWN.formatted("", "own"), "");

        assertThatThrownBy(() -> Detectors.load(List.of(jar)))
                .hasMessageContaining("own.jar registers no detector")
                .hasMessageContaining(PluginJar.SERVICE);
    }

    @Test
    void aFileThatIsNoJarIsNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");

        assertThatThrownBy(() -> Detectors.load(List.of(text)))
                .hasMessageContaining("notes.txt cannot be read")
                .hasMessageContaining("--plugins names a jar file");
        assertThatThrownBy(() -> Detectors.load(List.of(folder.resolve("none.jar"))))
                .hasMessageContaining("none.jar cannot be read");
    }
}
