package io.kumoban.detectors.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.insight.Insight.Share;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttributeValuesTest {
    private int stretch;

    @Test
    void fewValuesAreCountedExactly() {
        AttributeValues values = new AttributeValues();
        add(values, "a", 3);
        add(values, "b", 1);
        stretch++;
        add(values, "b", 8);
        values.keep(stretch);
        values.learnAll(stretch);

        Insight.Attribution shown = values.of("userAgent", 4, 4, 0.5);

        assertThat(shown.insight()).containsExactly(new Share("b", 2));
        assertThat(shown.baseline()).containsExactly(new Share("a", 0.375), new Share("b", 0.125));
    }

    @Test
    void whatIsOverIsNotLearned() {
        AttributeValues values = new AttributeValues();
        add(values, "intruder", 9);
        values.keep(stretch);
        add(values, "a", 1);
        values.drop();
        stretch++;
        values.learnAll(stretch);

        Insight.Attribution shown = values.of("userAgent", 1, 1, 1);

        assertThat(shown.insight()).isEmpty();
        assertThat(shown.baseline()).containsExactly(new Share("a", 1));
    }

    @Test
    void aMajorityIsHeldAmongAnyNumberOfValuesAndNeverCountedTooOften() {
        Random dice = new Random(11);
        AttributeValues values = new AttributeValues();
        Map<String, Integer> truth = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String value = dice.nextInt(10) < 6 ? "frequent" : "rare-" + dice.nextInt(1_000);
            truth.merge(value, 1, Integer::sum);
            add(values, value, 1);
        }
        values.keep(stretch);
        Insight.Attribution shown = values.of("userAgent", 1, 0, 0);

        assertThat(shown.insight()).hasSizeLessThanOrEqualTo(Insight.MOST_VALUES);
        assertThat(shown.insight().getFirst().value()).isEqualTo("frequent");
        assertThat(shown.insight())
                .allSatisfy(share -> assertThat(share.average()).isLessThanOrEqualTo(truth.get(share.value())));
    }

    @Test
    void ofLongTextsTheFirst256BytesAreKept() {
        AttributeValues values = new AttributeValues();
        add(values, "x".repeat(5_000), 2);
        values.keep(stretch);

        assertThat(values.of("userAgent", 1, 0, 0).insight()).containsExactly(new Share("x".repeat(256), 2));
    }

    @Test
    void aWeightLosesAnEighthADay() {
        assertThat(AttributeValues.keptAfter(0)).isOne();
        assertThat(AttributeValues.keptAfter(2)).isEqualTo(0.765625);
        assertThat(AttributeValues.keptAfter(20_000)).isZero();
    }

    @Test
    void whatWasSavedGoesOnTheSame() throws IOException {
        Random dice = new Random(12);
        AttributeValues values = new AttributeValues();
        for (int round = 0; round < 50; round++) {
            AttributeValues copy = copy(values);
            String value = "value-" + dice.nextInt(9);
            for (AttributeValues each : new AttributeValues[] {values, copy}) {
                add(each, value, 1 + value.length() % 3);
                switch (value.hashCode() & 3) {
                    case 0 -> each.keep(stretch);
                    case 1 -> each.learnAll(stretch);
                    case 2 -> each.drop();
                    default -> each.age(0.875);
                }
            }
            stretch += round % 2;
            assertThat(bytes(copy)).isEqualTo(bytes(values));
            values = copy;
        }
    }

    private void add(AttributeValues values, String text, int times) {
        byte[] utf8 = (">" + text).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            values.add(utf8, 1, utf8.length - 1, stretch);
        }
    }

    private static AttributeValues copy(AttributeValues values) throws IOException {
        AttributeValues copy = new AttributeValues();
        copy.load(new DataInputStream(new ByteArrayInputStream(bytes(values))));
        return copy;
    }

    private static byte[] bytes(AttributeValues values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        values.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
