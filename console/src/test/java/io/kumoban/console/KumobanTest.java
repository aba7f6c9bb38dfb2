package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KumobanTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionIsTheOneOfThePom() throws Exception {
        var parent = Pattern.compile("<parent>.*?<version>(.*?)</version>.*?</parent>", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(parent.find()).isTrue();

        assertThat(run("--version")).isZero();
        assertThat(out).hasToString("kumoban " + parent.group(1) + System.lineSeparator());
    }

    @Test
    void verboseVersionNamesTheJavaThatRuns() {
        assertThat(run("--version", "--verbose")).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .element(1)
                .asString()
                .contains("Java " + Runtime.version().feature());
    }

    @Test
    void helpGoesToStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Usage: kumoban").contains("--version");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertThat(run("--no-such-option")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("--no-such-option");
    }

    @Test
    void askingForNothingIsWrongUsageAndShowsTheUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Say what to do.").contains("Usage: kumoban");
    }

    private int run(String... arguments) {
        return Kumoban.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
