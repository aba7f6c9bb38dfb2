package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** States as a checkpoint writes and reads them. */
public final class SavedAndLoaded {
    private SavedAndLoaded() {}

    /** Saves one state and loads another from it; the bytes must be read to the last. */
    public static <S extends State> S copy(S from, S to) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(from)));
            to.load(in);
            if (in.available() > 0) {
                throw new IllegalStateException(in.available() + " bytes of the saved state were not read");
            }
            return to;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What a checkpoint holds of a state. */
    public static byte[] bytes(State state) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.save(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
