package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadLimitsTest {
    @Test
    void zerosBeyondTheRatioEndInDamageThatNamesTheOption() {
        Damage damage = drain(Packed.gzipOfZeros(200), ReadLimits.DEFAULT);
        assertThat(damage.offset()).isEqualTo(64L << 20);
        assertThat(damage.reason()).contains("--max-ratio");
    }

    @Test
    void aRaisedRatioLetsThemThrough() {
        assertThat(drain(Packed.gzipOfZeros(200), ReadLimits.DEFAULT.withMaxRatio(1100)))
                .isNull();
    }

    @Test
    void theSmallAndRepetitivePassUnderTheDefault() {
        assertThat(drain(Packed.gzipOfZeros(64), ReadLimits.DEFAULT)).isNull();
    }

    @Test
    void aSmallLimitStopsALargeBombEarly() {
        Damage damage = drain(Packed.gzipOfZeros(200), ReadLimits.DEFAULT.withMaxPlainBytesPerFile(12_345));
        assertThat(damage.offset()).isEqualTo(12_345);
        assertThat(damage.reason()).contains("--max-plain-bytes");
    }

    @Test
    void bytesBeyondTheMostEndInDamageThatNamesTheOption() {
        byte[] plain = Packed.log(1000);
        for (byte[] file : new byte[][] {plain, Packed.gzip(plain), Packed.zstd(plain)}) {
            Reading.Content content = Reading.of(file, ReadLimits.DEFAULT.withMaxPlainBytesPerFile(5000))
                    .only();
            assertThat(content.bytes()).hasSize(5000);
            assertThat(content.isPrefixOf(plain)).isTrue();
            assertThat(content.damage().offset()).isEqualTo(5000);
            assertThat(content.damage().reason()).contains("--max-plain-bytes");
        }
    }

    @Test
    void dataThatEndsExactlyAtTheMostIsWell() {
        byte[] plain = Packed.log(1000);
        for (byte[] file : new byte[][] {plain, Packed.gzip(plain), Packed.zstd(plain)}) {
            ReadLimits exact = ReadLimits.DEFAULT.withMaxPlainBytesPerFile(plain.length);
            assertThat(Reading.of(file, exact).only().damage()).isNull();
            ReadLimits less = ReadLimits.DEFAULT.withMaxPlainBytesPerFile(plain.length - 1);
            assertThat(Reading.of(file, less).only().damage()).isNotNull();
        }
    }

    @Test
    void aBombWithinLayersIsStoppedByTheSizeOfTheFile() {
        byte[] inner = Packed.gzipOfZeros(200);
        assertThat(drain(Packed.gzip(inner), ReadLimits.DEFAULT).reason()).contains("--max-ratio");
        byte[] zip = Packed.zip(Map.of("zeros.gz", inner));
        assertThat(drain(zip, ReadLimits.DEFAULT).reason()).contains("--max-ratio");
        byte[] tar = Packed.gzip(Packed.tar(Map.of("zeros.gz", inner)));
        assertThat(drain(tar, ReadLimits.DEFAULT).reason()).contains("--max-ratio");
    }

    @Test
    void aBombInAnEntryThatIsPassedOverIsStoppedToo() {
        byte[] tar = Packed.concat(
                Packed.oldTarEntry(Packed.text("device"), '3', new byte[8 << 20]),
                Packed.oldTarEntry(Packed.text("log"), '0', Packed.text("log")));
        Reading reading = Reading.of(Packed.gzip(tar), new ReadLimits(1L << 40, 250, 1 << 20, 100));
        assertThat(reading.only().damage().reason()).contains("--max-ratio");
        assertThat(reading.plainBytes()).isZero();
    }

    @Test
    void entriesBeyondTheMostEndInDamageThatNamesTheOption() {
        Map<String, byte[]> entries = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            entries.put("log" + i, Packed.text("log"));
        }
        ReadLimits limits = ReadLimits.DEFAULT.withMaxArchiveEntries(9);
        for (byte[] archive : new byte[][] {Packed.zip(entries), Packed.tar(entries)}) {
            Reading reading = Reading.of(archive, limits);
            assertThat(reading.contents()).hasSize(10);
            Reading.Content last = reading.contents().getLast();
            assertThat(last.name()).isEqualTo("file");
            assertThat(last.bytes()).isEmpty();
            assertThat(last.damage().reason()).contains("--max-archive-entries");
            assertThat(Reading.of(archive, ReadLimits.DEFAULT.withMaxArchiveEntries(10))
                            .contents())
                    .hasSize(10)
                    .allMatch(content -> content.damage() == null);
        }
    }

    @Test
    void entriesThatArePassedOverCountToo() {
        byte[] link = Packed.oldTarEntry(Packed.text("link"), '2', new byte[0]);
        Reading reading = Reading.of(Packed.concat(link, link, link), ReadLimits.DEFAULT.withMaxArchiveEntries(2));
        assertThat(reading.skipped()).hasSize(2);
        assertThat(reading.only().damage().reason()).contains("--max-archive-entries");
    }

    @Test
    void limitsThatAllowNothingAreRefused() {
        assertThatThrownBy(() -> ReadLimits.DEFAULT.withMaxRatio(0)).hasMessageContaining("--max-ratio 0");
    }

    /** The damage of the only member, whose bytes are not kept. */
    private static @Nullable Damage drain(byte[] file, ReadLimits limits) {
        try (LogSource source = new LogSource(limits);
                PlainReader reader = source.open(Reading.named("file", file.length), file, file.length)) {
            reader.next();
            byte[] buffer = new byte[1 << 20];
            int count = 0;
            while (count >= 0) {
                count = reader.read(buffer, 0, buffer.length);
            }
            return reader.damage();
        }
    }
}
