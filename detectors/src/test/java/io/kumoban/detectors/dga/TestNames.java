package io.kumoban.detectors.dga;

import io.kumoban.engine.format.PublicSuffixes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The names of the data set {@code dns-dga}, as labels left of the public suffix: those of malware and popular ones. */
record TestNames(TreeMap<String, List<String>> families, List<String> popular) {
    static TestNames read(Path folder) {
        TreeMap<String, Set<String>> families = new TreeMap<>();
        for (String line : lines(folder.resolve("dga-families.csv.gz"))) {
            String[] values = line.split(",");
            label(values[1])
                    .ifPresent(label -> families.computeIfAbsent(values[0], unused -> new LinkedHashSet<>())
                            .add(label));
        }
        Set<String> popular = new LinkedHashSet<>();
        lines(folder.resolve("opendns-top-domains.txt.gz"))
                .forEach(name -> label(name).ifPresent(popular::add));
        lines(folder.resolve("legit-top-sample.csv.gz"))
                .forEach(
                        line -> label(line.substring(line.lastIndexOf(',') + 1)).ifPresent(popular::add));
        TreeMap<String, List<String>> lists = new TreeMap<>();
        families.forEach((family, labels) -> lists.put(family, List.copyOf(labels)));
        return new TestNames(lists, List.copyOf(popular));
    }

    private static List<String> lines(Path file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** The label left of the public suffix; empty for internationalised names and those without a registered domain. */
    static Optional<String> label(String name) {
        byte[] bytes = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        int start = PublicSuffixes.shipped().registeredDomainStart(bytes, 0, bytes.length);
        if (start < 0) {
            return Optional.empty();
        }
        String domain = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        String label = domain.substring(0, domain.indexOf('.'));
        return label.startsWith("xn--") ? Optional.empty() : Optional.of(label);
    }
}
