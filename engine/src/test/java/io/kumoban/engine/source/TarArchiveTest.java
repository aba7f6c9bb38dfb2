package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class TarArchiveTest {
    private static final byte[] LOG = Packed.log(100);

    @Test
    void longNamesOfBothKindsAreWhole() {
        String name = "AWSLogs/" + "long-folder/".repeat(20) + "é.json";
        for (int kind : new int[] {TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU}) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put(name, LOG);
            entries.put("short", Packed.text("short"));
            Reading reading = Reading.of(Packed.tar(entries, kind));
            assertThat(reading.names()).containsExactly("file!/" + name, "file!/short");
            assertThat(reading.contents().getFirst().bytes()).isEqualTo(LOG);
        }
    }

    @Test
    void oldTarWithoutMagicIsKnownByItsChecksum() {
        byte[] tar = Packed.concat(Packed.oldTarEntry(Packed.text("a.log"), '\0', LOG), new byte[1024]);
        Reading reading = Reading.of(tar);
        assertThat(reading.only().name()).isEqualTo("file!/a.log");
        assertThat(reading.only().bytes()).isEqualTo(LOG);
        assertThat(reading.only().damage()).isNull();
    }

    @Test
    void textWithTheMagicInPlaceIsNoTar() {
        byte[] text = Packed.text("x".repeat(257) + "ustar\0" + "00" + "y".repeat(1000));
        assertThat(Reading.of(text).only().bytes()).isEqualTo(text);
    }

    @Test
    void whatIsNoRegularFileIsPassedOver() {
        byte[] tar = Packed.concat(
                Packed.oldTarEntry(Packed.text("link"), '2', new byte[0]),
                Packed.oldTarEntry(Packed.text("hard"), '1', new byte[0]),
                Packed.oldTarEntry(Packed.text("folder/"), '5', new byte[0]),
                Packed.oldTarEntry(Packed.text("old-folder/"), '\0', new byte[0]),
                Packed.oldTarEntry(Packed.text("fifo"), '6', new byte[0]),
                Packed.oldTarEntry(Packed.text("sparse"), 'S', new byte[600]),
                Packed.oldTarEntry(Packed.text("log"), '0', LOG),
                new byte[1024]);
        Reading reading = Reading.of(tar);
        assertThat(reading.only().name()).isEqualTo("file!/log");
        assertThat(reading.skipped())
                .extracting(Skipped::name)
                .containsExactly("file!/link", "file!/hard", "file!/fifo", "file!/sparse");
    }

    @Test
    void namesThatAreNotUtf8AreShownByTheirBytes() {
        byte[] name = {'n', (byte) 0xE9, '.', 'l', 'o', 'g'};
        assertThat(Reading.of(Packed.oldTarEntry(name, '0', LOG)).names()).containsExactly("file!/n\\xE9.log");
    }

    @Test
    void everyCutGivesWhatWasBeforeItAndThenDamage() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a", LOG);
        entries.put("b", LOG);
        byte[] tar = Packed.tar(entries);
        int entry = 512 + (LOG.length + 511) / 512 * 512;
        for (int length = 513; length < 2 * entry; length += 101) {
            Reading reading = Reading.of(Arrays.copyOf(tar, length));
            assertThat(reading.contents()).anyMatch(content -> content.damage() != null);
            assertThat(reading.contents())
                    .allSatisfy(content -> assertThat(content.isPrefixOf(LOG)).isTrue());
            long damaged = reading.contents().stream()
                    .filter(content -> content.damage() != null)
                    .count();
            assertThat(damaged).as("cut to %d", length).isEqualTo(1);
        }
    }

    @Test
    void damageOfTheOuterGzipIsToldThoughAllEntriesWereRead() {
        byte[] packed = Packed.gzip(Packed.tar(Map.of("a", LOG)));
        packed[packed.length - 6] ^= 1;
        Reading reading = Reading.of(packed);
        assertThat(reading.names()).containsExactly("file!/a", "file");
        assertThat(reading.contents().get(0).damage()).isNull();
        assertThat(reading.contents().get(1).damage().reason()).contains("checksum");
    }

    @Test
    void aCutOuterGzipIsNamedAsTheCause() {
        byte[] packed = Packed.gzip(Packed.tar(Map.of("a", Packed.log(30_000))));
        Reading reading = Reading.of(Arrays.copyOf(packed, packed.length / 2));
        assertThat(reading.only().name()).isEqualTo("file!/a");
        assertThat(reading.only().damage().reason()).isEqualTo("the deflate data is cut off");
    }

    @Test
    void aCorruptHeaderBetweenEntriesIsToldOnce() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a", LOG);
        entries.put("b", LOG);
        byte[] tar = Packed.tar(entries);
        tar[512 + (LOG.length + 511) / 512 * 512] ^= 1;
        Reading reading = Reading.of(tar);
        assertThat(reading.names()).containsExactly("file!/a", "file");
        assertThat(reading.contents().get(1).damage().reason()).contains("header");
    }

    @Test
    void aNameLongerThanANameCanBeIsDamageAndCostsNoMemory() {
        byte[] tar = Packed.concat(
                Packed.oldTarEntry(Packed.text("././@LongLink"), 'L', new byte[2 << 20]),
                Packed.oldTarEntry(Packed.text("log"), '0', LOG));
        assertThat(Reading.of(tar).only().damage().reason()).contains("longer than a name");
    }
}
