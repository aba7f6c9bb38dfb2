package io.kumoban.console.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes scored edges: {@code src,dst,time,score}, the first three as the stream has them. A score is the shortest decimal
 * number from which its 32 bits can be read back. Whole lines only go to the stream below.
 */
final class ScoreWriter {
    private static final int BUFFER = 1 << 16;
    private static final byte[] HEADING = "src,dst,time,score\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CELLS = 3;

    private final OutputStream out;
    private byte[] buffer = new byte[2 * BUFFER];
    private int length;

    ScoreWriter(OutputStream out) {
        this.out = out;
        append(HEADING, 0, HEADING.length);
    }

    /** @throws IOException when the stream takes no more */
    void write(EdgeReader edge, float score) throws IOException {
        EdgeLine cells = edge.cells();
        for (int cell = 0; cell < CELLS; cell++) {
            append(edge.bytes(), cells.start(cell), cells.end(cell));
            append(',');
        }
        String number = Float.toString(score);
        for (int i = 0; i < number.length(); i++) {
            append(number.charAt(i));
        }
        append('\n');
        if (length >= BUFFER) {
            flush();
        }
    }

    /** Hands all that was written to the stream below. */
    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    private void append(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, buffer, length, to - from);
        length += to - from;
    }

    private void append(char ascii) {
        room(1);
        buffer[length++] = (byte) ascii;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
