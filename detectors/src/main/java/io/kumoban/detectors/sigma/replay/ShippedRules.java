package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.ReadingOptions;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules that are shipped, by the names that stand for a path of {@code --rules}. */
public final class ShippedRules {
    private static final List<String> NAMES = List.of("builtin", "first-seen");
    private static final List<String> TESTED = List.of("builtin");

    private ShippedRules() {}

    /** The names of all sets. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Reads rules.
     *
     * @param paths files, folders with all {@code .yml} and {@code .yaml} files below them, globs, and names of shipped sets
     */
    public static RuleSet read(List<String> paths, Placeholders placeholders) {
        return read(paths, ReadingOptions.of(placeholders));
    }

    /** Reads rules; what is said about how goes for the shipped ones, too. */
    public static RuleSet read(List<String> paths, ReadingOptions options) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String path : paths) {
            text(path).ifPresentOrElse(text -> texts.put(path, text), () -> others.add(path));
        }
        return SigmaReader.read(texts, others, options);
    }

    /** The text of a set; empty when there is none of this name. */
    public static Optional<String> text(String name) {
        return NAMES.contains(name) ? Optional.of(resource(name + ".yml")) : Optional.empty();
    }

    /** The tests of a set as YAML; empty when none are shipped. */
    public static Optional<String> tests(String name) {
        return TESTED.contains(name) ? Optional.of(resource(name + ".test.yaml")) : Optional.empty();
    }

    private static String resource(String resource) {
        try (InputStream in = ShippedRules.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing; build the program again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", unreadable);
        }
    }
}
