package io.kumoban.detectors.sigma.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.Condition.And;
import io.kumoban.detectors.sigma.rule.Condition.Named;
import io.kumoban.detectors.sigma.rule.Condition.Not;
import io.kumoban.detectors.sigma.rule.Condition.Of;
import io.kumoban.detectors.sigma.rule.Condition.Or;
import io.kumoban.engine.testing.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParserTest {
    @Test
    void orBindsLeastThenAndThenNot() throws ConditionError {
        assertThat(ConditionParser.parse("a or not b and c"))
                .isEqualTo(new Or(List.of(new Named("a"), new And(List.of(new Not(new Named("b")), new Named("c"))))));
    }

    @Test
    void parenthesesBindFirst() throws ConditionError {
        assertThat(ConditionParser.parse("(a OR b) and not (c)"))
                .isEqualTo(new And(List.of(new Or(List.of(new Named("a"), new Named("b"))), new Not(new Named("c")))));
    }

    @Test
    void quantitiesAreNumbersAnyOrAll() throws ConditionError {
        assertThat(ConditionParser.parse("1 of selection*")).isEqualTo(new Of(1, "selection*"));
        assertThat(ConditionParser.parse("any of them")).isEqualTo(new Of(1, "them"));
        assertThat(ConditionParser.parse("all of sel_*_x")).isEqualTo(new Of(Of.ALL, "sel_*_x"));
        assertThat(ConditionParser.parse("2 of a* and not 1 of b*"))
                .isEqualTo(new And(List.of(new Of(2, "a*"), new Not(new Of(1, "b*")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; a search is missing before its end",
                "a and; a search is missing before its end",
                "a b; should end before 'b' at character 3",
                "(a; a ')' is missing before its end",
                "a); should end before ')' at character 2",
                "sel*; stands alone",
                "them; stands alone",
                "0 of them; how many is meant by '0'",
                "x of them; how many is meant by 'x'",
                "1 of; a pattern is missing",
                "not; a search is missing",
                "a | count() > 5; should end before '|'",
            })
    void whatIsNoConditionIsRefusedWithItsPlace(String text, String sentence) {
        assertThatThrownBy(() -> ConditionParser.parse(text))
                .isInstanceOf(ConditionError.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void deepAndLongConditionsAreRefused() {
        assertThatThrownBy(() -> ConditionParser.parse("(".repeat(60_000))).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> ConditionParser.parse("not ".repeat(10_000) + "a"))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> ConditionParser.parse("a".repeat(70_000))).hasMessageContaining("longer than");
    }

    @Test
    void aConditionIsReadAsItIsWritten() {
        Property.of(2000, random -> condition(random, 4))
                .holds(condition -> assertThat(ConditionParser.parse(ConditionText.of(condition)))
                        .isEqualTo(condition));
    }

    @Test
    void countsOfSigmaOneAreRead() throws ConditionError {
        assertThat(Aggregation.parse(" count(user.name) by source.ip >= 10"))
                .isEqualTo(new Aggregation("count", "user.name", "source.ip", Comparison.GTE, BigDecimal.valueOf(10)));
        assertThat(Aggregation.parse("count() > 5"))
                .isEqualTo(new Aggregation("count", "", "", Comparison.GT, BigDecimal.valueOf(5)));
        assertThatThrownBy(() -> Aggregation.parse("near a and b")).hasMessageContaining("no longer part of Sigma");
    }

    private static Condition condition(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 5)) {
            case 0 ->
                new Named(
                        List.of("a", "selection_1", "_x", "b-c", "oracle", "1").get(random.nextInt(6)));
            case 1 ->
                new Of(random.nextInt(3), List.of("them", "sel*", "*", "a").get(random.nextInt(4)));
            case 2 -> new Not(condition(random, depth - 1));
            case 3 -> new And(conditions(random, depth - 1));
            default -> new Or(conditions(random, depth - 1));
        };
    }

    private static List<Condition> conditions(Random random, int depth) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            conditions.add(condition(random, depth));
        }
        return conditions;
    }
}
