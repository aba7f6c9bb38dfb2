package io.kumoban.engine.source;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Gzip data as RFC 1952 describes it: members in a chain are one run of bytes, each member's CRC-32 and length are
 * checked, zeros after the last one are padding.
 */
final class Gzip implements Bytes {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private enum Stage {
        HEADER,
        BODY,
        TRAILER,
        BETWEEN,
        END
    }

    private final Input input;
    private final Deflated body;
    private final CRC32 crc = new CRC32();
    private final CRC32 headerCrc = new CRC32();
    private Stage stage = Stage.HEADER;
    private long memberStart;
    private long produced;
    private @Nullable String failure;

    Gzip(Input input, Inflaters inflaters) {
        this.input = input;
        this.body = new Deflated(input, inflaters);
    }

    @Override
    public int read(byte[] into, int from, int length) {
        while (stage != Stage.END) {
            switch (stage) {
                case HEADER -> readHeader();
                case BODY -> {
                    int count = body.read(into, from, length);
                    if (count > 0) {
                        crc.update(into, from, count);
                        produced += count;
                        return count;
                    }
                    stage = Stage.TRAILER;
                    if (body.failure() != null) {
                        fail(body.failure());
                    }
                }
                case TRAILER -> readTrailer();
                case BETWEEN -> lookForAnotherMember();
                case END -> {}
            }
        }
        return -1;
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() {
        body.close();
    }

    private void fail(@Nullable String reason) {
        failure = reason;
        stage = Stage.END;
    }

    private void readHeader() {
        headerCrc.reset();
        long fixed = headerBytes(4);
        if (fixed < 0) {
            fail(input.failureOr("the gzip header is cut off"));
            return;
        }
        int method = (int) (fixed >> 16 & 0xFF);
        int flags = (int) (fixed >> 24);
        if ((fixed & 0xFFFF) != 0x8B1F || method != 8 || (flags & RESERVED) != 0) {
            fail("the gzip header is corrupt");
            return;
        }
        // Time, extra flags and operating system say nothing that is needed.
        boolean complete = headerBytes(4) >= 0 && headerBytes(2) >= 0;
        if (complete && (flags & EXTRA) != 0) {
            complete = skipExtra();
        }
        if (complete && (flags & NAME) != 0) {
            complete = skipText();
        }
        if (complete && (flags & COMMENT) != 0) {
            complete = skipText();
        }
        if (complete && (flags & HEADER_CRC) != 0) {
            long expected = headerCrc.getValue() & 0xFFFF;
            long stored = headerBytes(2);
            complete = stored >= 0;
            if (complete && stored != expected) {
                fail("the checksum of the gzip header does not match");
                return;
            }
        }
        if (!complete) {
            fail(input.failureOr("the gzip header is cut off"));
            return;
        }
        body.restart();
        crc.reset();
        memberStart = produced;
        stage = Stage.BODY;
    }

    private boolean skipExtra() {
        long length = headerBytes(2);
        for (long i = 0; i < length; i++) {
            if (headerByte() < 0) {
                return false;
            }
        }
        return length >= 0;
    }

    private boolean skipText() {
        int b = headerByte();
        while (b > 0) {
            b = headerByte();
        }
        return b == 0;
    }

    private int headerByte() {
        int b = input.take();
        if (b >= 0) {
            headerCrc.update(b);
        }
        return b;
    }

    /** A little-endian number of up to 4 bytes, or -1 when the input ends first. */
    private long headerBytes(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int b = headerByte();
            if (b < 0) {
                return -1;
            }
            value |= (long) b << (8 * i);
        }
        return value;
    }

    private void readTrailer() {
        long storedCrc = headerBytes(4);
        long storedLength = storedCrc < 0 ? -1 : headerBytes(4);
        if (storedLength < 0) {
            fail(input.failureOr("the gzip checksum is cut off"));
        } else if (storedCrc != crc.getValue()) {
            fail("the gzip checksum does not match: plain bytes from " + memberStart + " on cannot be trusted");
        } else if (storedLength != (produced - memberStart & 0xFFFFFFFFL)) {
            fail("the length in the gzip trailer does not match");
        } else {
            stage = Stage.BETWEEN;
        }
    }

    private void lookForAnotherMember() {
        if (!input.fill()) {
            fail(input.failure());
        } else if (input.buffer[input.position] == 0x1F) {
            stage = Stage.HEADER;
        } else {
            skipPadding();
        }
    }

    private void skipPadding() {
        while (input.fill()) {
            if (input.buffer[input.position] != 0) {
                fail("bytes that are neither padding nor gzip follow the gzip data");
                return;
            }
            input.position++;
        }
        fail(input.failure());
    }
}
