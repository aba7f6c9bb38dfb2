package io.kumoban.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The JDK's inflater over packed files and nothing else: no checksum, no look at the plain bytes. */
final class JdkInflate {
    private static final int BUFFER = 256 << 10;
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    // Flags of RFC 1952, section 2.3.1.
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final byte[] plain = new byte[BUFFER];
    private byte[] packed = new byte[BUFFER];

    private JdkInflate() {}

    static Tally pass(Path input) throws IOException, DataFormatException {
        JdkInflate pass = new JdkInflate();
        Inflater inflater = new Inflater(true);
        try {
            for (Path file : Corpus.files(input)) {
                pass.inflate(file, inflater);
            }
        } finally {
            inflater.end();
        }
        return Tally.NOTHING;
    }

    private void inflate(Path file, Inflater inflater) throws IOException, DataFormatException {
        int size = read(file);
        int at = 0;
        while (at < size) {
            at = behindHeader(at);
            inflater.reset();
            inflater.setInput(packed, at, size - at);
            while (!inflater.finished()) {
                if (inflater.inflate(plain) == 0 && inflater.needsInput()) {
                    throw new DataFormatException("The file " + file + " ends early; deliver it again.");
                }
            }
            at += Math.toIntExact(inflater.getBytesRead()) + TRAILER;
        }
    }

    private int read(Path file) throws IOException {
        int size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int count = in.read(packed, 0, packed.length);
            while (count > 0) {
                size += count;
                if (size == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * size);
                }
                count = in.read(packed, size, packed.length - size);
            }
        }
        return size;
    }

    private int behindHeader(int start) {
        int flags = packed[start + 3];
        int at = start + HEADER;
        if ((flags & EXTRA) != 0) {
            at += 2 + (packed[at] & 0xff) + ((packed[at + 1] & 0xff) << 8);
        }
        if ((flags & NAME) != 0) {
            at = behindZero(at);
        }
        if ((flags & COMMENT) != 0) {
            at = behindZero(at);
        }
        return (flags & HEADER_CHECK) != 0 ? at + 2 : at;
    }

    private int behindZero(int from) {
        int at = from;
        while (packed[at] != 0) {
            at++;
        }
        return at + 1;
    }
}
