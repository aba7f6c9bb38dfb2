package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The current AWS SDK for JavaScript, whose model is newer than that of the Java SDK in the other test, reads our findings
 * too. Takes Node and, once, {@code npm ci} in {@code src/test/node}.
 */
@Tag("long")
class NodeSdkRoundTripTest {
    private static final Path SCRIPTS = Path.of("src/test/node");

    /** Members whose names differ from those of the wire by more than a capital. */
    private static final Map<String, String> MEMBERS = Map.of("lat", "Latitude", "lon", "Longitude");

    @TempDir
    Path folder;

    @Test
    void everyFieldOfEveryFindingArrivesAsItWasWritten() throws Exception {
        assumeTrue(
                Files.isDirectory(SCRIPTS.resolve("node_modules/@aws-sdk/client-guardduty")),
                "skipped: the package @aws-sdk/client-guardduty is missing; run 'npm ci' in console/" + SCRIPTS);
        assumeTrue(hasNode(), "skipped: there is no program 'node' on the PATH");
        List<JsonNode> written = PublishedFindings.write(folder.resolve("run"));

        List<JsonNode> read = read(written);

        assertThat(read).hasSameSizeAs(written);
        Set<String> differences = new TreeSet<>();
        for (int i = 0; i < read.size(); i++) {
            ObjectNode expected = (ObjectNode) written.get(i).deepCopy();
            expected.remove("kumoban");
            compare("", expected, read.get(i), differences);
        }
        assertThat(differences).isEmpty();
    }

    private List<JsonNode> read(List<JsonNode> served) throws Exception {
        Path out = folder.resolve("out.jsonl");
        Path errors = folder.resolve("errors.txt");
        try (GuardDutyStub stub = new GuardDutyStub(served)) {
            int code = new ProcessBuilder(
                            "node", "read-findings.mjs", stub.endpoint().toString())
                    .directory(SCRIPTS.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start()
                    .waitFor();
            assertThat(code).as(Files.readString(errors)).isZero();
        }
        try (Stream<String> lines = Files.lines(out)) {
            return lines.map(Json::read).toList();
        }
    }

    /** This SDK names fields by the members of the model, mostly the capitalized name; the keys of maps it leaves alone. */
    private static void compare(String path, JsonNode written, JsonNode read, Set<String> differences) {
        if (written.isObject() && read.isObject()) {
            for (String name : written.propertyNames()) {
                String member = MEMBERS.getOrDefault(name, Character.toUpperCase(name.charAt(0)) + name.substring(1));
                JsonNode child = read.has(member) ? read.path(member) : read.path(name);
                compare(path + "/" + name, written.path(name), child, differences);
            }
            if (written.size() != read.size()) {
                differences.add("%s: has %d fields and was read with %d".formatted(path, written.size(), read.size()));
            }
        } else if (written.isArray() && read.isArray() && written.size() == read.size()) {
            for (int i = 0; i < written.size(); i++) {
                compare(path, written.get(i), read.get(i), differences);
            }
        } else if (written.isNumber() && read.isNumber()) {
            if (written.decimalValue().compareTo(read.decimalValue()) != 0) {
                differences.add("%s: %s was read as %s".formatted(path, written, read));
            }
        } else if (!written.equals(read)) {
            differences.add("%s: %s was read as %s".formatted(path, written, read));
        }
    }

    private static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
