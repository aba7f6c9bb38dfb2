package io.kumoban.detectors.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that the documentation shows compiles, and does what is said of it. */
class LibraryExampleTest {
    private static final Path PAGE = Path.of("..", "docs", "rules.md");
    private static final Pattern PROGRAM = Pattern.compile("(?s)```java\n(.*?public final class (\\w+) .*?)```");

    @TempDir
    Path folder;

    @Test
    void theProgramOfThePageRunsAsItStandsThere() throws Exception {
        Matcher program = PROGRAM.matcher(Files.readString(PAGE));
        assertThat(program.find()).as("a program in %s", PAGE).isTrue();
        Path source = Files.writeString(folder.resolve(program.group(2) + ".java"), program.group(1));
        Path rules = Files.writeString(folder.resolve("rules.yml"), """
            title: Trail stopped
            logsource: {product: aws, service: cloudtrail}
            detection: {selection: {eventName: StopLogging}, condition: selection}
            ---
            title: Broken
            """);
        Path events = Files.writeString(folder.resolve("events.jsonl"), """
            {"eventName":"StartLogging"}
            {"eventName":"StopLogging"}
            no event
            """);

        assertThat(output(source, rules, events)).isEqualTo("""
            line 2: Trail stopped
            line 3: MALFORMED
            """);
        assertThat(Files.readString(folder.resolve("err"))).contains("rules.yml:5:1", "no detection");
    }

    private String output(Path source, Path rules, Path events) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString(),
                        rules.toString(),
                        events.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
