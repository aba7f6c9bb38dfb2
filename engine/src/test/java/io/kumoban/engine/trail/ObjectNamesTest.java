package io.kumoban.engine.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNamesTest {
    private static final String KEY = "prefix/AWSLogs/1/CloudTrail-Digest/r/d.json.gz";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "prefix/AWSLogs/1/CloudTrail-Digest/r/d.json.gz, prefix/AWSLogs/1/CloudTrail/r/log.json.gz",
        "AWSLogs/1/CloudTrail-Digest/r/d.json.gz, AWSLogs/1/CloudTrail/r/log.json.gz",
        "1/CloudTrail-Digest/r/d.json.gz, 1/CloudTrail/r/log.json.gz",
        "my/bucket/prefix/AWSLogs/1/CloudTrail-Digest/r/d.json.gz, my/bucket/prefix/AWSLogs/1/CloudTrail/r/log.json.gz",
    })
    void aDigestTellsHowKeysLeadToFiles(String file, String log) {
        assertThat(names(file).name("prefix/AWSLogs/1/CloudTrail/r/log.json.gz"))
                .isEqualTo(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWSLogs/1/CloudTrail-Digest/r/other.json.gz", "AWSLogs/2/CloudTrail-Digest/r/d.json.gz"})
    void aDigestInAnotherPlaceThanItsOwnTellsNothing(String file) {
        assertThat(ObjectNames.of(folder, KEY, file)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "prefix/AWSLogs/../../outside",
                "/etc/hostname",
                "prefix//etc/hostname",
                "prefix/./AWSLogs/x",
                "prefix/AWSLogs/..\\..\\outside",
                "prefix/AWSLogs/a\u0000b",
                "prefix/AWSLogs/",
                "elsewhere/AWSLogs/x",
                "",
            })
    void aKeyThatLeadsOutOfTheFolderIsRefused(String key) {
        ObjectNames below = names("AWSLogs/1/CloudTrail-Digest/r/d.json.gz");
        assertThat(below.name(key)).isNull();
        if (!key.startsWith("elsewhere")) {
            assertThat(names(KEY).name(key)).isNull();
        }
    }

    @Test
    void aLinkOutOfTheFolderLeadsToNoFile() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.json.gz"), "x");
        Files.createSymbolicLink(inside.resolve("link"), outside);
        Files.createSymbolicLink(inside.resolve("file.json.gz"), outside.resolve("secret.json.gz"));
        Files.writeString(inside.resolve("true.json.gz"), "x");

        assertThat(ObjectNames.file(inside, "link/secret.json.gz")).isNull();
        assertThat(ObjectNames.file(inside, "file.json.gz")).isNull();
        assertThat(ObjectNames.file(inside, "true.json.gz")).exists();
    }

    private ObjectNames names(String file) {
        return Objects.requireNonNull(ObjectNames.of(folder, KEY, file));
    }
}
