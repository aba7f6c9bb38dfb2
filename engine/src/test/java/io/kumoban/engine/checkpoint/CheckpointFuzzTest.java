package io.kumoban.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.testing.OneFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file of the folder holds, it is a checkpoint, or damaged, or refused with a message; its checksum vouches for the
 * lengths inside.
 */
class CheckpointFuzzTest {
    private static final Identity RUN = new Identity(Map.of("--seed", "1", "--config", "abc"));

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsACheckpointOrDamaged(byte[] content) throws IOException {
        try (OneFile one = new OneFile("checkpoint-00001", content)) {
            Optional<String> damage = CheckpointFile.damage(one.file());
            if (damage.isPresent()) {
                assertThat(damage).hasValueSatisfying(told -> assertThat(told).isNotBlank());
                return;
            }
            assertThatCode(() -> read(one))
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isNull(),
                            thrown -> assertThat(thrown).isInstanceOfAny(CheckpointError.class, WrongCheckpoint.class));
        }
    }

    private static void read(OneFile one) {
        CheckpointFile.read(one.file(), in -> {
            Identity.load(in);
            return Set.of();
        });
    }

    @MethodSource("files")
    @FuzzTest
    void fuzzFiles(byte[] content) throws IOException {
        aFileIsACheckpointOrDamaged(content);
    }

    @ParameterizedTest
    @MethodSource("identities")
    void anIdentityIsReadOrBreaksOff(byte[] content) {
        // An IOException becomes a CheckpointError with the name of the file.
        assertThatCode(() -> Identity.load(new DataInputStream(new ByteArrayInputStream(content))))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(IOException.class));
    }

    static Stream<byte[]> files() throws IOException {
        try (OneFile one = new OneFile("checkpoint-00001", new byte[0])) {
            CheckpointFile.write(
                    one.file(),
                    out -> {
                        RUN.save(out);
                        return Set.of();
                    },
                    () -> {});
            return Stream.of(new byte[16], Files.readAllBytes(one.file()));
        }
    }

    static Stream<byte[]> identities() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RUN.save(new DataOutputStream(bytes));
        return Stream.of(bytes.toByteArray(), new byte[4], new byte[] {0, 0, 0, 1, -1, -1, -1, -1});
    }
}
