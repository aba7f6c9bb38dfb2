package io.kumoban.console.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.exercise.ExerciseAccount;
import io.kumoban.engine.yaml.ConfigurationError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabShelfTest {
    private static final Path PAGES = Path.of("..", "docs", "labs");

    static List<Lab> labs() {
        return LabShelf.all();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everyExerciseIsWholeAndHasAPage(Lab lab) {
        assertThat(lab.title()).isNotEmpty();
        assertThat(lab.question()).isNotEmpty();
        assertThat(lab.minutes()).isPositive();
        assertThat(lab.hints()).hasSize(3);
        assertThat(lab.commands()).isNotEmpty().allMatch(command -> command.startsWith("kumoban "));
        assertThat(lab.asks()).isNotEmpty().allSatisfy(ask -> {
            assertThat(ask.what()).isNotEmpty();
            assertThat(ask.example()).isNotEmpty();
        });
        assertThat(PAGES.resolve(lab.name() + ".md")).exists();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void theStoryTellsAllThatIsAsked(Lab lab) {
        Map<String, String> facts = ExerciseAccount.of(lab.name(), 3).facts();
        AnswerCheck check = new AnswerCheck(facts);

        for (Ask ask : lab.asks()) {
            assertThat(facts.keySet()).containsAll(ask.mistaken().keySet());
            if (ask.kind() == Ask.Kind.FILE) {
                assertThat(lab.tuning()).isNotNull();
                continue;
            }
            assertThat(check.judge(ask, facts.get(ask.name())).isRight()).isTrue();
            assertThat(check.judge(ask, ask.example()).isRight())
                    .as("examples are no answers")
                    .isFalse();
            ask.mistaken()
                    .forEach((fact, said) ->
                            assertThat(check.judge(ask, facts.get(fact))).isEqualTo(Verdict.wrong(ask, said)));
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everyPageShowsTheCommandsOfItsExercise(Lab lab) throws Exception {
        String page = Files.readString(PAGES.resolve(lab.name() + ".md"));

        assertThat(page).contains(lab.title(), "kumoban lab start " + lab.name(), "kumoban lab check " + lab.name());
    }

    @Test
    void answersAreComparedAsPeopleWriteThem() {
        AnswerCheck check =
                new AnswerCheck(Map.of("domain", "reader.example", "at", "2026-03-10T02:41:26Z", "n", "240"));
        Ask domain = new Ask("domain", "", Ask.Kind.TEXT, "", Map.of());
        Ask at = new Ask("at", "", Ask.Kind.TIME, "", Map.of());
        Ask number = new Ask("n", "", Ask.Kind.NUMBER, "", Map.of());

        assertThat(check.judge(domain, " Reader.Example. ").isRight()).isTrue();
        for (String right : List.of("2026-03-10 02:41", "2026-03-10T02:41Z", "2026-03-10 02:41:26")) {
            assertThat(check.judge(at, right).isRight()).as(right).isTrue();
        }
        for (String wrong : List.of("2026-03-10 02:42", "2026-03-10 02:40:59", "2026-03-10", "02:41", "")) {
            assertThat(check.judge(at, wrong).isRight()).as(wrong).isFalse();
        }
        assertThat(check.judge(number, "0240").isRight()).isTrue();
        assertThat(check.judge(number, "-240").isRight()).isFalse();
        assertThat(check.judge(domain, "x".repeat(10_000)).remark()).contains("too long");
    }

    @Test
    void mistakesInADescriptionAreToldWithTheirPlace() {
        assertThatThrownBy(
                        () -> LabFile.read("x.yaml", "title: A\nminutes: soon\nasks: {a: {kind: guess}}\nhint: []\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("x.yaml:2:")
                .hasMessageContaining("not 'guess'")
                .hasMessageContaining("did you mean 'hints'?");
    }
}
