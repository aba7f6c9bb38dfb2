package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
    private static final String STAMPED = "1_CloudTrail_eu-west-1_20260614T1205Z_AAAABBBBCCCCDDDD.json.gz";

    @TempDir
    Path temp;

    private Path logs;

    @BeforeEach
    void makeATree() throws IOException {
        logs = temp.resolve("logs");
        write("AWSLogs/1/CloudTrail/eu-west-1/2026/06/14/" + STAMPED);
        write("AWSLogs/1/vpcflowlogs/b.log.gz");
        write("a.json");
        write("z/deep/er/c.json.gz");
    }

    @Test
    void aFolderIsReadWithAllBelowItInTheOrderOfNames() {
        FileTree tree = tree(logs);
        assertThat(names(tree))
                .containsExactly(
                        "AWSLogs/1/CloudTrail/eu-west-1/2026/06/14/" + STAMPED,
                        "AWSLogs/1/vpcflowlogs/b.log.gz",
                        "a.json",
                        "z/deep/er/c.json.gz");
        assertThat(tree.skipped()).isEmpty();
        assertThat(tree.files().getFirst().stamp())
                .isEqualTo(Instant.parse("2026-06-14T12:05:00Z").toEpochMilli());
        assertThat(tree.files().get(2).hasStamp()).isFalse();
        assertThat(tree.files().get(2).size()).isEqualTo("a.json".length());
    }

    @Test
    void aSingleFileIsShownByItsFileName() {
        FileTree tree = tree(logs.resolve("z/deep/er/c.json.gz"));
        assertThat(names(tree)).containsExactly("c.json.gz");
    }

    @Test
    void aFileNamedByManyWaysIsReadOnce() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link.json"), logs.resolve("a.json"));
        FileTree tree = tree(
                logs.resolve("a.json"),
                link,
                logs.resolve("z/../a.json"),
                logs,
                logs.resolve("z"),
                logs.resolve("z/deep"));
        assertThat(names(tree)).isEqualTo(names(tree(logs)));
    }

    @Test
    void theOrderOfArgumentsChangesNothing() throws IOException {
        Path other = Files.createDirectories(temp.resolve("other"));
        Files.writeString(other.resolve("a.json"), "other");
        Files.createSymbolicLink(other.resolve("into"), logs);
        Files.createSymbolicLink(logs.resolve("out"), other);
        List<String> arguments = new ArrayList<>(List.of(
                logs.toString(),
                logs.resolve("z").toString(),
                other.toString(),
                logs.resolve("a.json").toString(),
                logs + "/**/*.gz",
                other.resolve("a.json").toString()));
        FileTree expected = FileTree.of(arguments, temp);
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(arguments, random);
            assertThat(FileTree.of(arguments, temp))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void filesOfOneNameAreToldApartByTheFoldersAboveThem() throws IOException {
        Path first = write("one/x.json");
        Path second = write("two/x.json");
        Path third = write("deep/two/x.json");
        assertThat(names(tree(first, second))).containsExactly("one/x.json", "two/x.json");
        assertThat(names(tree(third, second, first)))
                .containsExactly("deep/two/x.json", "logs/two/x.json", "one/x.json");
        assertThat(names(tree(logs.resolve("one"), logs.resolve("two")))).containsExactly("one/x.json", "two/x.json");
    }

    @Test
    void equalFilesAreBothListed() throws IOException {
        Files.writeString(logs.resolve("copy.json"), "a.json");
        assertThat(names(tree(logs))).contains("a.json", "copy.json");
    }

    @Test
    void linksInACircleAreSurvived() throws IOException {
        Files.createSymbolicLink(logs.resolve("z/deep/up"), logs);
        Files.createSymbolicLink(logs.resolve("self"), logs.resolve("self"));
        Files.createSymbolicLink(logs.resolve("nowhere"), logs.resolve("gone"));
        FileTree tree = tree(logs);
        assertThat(tree.files()).hasSize(4);
        assertThat(tree.skipped()).extracting(Skipped::name).containsExactly("nowhere", "self");
    }

    @Test
    void aLinkedFolderIsReadUnderTheNameOfTheLink() throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("linked.json"), "x");
        Files.createSymbolicLink(logs.resolve("more"), elsewhere);
        assertThat(names(tree(logs))).contains("more/linked.json");
    }

    @Test
    void hiddenNamesArePassedOverAndCounted() throws IOException {
        write(".hidden.json");
        write(".git/config");
        write("z/.DS_Store");
        FileTree tree = tree(logs);
        assertThat(tree.files()).hasSize(4);
        assertThat(tree.hidden()).isEqualTo(3);
        assertThat(names(tree(logs.resolve(".hidden.json")))).containsExactly(".hidden.json");
    }

    @Test
    void globsExpandAsAShellWould() throws IOException {
        write("top.json.gz");
        write(".hid/x.json.gz");
        write("b1.json");
        write("b2.json");
        write("b3.json");
        assertThat(glob("/**/*.json.gz"))
                .containsExactly(
                        "AWSLogs/1/CloudTrail/eu-west-1/2026/06/14/" + STAMPED, "top.json.gz", "z/deep/er/c.json.gz");
        assertThat(glob("/b[12].json")).containsExactly("b1.json", "b2.json");
        assertThat(glob("/b[!1-2].json")).containsExactly("b3.json");
        assertThat(glob("/b?.json")).containsExactly("b1.json", "b2.json", "b3.json");
        assertThat(glob("/{a,b1}.json")).containsExactly("a.json", "b1.json");
        assertThat(glob("/z/*")).containsExactly("deep/er/c.json.gz");
        assertThat(glob("/z/**")).containsExactly("deep/er/c.json.gz");
        assertThat(glob("/**/**/er/**/*.gz")).containsExactly("z/deep/er/c.json.gz");
        assertThat(glob("/.h*/*")).containsExactly(".hid/x.json.gz");
        assertThat(glob("/*/1/*/b.log.gz")).containsExactly("AWSLogs/1/vpcflowlogs/b.log.gz");
    }

    @Test
    void aFileWhoseNameLooksLikeAGlobIsTakenAtItsWord() throws IOException {
        Path odd = write("odd[1].json");
        write("odd1.json");
        assertThat(names(tree(odd))).containsExactly("odd[1].json");
    }

    @Test
    void aPathThatLeadsNowhereIsSaid() {
        assertThatThrownBy(() -> tree(logs, logs.resolve("gone.json")))
                .isInstanceOf(MissingInput.class)
                .hasMessageContaining("gone.json' cannot be read: it does not exist");
        assertThatThrownBy(() -> FileTree.of(List.of("a\0b"), temp))
                .isInstanceOf(MissingInput.class)
                .hasMessageContaining("a\\x00b");
        assertThatThrownBy(() -> FileTree.of(List.of(logs + "/*.parquet"), temp))
                .isInstanceOf(MissingInput.class)
                .hasMessageContaining("No file matches");
    }

    @Test
    void nothingToReadIsSaid() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty/within"));
        Files.createFile(empty.resolve(".hidden"));
        assertThatThrownBy(() -> tree(temp.resolve("empty")))
                .isInstanceOf(MissingInput.class)
                .hasMessageContaining("Nothing to read was found under")
                .hasMessageContaining("1 hidden");
        assertThatThrownBy(() -> FileTree.of(List.of(), temp)).isInstanceOf(MissingInput.class);
    }

    @Test
    void anUnreadableFileIsPassedOverWithAReason() throws IOException {
        Path secret = write("secret.json");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(secret)).as("this user may read everything").isFalse();
        FileTree tree = tree(logs);
        assertThat(tree.files()).hasSize(4);
        assertThat(tree.skipped()).containsExactly(new Skipped("secret.json", "cannot be read: permission denied"));
    }

    @Test
    void standardInputIsSpooledReadAndDeleted() throws IOException {
        Path spool = temp.resolve("run/spool");
        byte[] packed = Packed.gzip(Packed.text("from a pipe"));
        FileTree tree = FileTree.of(List.of("-", logs.toString(), "-"), spool, new ByteArrayInputStream(packed));
        assertThat(names(tree)).hasSize(5).startsWith("-");
        SourceFile input = tree.files().getFirst();
        assertThat(input.size()).isEqualTo(packed.length);
        assertThat(input.path()).isEqualTo(tree.spooled()).hasParent(spool);
        try (LogSource source = new LogSource(ReadLimits.DEFAULT);
                PlainReader reader = source.open(input)) {
            assertThat(Reading.of(reader, 100).only().text()).isEqualTo("from a pipe");
        }
        tree.close();
        tree.close();
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void brokenStandardInputLeavesNothingBehind() {
        Path spool = temp.resolve("spool");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("pipe broke");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("pipe broke");
            }
        };
        assertThatThrownBy(() -> FileTree.of(List.of("-"), spool, broken)).hasMessageContaining("pipe broke");
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void aFileNamedLikeStandardInputKeepsANameOfItsOwn() throws IOException {
        Path dash = write("-");
        FileTree tree = FileTree.of(List.of("-", dash.toString()), temp, InputStream.nullInputStream());
        assertThat(names(tree)).containsExactly("-", "logs/-");
    }

    @Test
    void namesThatAreNotUtf8AreShownByTheirBytesAndRead() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf data > \"$(printf 'caf\\351\\001.json')\"")
                .directory(logs.toFile())
                .start();
        assumeThat(shell.waitFor())
                .as("the file system takes names that are not UTF-8")
                .isZero();
        FileTree tree = tree(logs);
        SourceFile file = tree.files().get(3);
        assertThat(file.name()).isEqualTo("caf\\xE9\\x01.json");
        try (LogSource source = new LogSource(ReadLimits.DEFAULT);
                PlainReader reader = source.open(file)) {
            assertThat(Reading.of(reader, 100).only().text()).isEqualTo("data");
        }
    }

    private Path write(String name) throws IOException {
        Path path = logs.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, path.getFileName().toString());
    }

    private FileTree tree(Path... paths) {
        return FileTree.of(List.of(paths).stream().map(Path::toString).toList(), temp);
    }

    private List<String> glob(String pattern) {
        return names(FileTree.of(List.of(logs + pattern), temp));
    }

    private static List<String> names(FileTree tree) {
        return tree.files().stream().map(SourceFile::name).toList();
    }
}
