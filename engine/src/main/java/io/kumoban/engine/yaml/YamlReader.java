package io.kumoban.engine.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 documents, which may be hostile: a file of at most 1 MiB, nested at most 32 deep, and without aliases,
 * which is what makes a small document grow without bound.
 */
public final class YamlReader {
    /** The largest document in bytes. */
    public static final int LARGEST = 1 << 20;

    private static final int DEEPEST = 32;

    private final String file;
    private final String text;
    private final Iterator<Event> events;

    private YamlReader(String file, String text) {
        this.file = file;
        this.text = text;
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setCodePointLimit(LARGEST).build();
        events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * Reads a file of one document.
     *
     * @throws ConfigurationError when it cannot be read or is no single YAML document, with file, line and column
     */
    public static Yaml read(Path file) {
        return read(file.toString(), text(file));
    }

    /**
     * Reads a text of one document.
     *
     * @param file what messages call it
     * @throws ConfigurationError when it is no single YAML document, with file, line and column
     */
    public static Yaml read(String file, String text) {
        YamlReader reader = new YamlReader(file, text);
        try {
            return reader.guarded(reader::document);
        } catch (Broken broken) {
            throw new ConfigurationError(broken.place + ": " + broken.sentence);
        }
    }

    /**
     * Reads a text of many documents; empty ones are passed over. What stands behind a document that is no YAML cannot
     * be told apart from it, so the reading ends there and what came before is kept.
     *
     * @param file what messages call it
     */
    public static YamlStream readAll(String file, String text) {
        YamlReader reader = new YamlReader(file, text);
        List<Yaml> documents = new ArrayList<>();
        try {
            reader.guarded(() -> reader.documents(documents));
            return new YamlStream(documents, null);
        } catch (Broken broken) {
            return new YamlStream(documents, new YamlStream.Fault(broken.place, broken.sentence));
        }
    }

    /**
     * The text of a file of at most {@link #LARGEST} bytes in UTF-8, without a byte order mark.
     *
     * @throws ConfigurationError when it cannot be read, is larger, or is no UTF-8
     */
    public static String text(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new ConfigurationError("The file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "); check its name and who may read it.");
        }
        if (bytes.length > LARGEST) {
            throw new ConfigurationError("The file " + file + " is larger than 1 MiB; split it or shorten its lists.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigurationError("The file " + file + " is not UTF-8; save it in that encoding.");
        }
    }

    private <T> T guarded(Supplier<T> reading) throws Broken {
        try {
            return reading.get();
        } catch (Refused refused) {
            throw new Broken(refused.place, refused.sentence);
        } catch (MarkedYamlEngineException broken) {
            throw new Broken(
                    place(broken.getProblemMark().or(broken::getContextMark)),
                    "this is no YAML: " + broken.getProblem());
        } catch (ReaderException unreadable) {
            throw new Broken(place(unreadable.getPosition()), "this character is not allowed in YAML; remove it.");
        } catch (YamlEngineException broken) {
            throw new Broken(new Place(file, 1, 1), "this is no YAML: " + broken.getMessage());
        }
    }

    /** The place of the character of this number. */
    private Place place(int position) {
        int line = 1;
        int column = 1;
        int[] points = text.codePoints().limit(position).toArray();
        for (int point : points) {
            if (point == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Place(file, line, column);
    }

    private List<Yaml> documents(List<Yaml> into) {
        events.next();
        while (events.next().getEventId() != Event.ID.StreamEnd) {
            Yaml document = value(events.next(), 0);
            if (!(document instanceof Yaml.Text nothing && nothing.isNothing())) {
                into.add(document);
            }
            events.next();
        }
        return into;
    }

    private Yaml document() {
        events.next();
        Event first = events.next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            return new Yaml.Mapping(new Place(file, 1, 1), Map.of());
        }
        Yaml root = value(events.next(), 0);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw refused(after, "a second document begins here; only one is allowed");
        }
        return root;
    }

    private Yaml value(Event event, int depth) {
        Place place = place(event.getStartMark());
        if (depth > DEEPEST) {
            throw refused(event, "nested deeper than " + DEEPEST);
        }
        return switch (event) {
            case ScalarEvent scalar -> new Yaml.Text(place, scalar.getValue(), scalar.isPlain());
            case SequenceStartEvent sequence -> new Yaml.Sequence(place, items(depth));
            case MappingStartEvent mapping -> new Yaml.Mapping(place, entries(depth));
            case AliasEvent alias -> throw refused(alias, "aliases are not allowed; write the value out");
            default -> throw refused(event, "a value is missing here");
        };
    }

    private List<Yaml> items(int depth) {
        List<Yaml> items = new ArrayList<>();
        Event next = events.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            items.add(value(next, depth + 1));
            next = events.next();
        }
        return List.copyOf(items);
    }

    private Map<String, Yaml.Entry> entries(int depth) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        Event next = events.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            if (!(next instanceof ScalarEvent key)) {
                throw refused(next, "a key must be a text");
            }
            Yaml.Entry entry = new Yaml.Entry(place(key.getStartMark()), value(events.next(), depth + 1));
            Yaml.Entry before = entries.putIfAbsent(key.getValue(), entry);
            if (before != null) {
                throw refused(
                        key,
                        "the key '" + key.getValue() + "' stands here twice; first in line "
                                + before.place().line());
            }
            next = events.next();
        }
        return entries;
    }

    private Refused refused(Event event, String sentence) {
        return new Refused(place(event.getStartMark()), sentence);
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
                .orElseGet(() -> new Place(file, 1, 1));
    }

    /** Ends the reading from within. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String sentence;

        Refused(Place place, String sentence) {
            super(sentence, null, false, false);
            this.place = place;
            this.sentence = sentence;
        }
    }

    /** The reading ended at something that is no YAML, or none that is allowed. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String sentence;

        Broken(Place place, String sentence) {
            super(sentence, null, false, false);
            this.place = place;
            this.sentence = sentence;
        }
    }
}
