package io.kumoban.console.rules;

import io.kumoban.detectors.sigma.event.JsonEvent;
import io.kumoban.detectors.sigma.trial.Trial;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.yaml.ConfigurationError;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A file of tests, {@code NAME.test.yaml}, beside the rules {@code NAME.yml}.
 *
 * @param rules  what the tests are about: the path of a file, or the name of a shipped set
 * @param trials in the order of the file
 */
public record TrialFile(String rules, List<Trial> trials) {
    /** How the names of such files end. */
    public static final List<String> ENDINGS = List.of(".test.yaml", ".test.yml");

    private static final int MOST_EVENTS = 100_000;
    /** When events happen that say no time. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    public TrialFile {
        trials = List.copyOf(trials);
    }

    /**
     * Reads a file.
     *
     * @param beside the rules when the file does not name them
     * @throws ConfigurationError with every mistake and its place
     */
    public static TrialFile read(Path file, String beside) {
        return read(
                file.toString(),
                YamlReader.text(file),
                beside,
                file.toAbsolutePath().getParent());
    }

    /**
     * Reads a text.
     *
     * @param name   what messages call it
     * @param folder where the files lie that it names
     */
    public static TrialFile read(String name, String text, String beside, @Nullable Path folder) {
        Reader reader = new Reader(beside, folder);
        reader.document(YamlReader.read(name, text));
        reader.mistakes.refuse();
        return new TrialFile(reader.rules, reader.trials);
    }

    private static final class Reader {
        private final Mistakes mistakes = new Mistakes();
        private final Shape shape = new Shape(mistakes);
        private final @Nullable Path folder;
        private final List<Trial> trials = new ArrayList<>();
        private String rules;
        private int events;

        Reader(String beside, @Nullable Path folder) {
            rules = beside;
            this.folder = folder;
        }

        void document(Yaml root) {
            shape.keys(root, "a file of tests", Map.of("rules", this::rules, "tests", this::tests));
            if (trials.isEmpty()) {
                mistakes.add(root.place(), "there are no tests here; write 'tests:' with a list below it");
            }
        }

        private void rules(Yaml value) {
            String text = shape.text(value, "rules");
            boolean isFile = text.endsWith(".yml") || text.endsWith(".yaml");
            rules = isFile && folder != null ? folder.resolve(text).toString() : text;
        }

        private void tests(Yaml value) {
            if (value instanceof Yaml.Sequence list) {
                list.items().forEach(item -> trials.add(test(item)));
            } else {
                mistakes.add(value.place(), "'tests' must be a list, not " + value.kind() + "; write '- name: ...'");
            }
        }

        private Trial test(Yaml item) {
            Map<String, Yaml> parts = new HashMap<>();
            shape.keys(
                    item,
                    "a test",
                    Map.of(
                            "name", value -> parts.put("name", value),
                            "rule", value -> parts.put("rule", value),
                            "expect", value -> parts.put("expect", value),
                            "event", value -> parts.put("event", value),
                            "events", value -> parts.put("events", value),
                            "file", value -> parts.put("file", value)));
            List<Trial.Event> found = new ArrayList<>();
            for (String one : List.of("event", "events", "file")) {
                Yaml value = parts.get(one);
                if (value != null) {
                    switch (one) {
                        case "event" -> event(value, START.toEpochMilli(), 1, found);
                        case "events" -> events(value, found);
                        default -> file(value, found);
                    }
                }
            }
            if (found.isEmpty()) {
                mistakes.add(item.place(), "a test needs events; write 'event', 'events' or 'file'");
            }
            found.sort(Comparator.comparingLong(Trial.Event::time));
            Yaml name = parts.get("name");
            return new Trial(
                    name == null ? "line " + item.place().line() : shape.text(name, "name"),
                    item.place(),
                    rule(parts.get("rule"), item.place()),
                    expected(parts.get("expect"), item.place()),
                    found);
        }

        private String rule(@Nullable Yaml value, Place place) {
            if (value == null) {
                mistakes.add(place, "a test needs a rule; write 'rule' with its id, name or title");
                return "";
            }
            return shape.text(value, "rule");
        }

        private @Nullable Integer expected(@Nullable Yaml value, Place place) {
            String text = value == null ? "" : shape.text(value, "expect");
            switch (text) {
                case "match" -> {
                    return null;
                }
                case "no match" -> {
                    return 0;
                }
                default -> {
                    if (text.matches("\\d{1,6}")) {
                        return Integer.valueOf(text);
                    }
                    mistakes.add(
                            value == null ? place : value.place(),
                            "'expect' must be match, no match, or how often the rule is to match");
                    return null;
                }
            }
        }

