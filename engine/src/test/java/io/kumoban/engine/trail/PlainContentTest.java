package io.kumoban.engine.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainContentTest {
    /** Of the three letters abc, from FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void theHashIsThatOfTheContentBeforeCompression() throws IOException {
        assertThat(of(gzip("abc")).sha256()).isEqualTo(ABC);
        assertThat(of("abc".getBytes(StandardCharsets.US_ASCII)).sha256()).isEqualTo(ABC);
        assertThat(of(gzip("abc")).bytes()).asString().isEqualTo("abc");
    }

    @Test
    void whatFollowsBehindTheGzipDataIsNoticed() throws IOException {
        byte[] more = Arrays.copyOf(gzip("abc"), gzip("abc").length + 5);
        assertThat(of(more).damage()).isEqualTo("5 bytes follow behind its gzip data");
    }

    @Test
    void cutOffAndDamagedFilesAreNoticed() throws IOException {
        byte[] whole = gzip("abc".repeat(1_000));
        for (int length = 2; length < whole.length; length++) {
            assertThat(of(Arrays.copyOf(whole, length)).damage())
                    .as("%d bytes", length)
                    .isNotEmpty();
        }
        byte[] sum = whole.clone();
        sum[whole.length - 8] ^= 1;
        assertThat(of(sum).damage()).isEqualTo("its gzip checksum is wrong");
        assertThat(of(new byte[0]).damage()).isEmpty();
    }

    @Test
    void aBombIsNotUnpackedToItsEnd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                out.write(zeros);
            }
        }
        assertThat(of(bytes.toByteArray()).damage()).isEqualTo("it unpacks to more than 64 MiB");
    }

    private PlainContent of(byte[] stored) throws IOException {
        return PlainContent.ofDigest(Files.write(folder.resolve("file"), stored));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
