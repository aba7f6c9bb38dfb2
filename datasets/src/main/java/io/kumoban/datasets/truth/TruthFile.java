package io.kumoban.datasets.truth;

import io.kumoban.engine.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reads the incidents of a truth file, one a line as {@link Incident#line()} writes them. Nothing is guessed: a line that
 * says too little, too much or the wrong thing is an error that names it. Empty lines are passed over.
 */
public final class TruthFile {
    /** Bytes of a line at most: an incident of some hundred thousand events. */
    static final int LONGEST_LINE = 16 << 20;
    /** Incidents of a file at most. */
    static final int MOST_INCIDENTS = 100_000;
    /** Labelled events of a file at most. */
    static final int MOST_EVENTS = 5_000_000;

    private static final ObjectReader READER =
            Json.mapper().reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final Path file;
    private final int longestLine;
    private final int mostIncidents;
    private final int mostEvents;

    private TruthFile(Path file, int longestLine, int mostIncidents, int mostEvents) {
        this.file = file;
        this.longestLine = longestLine;
        this.mostIncidents = mostIncidents;
        this.mostEvents = mostEvents;
    }

    /**
     * The incidents in the order of the file; none of an empty one.
     *
     * @throws TruthError when the file cannot be read, or at the first line that is no incident
     */
    public static List<Incident> read(Path file) {
        return read(file, LONGEST_LINE, MOST_INCIDENTS, MOST_EVENTS);
    }

    static List<Incident> read(Path file, int longestLine, int mostIncidents, int mostEvents) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new TruthFile(file, longestLine, mostIncidents, mostEvents).incidents(in);
        } catch (NoSuchFileException missing) {
            throw TruthError.of(file, "there is no such file; name a truth.jsonl, or the folder of a data set");
        } catch (IOException unreadable) {
            throw TruthError.of(file, "it cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    private List<Incident> incidents(InputStream in) throws IOException {
        List<Incident> incidents = new ArrayList<>();
        long events = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean more = true;
        for (long number = 1; more; number++) {
            more = readLine(in, line, number);
            String text = text(line.toByteArray(), number);
            if (text.isBlank()) {
                continue;
            }
            Incident incident = new IncidentLine(file, number).read(document(text, number));
            incidents.add(incident);
            events += incident.events().size();
            if (incidents.size() > mostIncidents || events > mostEvents) {
                throw TruthError.at(
                        file,
                        number,
                        "is one too many: a truth file holds at most %,d incidents and %,d events; split it"
                                .formatted(mostIncidents, mostEvents));
            }
        }
        return List.copyOf(incidents);
    }

    /** Fills in the next line; false at the end of the file. */
    private boolean readLine(InputStream in, ByteArrayOutputStream line, long number) throws IOException {
        line.reset();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return true;
            }
            if (line.size() == longestLine) {
                throw TruthError.at(
                        file, number, "is longer than %,d bytes; label fewer events".formatted(longestLine));
            }
            line.write(b);
        }
        return false;
    }

    private String text(byte[] line, long number) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw TruthError.at(file, number, "is not UTF-8");
        }
    }

    private JsonNode document(String text, long number) {
        try {
            return READER.readTree(text);
        } catch (JacksonException unreadable) {
            throw TruthError.at(file, number, "is no JSON object (" + unreadable.getOriginalMessage() + ")");
        }
    }
}
