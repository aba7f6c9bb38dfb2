package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A CloudTrail text decoded as one block, and its comparison with the reference. */
record DecodedCalls(Run run, Tally tally) {
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_DEPTH = 128;

    static DecodedCalls of(String text, Collection<Field> fields) {
        return of(text.getBytes(StandardCharsets.UTF_8), fields);
    }

    static DecodedCalls of(byte[] bytes, Collection<Field> fields) {
        Projection projection = Projection.of(fields, List.of(Key.PRINCIPAL, Key.ACCESS_KEY, Key.ACCOUNT_API));
        Block block = new Block();
        block.bytes = bytes;
        block.to = bytes.length;
        block.format = Format.CLOUD_TRAIL;
        block.last = true;
        Run run = new Run(projection.layout(Kind.API_CALL));
        Tally tally = new Tally();
        new CloudTrailDecoder(projection, MOST_BYTES, MOST_DEPTH).decode(block, run, tally);
        return new DecodedCalls(run, tally);
    }

    /** Decodes a text for all its paths and checks each value of each event; returns how many values were compared. */
    static long compare(String text) {
        CloudTrailReference reference = CloudTrailReference.of(text);
        List<Field> fields = new ArrayList<>(ApiCall.STANDARD);
        Set<List<String>> paths = reference.paths();
        paths.forEach(path -> fields.add(Field.at(Kind.API_CALL, path)));
        DecodedCalls decoded = of(text, fields);
        assertThat(decoded.tally.bad().stream().map(Tally.Bad::reason))
                .as("reasons of bad records")
                .hasSize(reference.bad.size());
        assertThat(decoded.tally.ignored()).isEqualTo(reference.ignored);
        assertThat(decoded.run.rows()).as("events").isEqualTo(reference.events.size());
        ApiCall call = new ApiCall();
        for (int row = 0; row < decoded.run.rows(); row++) {
            call.at(decoded.run, row);
            JsonNode event = reference.events.get(row);
            for (Field field : fields) {
                String difference = CloudTrailReference.difference(event, field, call.text(field));
                if (difference != null) {
                    throw new AssertionError(difference + "\nin the event " + event);
                }
            }
        }
        return (long) decoded.run.rows() * fields.size();
    }
}
