package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.parquet.Column;
import io.kumoban.engine.parquet.ParquetFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes of a file, reading it ends, throws nothing, and gives the same in small steps as in large ones. */
class ReaderFuzzTest {
    private static final ReadLimits LIMITS = new ReadLimits(4 << 20, 250, 1 << 20, 100);

    /** Damaged zstd data, of which a decoder gives out more when it is asked for more at once. */
    private static final String DAMAGED_ZSTD =
            "KLUv/QBQSwMEFAAICAgATYJ9XQAACKaLF+4WAAAALAEAAFBLAQIUABQACAgIAE2CfV2miwLuFgAAACwBAAANAAAA"
                    + "AAAAAAAAAAAAAAAAAADl5ubm5gBQSwECFAAUAAgICABNgn1dposC7hYAAAAsAQAADQAAAAAAAAAAAAAAAAAAAAAA"
                    + "5ebm5ubm7Obm5ubm5ubm5uYp5ubm5uY3MGJQMKCtsyCgtLj//9GQc/76UEsFBgAAAAABAM7PAAEAOwAALlEAAAAA"
                    + "VDIA";

    @ParameterizedTest
    @MethodSource("files")
    void filesReadTheSameInSmallSteps(byte[] file) {
        assertThat(Reading.of(file, LIMITS, 61).summary())
                .isEqualTo(Reading.of(file, LIMITS, 8192).summary());
    }

    @MethodSource("files")
    @FuzzTest
    void fuzzFiles(byte[] file) {
        filesReadTheSameInSmallSteps(file);
    }

    static Stream<byte[]> files() throws IOException {
        byte[] plain = "{\"Records\":[]}\n".repeat(20).getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                plain,
                gzip(plain),
                zip(plain),
                tar(plain),
                gzip(tar(gzip(plain))),
                gzip(gzip(plain)),
                parquet(),
                zip(parquet()),
                Base64.getDecoder().decode(DAMAGED_ZSTD));
    }

    private static byte[] parquet() throws IOException {
        Path file = Files.createTempFile("fuzz", ".parquet");
        try {
            ParquetFile.write(
                    file,
                    List.of(
                            Column.<String>text("srcaddr", row -> row),
                            Column.text("dstaddr", row -> row),
                            Column.count("bytes", String::length),
                            Column.texts("names", List::of)),
                    rows -> List.of("10.0.0.1", "", "a b").forEach(rows));
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] zip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("folder/a.json"));
            zip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] tar(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String name : new String[] {"a.json", "folder/".repeat(40) + "b.json"}) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(plain.length);
                tar.putArchiveEntry(entry);
                tar.write(plain);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}
