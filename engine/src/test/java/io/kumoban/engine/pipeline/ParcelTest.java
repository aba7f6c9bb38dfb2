package io.kumoban.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.source.DeliveryStamp;
import io.kumoban.engine.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcelTest {
    @TempDir
    Path folder;

    private final Parcel parcel = new Parcel();

    private SourceFile file(String name, int size, char filling) throws IOException {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) filling);
        Path path = Files.write(folder.resolve(name), bytes);
        return new SourceFile(path, name, size, DeliveryStamp.NONE);
    }

    @Test
    void filesLieOneBehindTheOther() throws IOException {
        assertThat(parcel.add(file("a", 3, 'a'))).isTrue();
        assertThat(parcel.add(file("empty", 0, ' '))).isTrue();
        assertThat(parcel.add(file("b", 70_000, 'b'))).isTrue();

        assertThat(parcel.files()).extracting(SourceFile::name).containsExactly("a", "empty", "b");
        assertThat(Arrays.copyOfRange(parcel.bytes(), parcel.from(0), parcel.to(0)))
                .containsExactly('a', 'a', 'a');
        assertThat(parcel.from(1)).isEqualTo(3).isEqualTo(parcel.to(1));
        assertThat(Arrays.copyOfRange(parcel.bytes(), parcel.from(2), parcel.to(2)))
                .hasSize(70_000)
                .containsOnly('b');
    }

    @Test
    void itIsFullWhenThereIsEnoughOfIt() throws IOException {
        assertThat(parcel.add(file("a", 200_000, 'a'))).isTrue();
        assertThat(parcel.isFull()).isFalse();
        assertThat(parcel.add(file("b", 100_000, 'b'))).isTrue();
        assertThat(parcel.isFull()).isTrue();

        parcel.clear();
        assertThat(parcel.files()).isEmpty();
        assertThat(parcel.isFull()).isFalse();
    }

    @Test
    void aFileThatIsLargeOrOfAnotherSizeThanSaidStaysOut() throws IOException {
        assertThat(parcel.add(file("large", Parcel.MOST_OF_A_FILE + 1, 'x'))).isFalse();
        SourceFile grown = file("grown", 10, 'x');
        assertThat(parcel.add(new SourceFile(grown.path(), "grown", 9, DeliveryStamp.NONE)))
                .isFalse();
        assertThat(parcel.add(new SourceFile(grown.path(), "shrunk", 11, DeliveryStamp.NONE)))
                .isFalse();
        assertThat(parcel.add(new SourceFile(folder.resolve("gone"), "gone", 1, DeliveryStamp.NONE)))
                .isFalse();
        assertThat(parcel.files()).isEmpty();
    }
}
