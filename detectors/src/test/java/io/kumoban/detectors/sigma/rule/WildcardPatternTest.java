package io.kumoban.detectors.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.rule.WildcardPattern.AnyOne;
import io.kumoban.detectors.sigma.rule.WildcardPattern.AnyRun;
import io.kumoban.detectors.sigma.rule.WildcardPattern.Literal;
import io.kumoban.detectors.sigma.rule.WildcardPattern.Part;
import io.kumoban.engine.testing.Property;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Escapes by the section "Escaping" of the specification. */
class WildcardPatternTest {
    @Test
    void aBackslashBeforeAnythingElseIsOne() {
        assertThat(WildcardPattern.parse("C:\\Windows")).isEqualTo(WildcardPattern.literal("C:\\Windows"));
        assertThat(WildcardPattern.parse("C:\\\\Windows")).isEqualTo(WildcardPattern.literal("C:\\Windows"));
    }

    @Test
    void anEscapedWildcardIsPlain() {
        assertThat(WildcardPattern.parse("\\*\\?")).isEqualTo(WildcardPattern.literal("*?"));
    }

    @Test
    void anEscapedBackslashLeavesTheWildcard() {
        assertThat(WildcardPattern.parse("\\\\*").parts()).containsExactly(new Literal("\\"), new AnyRun());
    }

    @Test
    void threeBackslashesMakeBothPlain() {
        assertThat(WildcardPattern.parse("\\\\\\*")).isEqualTo(WildcardPattern.literal("\\*"));
    }

    @Test
    void threeOrFourBackslashesAreTwo() {
        assertThat(WildcardPattern.parse("\\\\\\x")).isEqualTo(WildcardPattern.literal("\\\\x"));
        assertThat(WildcardPattern.parse("\\\\\\\\")).isEqualTo(WildcardPattern.literal("\\\\"));
    }

    @Test
    void aPatternIsReadAsItIsWritten() {
        Property.ofLists(2000, 8, WildcardPatternTest::part)
                .holds(parts -> assertThat(WildcardPattern.parse(new WildcardPattern(parts).text()))
                        .isEqualTo(new WildcardPattern(parts)));
    }

    private static Part part(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new AnyOne();
            case 1 -> new AnyRun();
            default -> new Literal(List.of("a", "\\", "*", "?", "\\\\", "x\\").get(random.nextInt(6)));
        };
    }
}
