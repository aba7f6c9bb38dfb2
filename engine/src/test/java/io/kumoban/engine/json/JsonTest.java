package io.kumoban.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {
    @ParameterizedTest
    @CsvSource({"8.0, 8", "0.1, 0.1", "-3.0, -3", "1e12, 1000000000000", "1.25e-5, 0.0000125", "1e300, 1000000000000000"
    })
    void numbersHaveNoExponents(double value, String written) {
        ObjectNode object = Json.object();
        Json.putNumber(object, "n", value);

        assertThat(Json.text(object)).startsWith("{\"n\":" + written).doesNotContain("E");
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        ObjectNode object = Json.object();
        Json.putNumber(object, "n", Double.NaN);
        Json.putNumber(object, "i", Double.POSITIVE_INFINITY);

        assertThat(Json.text(object)).isEqualTo("{}");
    }

    @Test
    void halfASurrogatePairDoesNotStopALine() {
        byte[] line = Json.line(Json.object().put("t", "a\ud83d"));

        assertThat(new String(line, StandardCharsets.UTF_8)).isEqualTo("{\"t\":\"a?\"}\n");
    }

    @Test
    void textOfAnyScriptIsWrittenAsItIs() {
        byte[] line = Json.line(Json.object().put("t", "käufe 買い物 🦊"));

        assertThat(new String(line, StandardCharsets.UTF_8)).isEqualTo("{\"t\":\"käufe 買い物 🦊\"}\n");
    }

    @Test
    void timesHaveMilliseconds() {
        assertThat(Json.time(0)).isEqualTo("1970-01-01T00:00:00.000Z");
    }
}
