package io.kumoban.datasets.simulator.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All APIs that the simulation calls, read from {@code apis.txt}. A line without an indent names one: service, API, and
 * {@code read} or {@code write}, {@code data}, {@code signin}, {@code event}, {@code shared} (with another account); {@code #} and a word tell APIs of one name
 * apart. The lines below it, by their first sign:
 *
 * <pre>
 * &gt; what is asked      &lt; what is answered      + additional event data
 * @ TYPE ARN           a thing that it touches
 * ! SHARE CODE MESSAGE a way to fail
 * ~ HOST               the host called, where it is not the service's own
 * &amp; SHARE API SERVICE  what a service calls in turn in the caller's name; that API stands further up
 * </pre>
 */
final class ApiCatalogue {
    private static final String FILE = "apis.txt";

    private final Map<String, Api> byId = new LinkedHashMap<>();

    private ApiCatalogue() {}

    /** Reads the catalogue. */
    static ApiCatalogue read() {
        ApiCatalogue catalogue = new ApiCatalogue();
        @Nullable ApiBuilder builder = null;
        for (String line : lines(FILE)) {
            if (!line.startsWith(" ")) {
                catalogue.add(builder);
                String[] words = line.split(" ");
                builder = new ApiBuilder(words[0], words[1], new HashSet<>(List.of(words)));
            } else if (builder != null) {
                catalogue.detail(builder, line.strip());
            }
        }
        catalogue.add(builder);
        return catalogue;
    }

    /** An API by its service and name, as in {@code ec2:DescribeInstances}. */
    Api get(String id) {
        Api api = byId.get(id);
        if (api == null) {
            throw new IllegalArgumentException("the catalogue has no API " + id);
        }
        return api;
    }

    /** How many APIs there are. */
    int size() {
        return byId.size();
    }

    private void add(@Nullable ApiBuilder builder) {
        if (builder != null) {
            Api api = builder.build();
            byId.put(api.id(), api);
        }
    }

    private void detail(ApiBuilder builder, String line) {
        String rest = line.substring(2);
        switch (line.charAt(0)) {
            case '>' -> builder.asking(rest);
            case '<' -> builder.answering(rest);
            case '+' -> builder.adding(rest);
            case '~' -> builder.at(rest);
            case '@' -> {
                String[] words = rest.split(" ", 2);
                builder.touching(words[0], words[1]);
            }
            case '!' -> {
                String[] words = rest.split(" ", 3);
                builder.failing(Double.parseDouble(words[0]), words[1], words.length > 2 ? words[2] : "");
            }
            case '&' -> {
                String[] words = rest.split(" ", 3);
                builder.followedBy(Double.parseDouble(words[0]), get(words[1]), words[2]);
            }
            default -> throw new IllegalArgumentException("the catalogue has a line that begins like none: " + line);
        }
    }

    /** The lines of a file of this package, without empty ones and those that begin with a number sign. */
    static List<String> lines(String file) {
        InputStream in = ApiCatalogue.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("The file " + file + " is missing in this build; build it again.");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " of this build cannot be read; build it again.", e);
        }
    }
}
