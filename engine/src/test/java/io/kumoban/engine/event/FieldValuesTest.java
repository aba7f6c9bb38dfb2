package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldValuesTest {
    private final Map<String, String> plain = new LinkedHashMap<>();
    private final Map<String, String> values;

    FieldValuesTest() {
        plain.put("eventName", "StopLogging");
        plain.put("awsRegion", "us-east-1");
        plain.put("errorCode", "");
        values = FieldValues.of(plain);
    }

    @Test
    void valuesKeepTheirOrderAndAreFoundByName() {
        assertThat(values).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(values.keySet()).containsExactly("eventName", "awsRegion", "errorCode");
        assertThat(values.get("awsRegion")).isEqualTo("us-east-1");
        assertThat(values.getOrDefault("errorCode", "none")).isEmpty();
        assertThat(values.getOrDefault("userAgent", "none")).isEqualTo("none");
        assertThat(values.containsKey("userAgent")).isFalse();
    }

    @Test
    void laterChangesElsewhereDoNotShow() {
        plain.put("eventName", "StartLogging");

        assertThat(values).containsEntry("eventName", "StopLogging");
        assertThatThrownBy(() -> values.put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(values::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
