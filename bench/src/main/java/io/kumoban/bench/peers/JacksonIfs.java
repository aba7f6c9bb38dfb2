package io.kumoban.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a Java programmer would write in an afternoon: the JDK's gzip stream, Jackson's streaming parser, if-statements. */
final class JacksonIfs {
    private static final int BUFFER = 256 << 10;
    private static final Suspicion[] SUSPICIONS = Suspicion.values();

    private final JsonFactory json = new JsonFactory();
    private final CallFields call = new CallFields();
    private final long[] hits = new long[SUSPICIONS.length];
    private long records;

    private JacksonIfs() {}

    static Tally pass(Path input) throws IOException {
        JacksonIfs pass = new JacksonIfs();
        for (Path file : Corpus.files(input)) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
                pass.read(in);
            }
        }
        Map<String, Long> hits = new TreeMap<>();
        for (Suspicion suspicion : SUSPICIONS) {
            hits.put(suspicion.id(), pass.hits[suspicion.ordinal()]);
        }
        return new Tally(pass.records, hits, Map.of());
    }

    private void read(InputStream delivery) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), delivery)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (!name.equals("Records") || token != JsonToken.START_ARRAY) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    call.read(parser);
                    judge();
                }
            }
        }
    }

    private void judge() {
        records++;
        for (int i = 0; i < SUSPICIONS.length; i++) {
            if (SUSPICIONS[i].hits(call)) {
                hits[i]++;
            }
        }
    }
}
