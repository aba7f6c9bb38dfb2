package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields that ask for an array or a null at a path, or for the whole record. */
class TypedFieldsTest {
    private static final Field NAMES = Field.ofCall("requestParameters.names");
    private static final Field ARRAY = Field.at(Kind.API_CALL, List.of("requestParameters", "names", Field.ARRAY));
    private static final Field NULL = Field.at(Kind.API_CALL, List.of("requestParameters", "names", Field.NULL));
    private static final Field INNER = Field.ofCall("requestParameters.names.first");
    private static final Field RECORD = Field.at(Kind.API_CALL, List.of(Field.RECORD));

    private final ApiCall call = new ApiCall();

    @Test
    void eachTypeIsSeenInItsOwnFieldAlsoInRecordsOfAKnownShape() {
        String[] values = {
            "[1,2]", "null", "\"x\"", "[\"other\"]", "{\"first\":\"y\"}", "null", "[]", "{\"first\":null}", "7"
        };
        StringBuilder text = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(record(i, values[i]));
        }

        DecodedCalls decoded =
                DecodedCalls.of(text.append("]}").toString(), List.of(NAMES, ARRAY, NULL, INNER, RECORD));

        assertThat(decoded.run().rows()).isEqualTo(values.length);
        for (int row = 0; row < values.length; row++) {
            call.at(decoded.run(), row);
            String value = values[row];
            assertThat(call.text(ARRAY).toString()).isEqualTo(value.startsWith("[") ? value : "");
            assertThat(call.text(ARRAY).isAbsent()).isEqualTo(!value.startsWith("["));
            assertThat(call.text(NULL).isAbsent()).isEqualTo(!value.equals("null"));
            assertThat(call.text(NAMES).isAbsent()).isEqualTo(value.equals("null"));
            assertThat(call.text(INNER).toString()).isEqualTo(value.contains("y") ? "y" : "");
            assertThat(call.text(RECORD).toString()).isEqualTo(record(row, value));
            assertThat(call.text(RECORD).type()).isEqualTo(Slice.OBJECT);
        }
    }

    private static String record(int number, String value) {
        return """
            {"eventVersion":"1.11","eventTime":"2026-03-01T12:00:0%d%s","eventID":"%d",\
            "eventSource":"ec2.amazonaws.com","eventName":"RunInstances","recipientAccountId":"111122223333",\
            "requestParameters":{"names":%s,"more":1}}\
            """.formatted(number, "Z", number, value);
    }
}