        private void events(Yaml value, List<Trial.Event> into) {
            if (!(value instanceof Yaml.Sequence list)) {
                mistakes.add(value.place(), "'events' must be a list, not " + value.kind() + "; write '- event: ...'");
                return;
            }
            for (Yaml item : list.items()) {
                Map<String, Yaml> parts = new HashMap<>();
                shape.keys(
                        item,
                        "an entry of 'events'",
                        Map.of(
                                "at", at -> parts.put("at", at),
                                "repeat", repeat -> parts.put("repeat", repeat),
                                "every", every -> parts.put("every", every),
                                "event", event -> parts.put("event", event)));
                Yaml event = parts.get("event");
                if (event == null) {
                    mistakes.add(item.place(), "an entry of 'events' needs 'event'");
                    continue;
                }
                long start = time(parts.get("at"));
                long every = span(parts.get("every"), "every");
                int repeat = count(parts.get("repeat"));
                for (int i = 0; i < repeat; i++) {
                    event(event, start + i * every, i + 1, into);
                }
            }
        }

        private long time(@Nullable Yaml at) {
            if (at == null) {
                return START.toEpochMilli();
            }
            String text = shape.text(at, "at");
            if (text.length() > 8 && text.indexOf('T') > 0) {
                try {
                    return Instant.parse(text).toEpochMilli();
                } catch (DateTimeParseException wrong) {
                    mistakes.add(at.place(), "'at' is no time; write 2026-03-01T10:00:00Z, or a span such as 10m");
                    return 0;
                }
            }
            return START.toEpochMilli() + span(at, "at");
        }

        private long span(@Nullable Yaml value, String what) {
            if (value == null) {
                return 0;
            }
            String text = shape.text(value, what);
            try {
                return text.equals("0") ? 0 : Spans.parse(text).toMillis();
            } catch (IllegalArgumentException wrong) {
                mistakes.add(value.place(), "'" + what + "' must be a span such as 90s, 10m, 6h or 7d");
                return 0;
            }
        }

        private int count(@Nullable Yaml repeat) {
            if (repeat == null) {
                return 1;
            }
            String text = shape.text(repeat, "repeat");
            if (text.matches("\\d{1,6}")) {
                return Integer.parseInt(text);
            }
            mistakes.add(repeat.place(), "'repeat' must be a whole number of at most six digits");
            return 0;
        }

        private void event(Yaml value, long time, int number, List<Trial.Event> into) {
            if (value instanceof Yaml.Mapping mapping) {
                add(new Trial.Event(time, YamlEvent.of(mapping, number)), value.place(), into);
            } else {
                mistakes.add(value.place(), "an event must be a mapping, not " + value.kind() + "; write field: value");
            }
        }

        private void add(Trial.Event event, Place place, List<Trial.Event> into) {
            events++;
            if (events <= MOST_EVENTS) {
                into.add(event);
            } else if (events == MOST_EVENTS + 1) {
                mistakes.add(place, "the file holds more than " + MOST_EVENTS + " events; divide it");
            }
        }

        /** Events of a file happen at their {@code eventTime}, else at the start. */
        private void file(Yaml value, List<Trial.Event> into) {
            String name = shape.text(value, "file");
            Path path = folder == null ? Path.of(name) : folder.resolve(name);
            EventFile file = new EventFile(path.toString(), note -> mistakes.add(value.place(), note));
            try {
                file.read((index, bytes, from, to) -> {
                    try {
                        Map<String, ?> fields =
                                JsonEvent.parse(new String(bytes, from, to - from, StandardCharsets.UTF_8));
                        add(new Trial.Event(timeOf(fields), fields), value.place(), into);
                    } catch (JacksonException | IllegalArgumentException unfit) {
                        file.bad("it is no JSON object");
                    }
                });
            } catch (UnreadableEvents unreadable) {
                mistakes.add(value.place(), String.valueOf(unreadable.getMessage()));
            }
        }

        private static long timeOf(Map<String, ?> fields) {
            try {
                return fields.get("eventTime") instanceof String text
                        ? Instant.parse(text).toEpochMilli()
                        : START.toEpochMilli();
            } catch (DateTimeParseException none) {
                return START.toEpochMilli();
            }
        }
    }
}
