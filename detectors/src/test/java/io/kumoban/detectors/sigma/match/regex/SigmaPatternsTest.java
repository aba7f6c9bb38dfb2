package io.kumoban.detectors.sigma.match.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The expressions of a public collection of rules, read as far as their lines show them. */
class SigmaPatternsTest {
    private static final Pattern LINE = Pattern.compile("^\\s*(?:- )?[^#\\s:]+\\|re(?:\\|[ims])*: '((?:[^']|'')+)'");

    @Test
    void theExpressionsOfThePublicRulesAreUnderstood() throws IOException {
        Path folder = ExternalData.named("sigma/rules");
        List<String> patterns = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".yml")).forEach(file -> collect(file, patterns));
        }
        assertThat(patterns).hasSizeGreaterThan(50);
        assertThat(patterns)
                .allSatisfy(pattern -> assertThat(
                                GuardedRegex.of(pattern, RegexFlags.NONE).isLinear())
                        .isTrue());
    }

    private static void collect(Path file, List<String> into) {
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.find()) {
                    into.add(matcher.group(1).replace("''", "'"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
