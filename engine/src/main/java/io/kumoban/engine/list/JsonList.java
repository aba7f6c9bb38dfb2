package io.kumoban.engine.list;

import io.kumoban.engine.json.Json;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads lists in JSON token by token: the indicators of STIX 2, a MISP warning list ({@code list}), Amazon's
 * {@code ip-ranges.json} ({@code ip_prefix}, {@code ipv6_prefix}), or an array of texts. What an indicator says of the
 * time for which it is valid is not looked at; a revoked one is left out.
 */
final class JsonList {
    private static final Set<String> PREFIX_KEYS = Set.of("ip_prefix", "ipv6_prefix");

    private final JsonParser parser;
    private final ListEntries entries;
    private final Deque<Thing> open = new ArrayDeque<>();
    private boolean inList;

    /** What an object says that may be a STIX indicator. */
    private static final class Thing {
        private @Nullable String type;
        private @Nullable String pattern;
        private String language = "stix";
        private boolean revoked;
        private int line;
    }

    private JsonList(JsonParser parser, ListEntries entries) {
        this.parser = parser;
        this.entries = entries;
    }

    /** Reads a document up to its end or to where it breaks off, which is told. */
    static void read(InputStream in, ListEntries entries) {
        try (JsonParser parser = Json.mapper().createParser(in)) {
            new JsonList(parser, entries).read();
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            entries.tell(Math.max(0, line), "no JSON from here on; the rest is not read");
        }
    }

    private void read() {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_ARRAY ->
                    inList = "list".equals(parser.currentName())
                            || parser.streamReadContext().getParent().inRoot();
                case END_ARRAY -> inList = false;
                case START_OBJECT -> open.push(new Thing());
                case END_OBJECT -> end(open.pop());
                case VALUE_STRING -> text(parser.getString());
                case VALUE_TRUE -> {
                    if ("revoked".equals(parser.currentName())) {
                        open.getFirst().revoked = true;
                    }
                }
                default -> {
                    // Numbers, nulls and names say nothing here.
                }
            }
        }
    }

    private void text(String value) {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.streamReadContext().inArray()) {
            if (inList) {
                entries.any(line, value.strip());
            }
            return;
        }
        String key = String.valueOf(parser.currentName());
        if (PREFIX_KEYS.contains(key)) {
            entries.address(line, value);
        } else if (!open.isEmpty()) {
            Thing thing = open.getFirst();
            switch (key) {
                case "type" -> thing.type = value;
                case "pattern_type" -> thing.language = value;
                case "pattern" -> {
                    thing.pattern = value;
                    thing.line = line;
                }
                default -> {
                    // Names and descriptions are for people.
                }
            }
        }
    }

    private void end(Thing thing) {
        if (!"indicator".equals(thing.type) || thing.pattern == null) {
            return;
        }
        if (thing.revoked) {
            entries.skip(thing.line, "revoked indicators");
            return;
        }
        Optional<List<StixPattern.Value>> values =
                thing.language.equals("stix") ? StixPattern.read(thing.pattern) : Optional.empty();
        if (values.isEmpty()) {
            entries.skip(thing.line, "patterns that ask for more than an address or a domain name");
            return;
        }
        for (StixPattern.Value value : values.get()) {
            if (value.isName()) {
                entries.name(thing.line, value.text());
            } else {
                entries.address(thing.line, value.text());
            }
        }
    }
}
