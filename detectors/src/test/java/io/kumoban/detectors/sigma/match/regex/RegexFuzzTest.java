package io.kumoban.detectors.sigma.match.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.testing.Damage;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a pattern and a value hold, the pattern is refused with a message or looked for within its steps. */
class RegexFuzzTest {
    private static final GuardedRegex.Scratch SCRATCH = new GuardedRegex.Scratch();
    private static final long FEW_STEPS = 20_000;

    @ParameterizedTest
    @MethodSource("patterns")
    void patternsAreRefusedOrLookedFor(byte[] bytes) {
        String pattern = new String(bytes, StandardCharsets.UTF_8);
        try {
            GuardedRegex regex = GuardedRegex.of(pattern, RegexFlags.NONE, FEW_STEPS);
            assertThat(regex.find(bytes, 0, bytes.length, SCRATCH)).isNotNull();
        } catch (RegexSyntaxException refused) {
            assertThat(refused).hasMessageMatching("(?s).{10,}");
        }
    }

    @Test
    void damagedPatternsAreRefusedOrLookedFor() {
        List<byte[]> seeds = patterns().toList();
        Property.of(2000, random -> Damage.to(seeds.get(random.nextInt(seeds.size())), random))
                .holds(this::patternsAreRefusedOrLookedFor);
    }

    @MethodSource("patterns")
    @FuzzTest
    void fuzzRegex(byte[] pattern) {
        patternsAreRefusedOrLookedFor(pattern);
    }

    static Stream<byte[]> patterns() {
        return Stream.of(
                        "(?i)\\\\(venv|python(.+)?)\\\\lib\\\\site-packages\\\\",
                        "[-/–][Ee^]{1,2}[ncodema^]*\\s[A-Za-z0-9+/=]{15,}",
                        "(?<=a{1,3})(b|\\1)++(?!c)(?<n>d)\\k<n>",
                        "(?s:.*?)[[:alpha:]\\p{Lu}^-]{2,}$|\\Qa.b\\E",
                        "\\w+`(\\w+|-|.)`[\\w+|\\s]",
                        "(a*)*(b|)*\\b\\Z")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
