package io.kumoban.detectors.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What replacements of Python mean. */
class PythonReplacementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\2-\\1       | y-x",
                "\\g<1>\\g<2>  | xy",
                "\\g<1>0       | x0",
                "\\g<n>2       | y2",
                "[\\g<0>]      | [x/y]",
                "$1            | $1",
                "\\\\dir\\\\   | \\dir\\",
                "a\\.b         | a\\.b",
            })
    void groupsAndEscapesMeanWhatTheyMeanInPython(String replacement, String result) {
        assertThat(Pattern.compile("(x)/(?P<n>y)").matcher("x/y").replaceAll(PythonReplacement.translated(replacement)))
                .isEqualTo(result);
    }

    @Test
    void lettersBehindABackslashAreControls() {
        assertThat(PythonReplacement.translated("\\a\\b\\f\\n\\r\\t\\v")).isEqualTo("\u0007\b\f\n\r\t\u000b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\d", "x\\Q", "\\0", "end\\"})
    void whatPythonRefusesIsRefused(String replacement) {
        assertThatThrownBy(() -> PythonReplacement.translated(replacement))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
