package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSourceTest {
    private static final byte[] PLAIN = Packed.log(2000);

    @TempDir
    Path folder;

    @Test
    void plainBytesComeAsTheyAre() {
        Reading reading = Reading.of(PLAIN);
        assertThat(reading.only().bytes()).isEqualTo(PLAIN);
        assertThat(reading.only().name()).isEqualTo("file");
        assertThat(reading.plainBytes()).isEqualTo(PLAIN.length);
        assertThat(reading.compressedBytes()).isEqualTo(PLAIN.length);
    }

    @Test
    void anEmptyFileIsOneEmptyMember() throws IOException {
        Path path = Files.createFile(folder.resolve("empty.json.gz"));
        for (Reading reading :
                List.of(Reading.of(path, 0), Reading.of(new byte[0]), Reading.of(Packed.gzip(new byte[0])))) {
            assertThat(reading.only().bytes()).isEmpty();
            assertThat(reading.only().damage()).isNull();
        }
    }

    @Test
    void theNameOfAFileSaysNothingAboutItsContent() throws IOException {
        Path path = Files.write(folder.resolve("really-plain.json.gz"), PLAIN);
        assertThat(Reading.of(path, PLAIN.length).only().bytes()).isEqualTo(PLAIN);
        Path packed = Files.write(folder.resolve("really-gzip.json"), Packed.gzip(PLAIN));
        assertThat(Reading.of(packed, Files.size(packed)).only().bytes()).isEqualTo(PLAIN);
    }

    @Test
    void readingFromMemoryAndFromTheFileGiveTheSame() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("b/two.json", PLAIN);
        entries.put("a/one.json.gz", Packed.gzip(Packed.text("one")));
        byte[] large = Packed.gzip(Packed.log(200_000));
        List<byte[]> files = List.of(
                PLAIN,
                large,
                Packed.zstd(PLAIN),
                Packed.zip(entries),
                Packed.tar(entries),
                Packed.gzip(Packed.tar(entries)),
                Arrays.copyOf(large, large.length / 2));
        for (int i = 0; i < files.size(); i++) {
            byte[] file = files.get(i);
            Path path = Files.write(folder.resolve("file"), file);
            assertThat(Reading.of(path, file.length).summary())
                    .as("file %d", i)
                    .isEqualTo(Reading.of(file).summary());
        }
    }

    @Test
    void onlyTheGivenLengthOfTheBytesIsRead() {
        byte[] roomy = Arrays.copyOf(Packed.zip(Map.of("log", PLAIN)), 100_000);
        int length = Packed.zip(Map.of("log", PLAIN)).length;
        byte[] before = roomy.clone();
        try (LogSource source = new LogSource(ReadLimits.DEFAULT);
                PlainReader reader = source.open(Reading.named("roomy", length), roomy, length)) {
            assertThat(Reading.of(reader, 100).only().bytes()).isEqualTo(PLAIN);
        }
        assertThat(roomy).isEqualTo(before);
    }

    @Test
    void zstdComesOutAndItsDamageIsTold() {
        byte[] packed = Packed.zstd(PLAIN);
        assertThat(Reading.of(packed).only().bytes()).isEqualTo(PLAIN);
        assertThat(Reading.of(Packed.concat(packed, packed)).only().bytes()).isEqualTo(Packed.concat(PLAIN, PLAIN));
        for (int length = 4; length < packed.length; length += 7) {
            Reading.Content content = Reading.of(Arrays.copyOf(packed, length)).only();
            assertThat(content.isPrefixOf(PLAIN)).isTrue();
            assertThat(content.damage()).as("cut to %d", length).isNotNull();
        }
    }

    @Test
    void aSkippableFrameInFrontIsStillZstd() {
        byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};
        assertThat(Reading.of(Packed.concat(skippable, Packed.zstd(PLAIN)))
                        .only()
                        .bytes())
                .isEqualTo(PLAIN);
    }

    @Test
    void layersNest() {
        byte[] gz = Packed.gzip(PLAIN);
        assertThat(Reading.of(Packed.gzip(gz)).only().bytes()).isEqualTo(PLAIN);
        assertThat(Reading.of(Packed.zstd(gz)).only().bytes()).isEqualTo(PLAIN);
        Reading tarGz = Reading.of(Packed.gzip(Packed.tar(Map.of("a/x.json.gz", gz))));
        assertThat(tarGz.only().bytes()).isEqualTo(PLAIN);
        assertThat(tarGz.only().name()).isEqualTo("file!/a/x.json.gz");
        assertThat(Reading.of(Packed.zip(Map.of("x", Packed.zstd(gz)))).only().bytes())
                .isEqualTo(PLAIN);
    }

    @Test
    void fourLayersAreTakenOffAndAFifthIsPassedOver() {
        byte[] four = PLAIN;
        for (int i = 0; i < 4; i++) {
            four = Packed.gzip(four);
        }
        assertThat(Reading.of(four).only().bytes()).isEqualTo(PLAIN);
        Reading five = Reading.of(Packed.gzip(four));
        assertThat(five.contents()).isEmpty();
        assertThat(five.skipped())
                .containsExactly(new Skipped("file", "packed in more than 4 layers; unpack it first"));
        Reading inTar = Reading.of(Packed.tar(Map.of("deep", four, "log", Packed.text("log"))));
        assertThat(inTar.only().text()).isEqualTo("log");
        assertThat(inTar.skipped()).extracting(Skipped::name).containsExactly("file!/deep");
    }

    @Test
    void anArchiveInAnArchiveIsPassedOverWithAReason() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a.zip", Packed.zip(Map.of("x", PLAIN)));
        entries.put("b.tar", Packed.tar(Map.of("x", PLAIN)));
        entries.put("c.tar.gz", Packed.gzip(Packed.tar(Map.of("x", PLAIN))));
        entries.put("d.log", PLAIN);
        for (byte[] archive : new byte[][] {Packed.zip(entries), Packed.tar(entries)}) {
            Reading reading = Reading.of(archive);
            assertThat(reading.only().name()).isEqualTo("file!/d.log");
            assertThat(reading.skipped())
                    .extracting(Skipped::name)
                    .containsExactly("file!/a.zip", "file!/b.tar", "file!/c.tar.gz");
            assertThat(reading.skipped()).allMatch(entry -> entry.reason().contains("archive inside an archive"));
        }
        Reading zipInGzip = Reading.of(Packed.gzip(Packed.zip(entries)));
        assertThat(zipInGzip.contents()).isEmpty();
        assertThat(zipInGzip.skipped()).hasSize(1);
    }

    @Test
    void entriesOfAZipComeInTheOrderOfTheirNames() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("b", Packed.text("2"));
        entries.put("folder/", new byte[0]);
        entries.put("a/c_20260614T1200Z_x.json", Packed.text("1"));
        Reading reading = Reading.of(Packed.zip(entries));
        assertThat(reading.names()).containsExactly("file!/a/c_20260614T1200Z_x.json", "file!/b");
        assertThat(reading.contents().getFirst().stamp())
                .isEqualTo(Instant.parse("2026-06-14T12:00:00Z").toEpochMilli());
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void storedZipEntriesAreCheckedToo() {
        byte[] zip = Packed.storedZip("log", PLAIN);
        assertThat(Reading.of(zip).only().damage()).isNull();
        zip[30 + 3 + 100] ^= 1;
        Reading.Content content = Reading.of(zip).only();
        assertThat(content.bytes()).hasSize(PLAIN.length);
        assertThat(content.damage().reason()).contains("checksum");
    }

    @Test
    void damageInOneZipEntryLeavesTheOthers() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a", PLAIN);
        entries.put("b", PLAIN);
        byte[] zip = Packed.zip(entries);
        Arrays.fill(zip, 2000, 2040, (byte) 0xFF);
        Reading reading = Reading.of(zip);
        assertThat(reading.contents().get(0).damage()).isNotNull();
        assertThat(reading.contents().get(1).damage()).isNull();
        assertThat(reading.contents().get(1).bytes()).isEqualTo(PLAIN);
    }

    @Test
    void encryptedAndUnknownZipEntriesArePassedOverWithAReason() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a", PLAIN);
        entries.put("b", PLAIN);
        byte[] encrypted = Packed.zip(entries);
        int directory = directoryOf(encrypted);
        encrypted[directory + 8] |= 1;
        Reading reading = Reading.of(encrypted);
        assertThat(reading.names()).containsExactly("file!/b");
        assertThat(reading.skipped().getFirst().reason()).contains("encrypted");

        byte[] unknown = Packed.zip(entries);
        unknown[directory + 10] = 99;
        assertThat(Reading.of(unknown).skipped().getFirst().reason()).contains("method 99");
    }

    @Test
    void aZipWithoutItsDirectoryIsDamage() {
        byte[] zip = Packed.zip(Map.of("log", PLAIN));
        Reading reading = Reading.of(Arrays.copyOf(zip, zip.length - 30));
        assertThat(reading.only().name()).isEqualTo("file");
        assertThat(reading.only().damage().reason()).contains("central directory");
    }

    @Test
    void anEmptyZipHasNoMembers() {
        assertThat(Reading.of(Packed.zip(Map.of())).contents()).isEmpty();
    }

    @Test
    void brokenArchivesNeverThrow() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a", Packed.log(30));
        entries.put("x".repeat(150) + "é", Packed.gzip(Packed.log(30)));
        List<byte[]> archives = List.of(
                Packed.zip(entries),
                Packed.tar(entries),
                Packed.tar(entries, TarArchiveOutputStream.LONGFILE_GNU),
                Packed.gzip(Packed.tar(entries)),
                Packed.zstd(Packed.tar(entries)));
        long seed = 71;
        SplittableRandom random = new SplittableRandom(seed);
        ReadLimits limits = ReadLimits.DEFAULT.withMaxPlainBytesPerFile(1 << 20);
        for (int round = 0; round < 6000; round++) {
            byte[] archive = archives.get(round % archives.size());
            byte[] broken = Arrays.copyOf(archive, round % 3 == 0 ? random.nextInt(archive.length) : archive.length);
            for (int i = 0; i < round % 5 && broken.length > 0; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                for (Reading.Content content : Reading.of(broken, limits).contents()) {
                    if (content.damage() != null) {
                        assertThat(content.damage().offset()).isEqualTo(content.bytes().length);
                    }
                }
            } catch (RuntimeException thrown) {
                throw new AssertionError("seed %d round %d".formatted(seed, round), thrown);
            }
        }
    }

    @Test
    void hostileNamesAreOnlyEverShown() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../escaped", Packed.text("1"));
        entries.put("/etc/absolute", Packed.text("2"));
        entries.put("C:\\windows", Packed.text("3"));
        entries.put("line\nbreak\u001B[2J", Packed.text("4"));
        entries.put("y".repeat(3000), Packed.text("5"));
        for (byte[] archive : new byte[][] {Packed.zip(entries), Packed.tar(entries)}) {
            Path path = Files.write(folder.resolve("hostile"), archive);
            Reading reading = Reading.of(path, archive.length);
            assertThat(reading.contents()).hasSize(5).allMatch(content -> content.damage() == null);
            assertThat(reading.names())
                    .contains(
                            "hostile!/../../escaped",
                            "hostile!//etc/absolute",
                            "hostile!/C:\\x5Cwindows",
                            "hostile!/line\\x0Abreak\\x1B[2J")
                    .allMatch(name -> name.length() < 1100);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void entriesOfOneNameAreToldApart() {
        byte[] tar = Packed.concat(
                Packed.oldTarEntry(Packed.text("log"), '0', Packed.text("first")),
                Packed.oldTarEntry(Packed.text("log"), '0', Packed.text("second")));
        assertThat(Reading.of(tar).names()).containsExactly("file!/log", "file!/log#2");
    }

    @Test
    void membersThatAreNotReadArePassedOver() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a", PLAIN);
        entries.put("b", Packed.gzip(PLAIN));
        entries.put("c", Packed.text("last"));
        for (byte[] archive :
                new byte[][] {Packed.zip(entries), Packed.tar(entries), Packed.gzip(Packed.tar(entries))}) {
            try (LogSource source = new LogSource(ReadLimits.DEFAULT);
                    PlainReader reader = source.open(Reading.named("file", archive.length), archive, archive.length)) {
                assertThat(reader.next().name()).isEqualTo("file!/a");
                assertThat(reader.read(new byte[10], 0, 10)).isPositive();
                assertThat(reader.next().name()).isEqualTo("file!/b");
                assertThat(Reading.of(reader, 100).only().text()).isEqualTo("last");
            }
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsADamagedMember() {
        Reading reading = Reading.of(folder.resolve("gone"), 10);
        assertThat(reading.only().damage()).isEqualTo(new Damage(0, "the file cannot be opened: it does not exist"));
    }

    @Test
    void closingTwiceAndReadingAfterwardsDoNothing() {
        try (LogSource source = new LogSource(ReadLimits.DEFAULT)) {
            byte[] packed = Packed.gzip(PLAIN);
            PlainReader reader = source.open(Reading.named("file", packed.length), packed, packed.length);
            reader.next();
            reader.read(new byte[10], 0, 10);
            reader.close();
            reader.close();
            assertThat(reader.read(new byte[10], 0, 10)).isEqualTo(-1);
            assertThat(reader.next()).isNull();
        }
    }

    private static int directoryOf(byte[] zip) {
        for (int i = zip.length - 4; i >= 0; i--) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                int at = i;
                for (int j = i - 1; j >= 0; j--) {
                    if (zip[j] == 'P' && zip[j + 1] == 'K' && zip[j + 2] == 1 && zip[j + 3] == 2) {
                        at = j;
                    }
                }
                return at;
            }
        }
        throw new AssertionError("no central directory");
    }
}
