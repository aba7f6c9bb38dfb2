package io.kumoban.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.event.Tactic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final String ACCOUNT = "111122223333";
    private final Lineage lineage = new Lineage();

    @Test
    void aSessionComesFromWhereItsMakersKeyCameFrom() {
        lineage.place(handing(1, "kim", "AKIAKIM", "ASIAONE"));
        lineage.place(handing(2, "role-one", "ASIAONE", "ASIATWO"));

        assertThat(lineage.place(using(3, ACCOUNT, "role-two", "ASIATWO")).origin())
                .isEqualTo("kim");
        assertThat(lineage.place(using(3, ACCOUNT, "role-two", "ASIATWO")).actor())
                .isEqualTo("role-two");
    }

    @Test
    void aKeyInAnotherAccountIsAnotherKey() {
        lineage.place(handing(1, "kim", "AKIAKIM", "ASIAONE"));
        assertThat(lineage.place(using(2, "444455556666", "role-one", "ASIAONE"))
                        .origin())
                .isEqualTo("role-one");
    }

    @Test
    void theOldestLinkGoesWhenThereAreTooMany() {
        for (int i = 0; i <= Lineage.MOST; i++) {
            lineage.place(handing(i, "kim", "AKIAKIM", "ASIA" + i));
        }
        assertThat(lineage.size()).isEqualTo(Lineage.MOST);
        assertThat(lineage.place(using(9_999, ACCOUNT, "role", "ASIA0")).origin())
                .isEqualTo("role");
        assertThat(lineage.place(using(9_999, ACCOUNT, "role", "ASIA1")).origin())
                .isEqualTo("kim");
    }

    @Test
    void whatIsWrittenIsReadBackInItsOrder() throws IOException {
        for (int i = 0; i < 5; i++) {
            lineage.place(handing(i, "kim" + i, "AKIAKIM", "ASIA" + i % 3));
        }
        Lineage loaded = new Lineage();
        loaded.load(new DataInputStream(new ByteArrayInputStream(bytes(lineage))));
        assertThat(bytes(loaded)).isEqualTo(bytes(lineage));
        assertThat(loaded.place(using(9, ACCOUNT, "role", "ASIA1")).origin()).isEqualTo("kim4");
    }

    private static byte[] bytes(Lineage lineage) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lineage.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Signal handing(long time, String actor, String key, String handed) {
        return signal(
                time, ACCOUNT, actor, Map.of(ApiCall.ACCESS_KEY_ID.path(), key, ApiCall.HANDED_SESSION.path(), handed));
    }

    private static Signal using(long time, String account, String actor, String key) {
        return signal(time, account, actor, Map.of(ApiCall.ACCESS_KEY_ID.path(), key));
    }

    private static Signal signal(long time, String account, String actor, Map<String, String> fields) {
        OrderKey key = new OrderKey(time, Kind.API_CALL, time, 0, 0, 0);
        Evidence event = new Evidence(key, "event-" + time, new LinkedHashMap<>(fields), "file", 0);
        return new Signal(time, account, "eu-west-1", "test", "", Severity.LOW, Tactic.IMPACT, 0, actor, actor, event);
    }
}
