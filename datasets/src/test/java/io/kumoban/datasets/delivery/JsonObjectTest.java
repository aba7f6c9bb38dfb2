package io.kumoban.datasets.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
    @Test
    void membersKeepTheirOrderAndKinds() {
        assertThat(JsonObject.of("a", "x", "b", 2, "c", true, "d", null, "e", List.of("y", JsonObject.of("f", 1L))))
                .hasToString("{\"a\":\"x\",\"b\":2,\"c\":true,\"d\":null,\"e\":[\"y\",{\"f\":1}]}");
    }

    @Test
    void anAbsentMemberIsLeftOut() {
        assertThat(JsonObject.of().withPresent("a", null).withPresent("b", "c")).hasToString("{\"b\":\"c\"}");
    }

    @Test
    void textIsEscaped() {
        assertThat(JsonObject.of("a", "\"\\\n")).hasToString("{\"a\":\"\\\"\\\\\\u000a\"}");
    }
}
