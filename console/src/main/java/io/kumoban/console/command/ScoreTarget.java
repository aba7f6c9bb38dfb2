package io.kumoban.console.command;

import io.kumoban.console.view.Screen;
import io.kumoban.engine.sink.WholeFile;
import java.io.Closeable;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where lines of results go: a file that appears whole or not at all, or standard output. */
final class ScoreTarget implements Closeable {
    private final @Nullable WholeFile file;
    private final PrintWriter out;

    private ScoreTarget(@Nullable WholeFile file, PrintWriter out) {
        this.file = file;
        this.out = out;
    }

    /** @param path the file; standard output for none, and for {@code -} */
    static ScoreTarget of(@Nullable Path path, Screen screen) {
        WholeFile file = path == null || path.toString().equals("-") ? null : new WholeFile(path);
        return new ScoreTarget(file, screen.out());
    }

    /** Takes whole lines in UTF-8. */
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                if (file == null) {
                    out.write(new String(bytes, from, length, StandardCharsets.UTF_8));
                } else {
                    file.append(Arrays.copyOfRange(bytes, from, from + length));
                }
            }
        };
    }

    /** Puts the file in its place. */
    void commit() {
        if (file != null) {
            file.commit();
        }
        out.flush();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
