package io.kumoban.detectors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
    @Test
    void aKeyKeepsItsNumberWhileThereIsRoom() {
        KeyIndex index = new KeyIndex(5000);
        for (long key = 0; key < 5000; key++) {
            assertThat(index.number(key * 31)).isEqualTo((int) key);
            assertThat(index.wasNew()).isTrue();
        }
        for (long key = 0; key < 5000; key++) {
            assertThat(index.number(key * 31)).isEqualTo((int) key);
            assertThat(index.wasNew()).isFalse();
        }
    }

    @Test
    void aKeyThatIsAskedForOftenOutlivesThoseThatCameOnce() {
        KeyIndex index = new KeyIndex(64);
        int number = index.number(-1);
        for (long key = 0; key < 10_000; key++) {
            index.number(key);
            assertThat(index.number(-1)).isEqualTo(number);
            assertThat(index.wasNew()).isFalse();
        }
    }

    @Test
    void anIndexOfManyKeysIsReadBack() throws IOException {
        KeyIndex index = new KeyIndex(5000);
        for (long key = 0; key < 3000; key++) {
            index.number(key * 31);
        }
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        index.save(new DataOutputStream(saved));
        KeyIndex loaded = new KeyIndex(5000);
        loaded.load(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        for (long key = 0; key < 3000; key++) {
            assertThat(loaded.number(key * 31)).isEqualTo((int) key);
            assertThat(loaded.wasNew()).isFalse();
        }
    }

    @Test
    void noTwoKeysThatAreHeldShareANumber() {
        Property.of(40, random -> random.longs(2000, 0, 200).toArray()).holds(keys -> {
            KeyIndex index = new KeyIndex(50);
            Map<Integer, Long> holders = new HashMap<>();
            Set<Long> held = new HashSet<>();
            for (long key : keys) {
                int number = index.number(key);
                assertThat(number).isBetween(0, 49);
                assertThat(index.wasNew()).isEqualTo(!held.contains(key));
                Long before = holders.put(number, key);
                if (before != null && before != key) {
                    held.remove(before);
                }
                held.add(key);
                assertThat(held).hasSizeLessThanOrEqualTo(50);
            }
        });
    }
}
