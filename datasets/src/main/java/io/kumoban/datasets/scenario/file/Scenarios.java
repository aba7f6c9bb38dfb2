package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.engine.event.Sha256;
import io.kumoban.engine.yaml.ConfigurationError;
import io.kumoban.engine.yaml.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The scenarios that are shipped, in the order of their index. */
public final class Scenarios {
    private static final String FOLDER = "/io/kumoban/datasets/scenario/";
    private static final String INDEX = "index.txt";

    private static final int FINGERPRINT = 12;

    private Scenarios() {}

    /** All names. */
    public static List<String> names() {
        return text(INDEX)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** All scenarios. */
    public static List<Scenario> all() {
        return names().stream().map(Scenarios::named).toList();
    }

    /**
     * The scenario of that name.
     *
     * @throws ConfigurationError when there is none
     */
    public static Scenario named(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new ConfigurationError("There is no scenario '" + name + "'; "
                    + Nearest.to(name, names)
                            .map(nearest -> "did you mean '" + nearest + "'?")
                            .orElse("'kumoban data scenarios' lists all."));
        }
        return ScenarioFile.read(name + ".yaml", text(name + ".yaml"));
    }

    /** What the files of the library hash to, in 12 hex digits: figures over other files are figures of another library. */
    public static String fingerprint() {
        String all = names().stream().map(name -> text(name + ".yaml")).collect(Collectors.joining());
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8)).substring(0, FINGERPRINT);
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(
                Scenarios.class.getResourceAsStream(FOLDER + file), () -> "the library lacks " + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The scenario file " + file + " inside the program cannot be read.", e);
        }
    }
}
