package io.kumoban.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PlainSizeTest {
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void aGzipFileThatStaysSmallTravelsWhole() throws IOException {
        byte[] packed = gzip(noise(600 << 10));

        assertThat(packed).hasSizeGreaterThan(512 << 10);
        assertThat(PlainSize.isModest(packed, 0, packed.length)).isTrue();
    }

    @Test
    void aGzipFileThatGrowsLargeDoesNot() throws IOException {
        byte[] plain = Arrays.copyOf(noise(200 << 10), PlainSize.MOST + 1);
        byte[] packed = gzip(plain);

        assertThat(packed).hasSizeLessThan(MEBIBYTE);
        assertThat(PlainSize.isModest(packed, 0, packed.length)).isFalse();
    }

    @Test
    void aGzipFileWhoseLastMemberTellsNothingOfTheOthersDoesNot() throws IOException {
        byte[] large = gzip(noise(300 << 10));
        byte[] small = gzip(noise(10));
        byte[] both = Arrays.copyOf(large, large.length + small.length);
        System.arraycopy(small, 0, both, large.length, small.length);

        assertThat(PlainSize.isModest(both, 0, both.length)).isFalse();
    }

    @Test
    void plainTextTravelsWholeAndOtherPackedFilesOnlyWhenTheyAreTiny() {
        byte[] text = new byte[MEBIBYTE];
        Arrays.fill(text, (byte) 'a');
        byte[] archive = text.clone();
        archive[100] = 0;

        assertThat(PlainSize.isModest(text, 0, text.length)).isTrue();
        assertThat(PlainSize.isModest(archive, 0, archive.length)).isFalse();
        assertThat(PlainSize.isModest(archive, 0, 64 << 10)).isTrue();
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
