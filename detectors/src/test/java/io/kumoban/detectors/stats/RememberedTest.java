package io.kumoban.detectors.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RememberedTest {
    @Test
    void aReloadGivesEqualEventsWithTheirFieldsInOrder() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("query_name", "xn--bcher-kva.example.");
        fields.put("answers", "ü".repeat(70_000));
        Remembered remembered = new Remembered();
        remembered.add(new Evidence(
                new OrderKey(1_700_000_000_000L, Kind.DNS_QUERY, -1, 2, 3, 4), "id", fields, "a/b.log.gz", 17));
        Remembered loaded = SavedAndLoaded.copy(remembered, new Remembered());
        assertThat(loaded.events()).isEqualTo(remembered.events());
        assertThat(loaded.events().getFirst().fields().keySet()).containsExactly("query_name", "answers");
    }

    @Test
    void keepsTheFirstEventsOnly() {
        Remembered remembered = new Remembered();
        for (int i = 0; i < 10; i++) {
            remembered.add(new Evidence(new OrderKey(i, Kind.FLOW, 0, 0, 0, 0), "e" + i, Map.of(), "f", 0));
        }
        assertThat(remembered.events()).extracting(Evidence::id).containsExactly("e0", "e1", "e2", "e3");
    }
}
