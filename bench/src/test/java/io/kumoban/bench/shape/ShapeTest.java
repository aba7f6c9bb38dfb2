package io.kumoban.bench.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShapeTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void everySetIsAColumnAndEveryFamilyHasItsFigures() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(
                first.resolve("calls.json"),
                "{\"Records\":[{\"eventTime\":\"2026-03-02T00:00:00Z\",\"eventName\":\"A\",\"errorCode\":\"B\"},"
                        + "{\"eventTime\":\"2026-03-02T00:00:00Z\",\"eventName\":\"A\",\"errorCode\":null}]}");
        Files.writeString(
                first.resolve("flows.log"),
                "version srcaddr dstaddr dstport bytes action\n2 10.0.0.1 10.0.0.2 443 100 ACCEPT\n"
                        + "2 10.0.0.3 10.0.0.2 22 100 REJECT\n2 - - - - -\n");
        Files.writeString(
                second.resolve("dns.log"),
                "{\"query_name\":\"a.example.\",\"query_type\":\"A\",\"rcode\":\"NXDOMAIN\"}\n");

        assertThat(run("--markdown", first.toString(), second.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll(" +", " "))
                .contains("| figure | first | second |")
                .contains("| calls with errorCode, % | 50.0 | |")
                .contains("| calls that share their second, % | 100.0 | |")
                .contains("| flows rejected, % | 50.0 | |")
                .contains("| flows: mean of the logarithm of bytes | 4.61 | |")
                .contains("| queries with NXDOMAIN, % | | 100.0 |");
    }

    @Test
    void aPathThatIsNotThereEndsInThree() {
        assertThat(run(folder.resolve("nothing").toString())).isEqualTo(3);
    }

    private int run(String... arguments) {
        return new CommandLine(new Shape(new PrintStream(out, true, StandardCharsets.UTF_8))).execute(arguments);
    }
}
