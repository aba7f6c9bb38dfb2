package io.kumoban.detectors.dga;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DgaModelTest {
    private final DgaModel model = DgaModel.shipped();

    @Test
    void randomLettersAndDigitsLookGenerated() {
        for (String name : new String[] {"vbqkxjtqpwzrhl.com", "a8f3kq0z7w1m.net", "9f86d081884c7d65.org"}) {
            assertThat(model.score(Text.of(name))).as(name).isGreaterThan(4);
        }
    }

    @Test
    void wordsAndBrandsDoNot() {
        for (String name : new String[] {"wikipedia.org", "northernlights.org", "debian.org", "openstreetmap.org"}) {
            assertThat(model.score(Text.of(name))).as(name).isNegative();
        }
    }

    @Test
    void onlyTheFirstLabelCounts() {
        assertThat(model.score(Text.of("debian.org"))).isEqualTo(model.score(Text.of("debian.xkqzvbnwtrmp")));
    }

    @Test
    void anyBytesHaveAScore() {
        for (String name : new String[] {"", ".", "-", "_dmarc", "é", "a".repeat(300), "\u0000\u0001"}) {
            assertThat(model.score(Text.of(name))).as(name).isFinite();
        }
    }

    @Test
    void aModelThatWasWrittenReadsTheSame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.save(new DataOutputStream(bytes));
        DgaModel read = DgaModel.load(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(read.score(Text.of("gacyqob.com"))).isEqualTo(model.score(Text.of("gacyqob.com")));
    }

    @Test
    void aRecentScoreIsTheSameAgain() {
        RecentScores scores = new RecentScores(model::score);
        for (int i = 0; i < 20_000; i++) {
            Text name = Text.of("name" + Hashes.mix(i % 9_000) + ".com");
            float expected = Math.round(model.score(name) * 256) / 256f;
            assertThat(scores.of(name, name.hash())).isEqualTo(expected);
        }
    }
}
