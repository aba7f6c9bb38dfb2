package io.kumoban.detectors.dga;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Text;
import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingTest {
    @Test
    void trainingMakesTheShippedModelToTheByte() throws IOException {
        try (InputStream shipped = DgaModel.class.getResourceAsStream(DgaModel.RESOURCE)) {
            assertThat(shipped).isNotNull();
            assertThat(Training.bytes(Training.run()))
                    .as("the shipped model; build/names.sh train writes it")
                    .isEqualTo(shipped.readAllBytes());
        }
    }

    @Test
    void ordinaryLabelsThatAreHeldBackLookOrdinary() {
        DgaModel model = DgaModel.shipped();
        List<String> labels = Training.heldBack();
        assertThat(labels).hasSizeGreaterThan(2_000);
        assertThat(labels.stream().filter(label -> score(model, label) > 5).count())
                .isLessThan(labels.size() / 500);
    }

    @Test
    void noLabelThatIsTestedOnWasLearnedAsOrdinary() {
        TestNames tested = TestNames.read(ExternalData.named("dns-dga"));
        Set<String> learned = new HashSet<>(Corpus.ORDINARY.lines());
        assertThat(tested.popular()).noneMatch(learned::contains);
        assertThat(tested.families().values())
                .allSatisfy(labels -> assertThat(labels).noneMatch(learned::contains));
    }

    private static float score(DgaModel model, String label) {
        return model.score(Text.of(label));
    }
}
