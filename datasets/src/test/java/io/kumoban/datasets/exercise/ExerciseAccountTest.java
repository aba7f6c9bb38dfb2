package io.kumoban.datasets.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.truth.Incident;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExerciseAccountTest {
    private static final int SEEDS = 40;

    static Set<String> stories() {
        return ExerciseAccount.names();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void theSameSeedTellsTheSameTruth(String story) {
        assertThat(ExerciseAccount.of(story, 5).facts())
                .isEqualTo(ExerciseAccount.of(story, 5).facts());
        assertThat(ExerciseAccount.of(story, 5).incident())
                .isEqualTo(ExerciseAccount.of(story, 5).incident());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void nearlyEverySeedHasATruthOfItsOwn(String story) {
        Set<Object> truths = new HashSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            truths.add(ExerciseAccount.of(story, seed).facts());
        }

        assertThat(truths).hasSizeGreaterThanOrEqualTo(SEEDS - 1);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void theAttackComesAfterAWeekToLearnFromAndStaysWithinItsDays(String story) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Incident incident = ExerciseAccount.of(story, seed).incident();

            assertThat(incident.from()).as("seed %d", seed).isGreaterThan(1_772_409_600L + 8 * 86_400);
            assertThat(incident.to()).as("seed %d", seed).isLessThan(1_772_409_600L + 10 * 86_400);
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void factsOfAnAttackAreNotTakenForEachOther(String story) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(ExerciseAccount.of(story, seed).facts().values())
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void anUnknownStoryIsRefused() {
        assertThatThrownBy(() -> ExerciseAccount.of("nine-lives", 1)).hasMessageContaining("nine-lives");
    }
}
