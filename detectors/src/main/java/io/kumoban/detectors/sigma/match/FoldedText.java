package io.kumoban.detectors.sigma.match;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.scan.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A value folded to one case ({@link CaseFolding}), in a buffer that the next value reuses. It is folded once; then texts
 * that were folded before are compared with it byte by byte. Folding keeps the number of code points, not that of bytes.
 */
public final class FoldedText {
    /** No code point becomes longer than three bytes for two: U+023A, a letter of two bytes, folds to one of three. */
    private static final int GROWTH = 2;

    /** Between values; UTF-8 does not have this byte. */
    private static final byte BOUNDARY = (byte) 0xff;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long ABOVE_Z = ONES * (0x7f - 'Z');
    private static final long FROM_A = ONES * (0x80 - 'A');

    private byte[] bytes = new byte[256];
    private int length;
    private long hash;

    /** The folded form of a text, to keep; what is no UTF-16 becomes a question mark, as Java encodes it. */
    public static byte[] fold(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        FoldedText folded = new FoldedText();
        folded.set(utf8, 0, utf8.length);
        return Arrays.copyOf(folded.bytes, folded.length);
    }

    /** Takes another value. Bytes that are no UTF-8 stay as they are. */
    public void set(byte[] source, int offset, int size) {
        clear();
        add(source, offset, size);
    }

    /** Becomes the empty value. */
    public void clear() {
        length = 0;
        hash = 0;
    }

    /** Puts another value behind this one, with a byte between them that no text has, unless this one is empty. */
    public void append(byte[] source, int offset, int size) {
        if (length > 0) {
            reserve(1);
            bytes[length++] = BOUNDARY;
        }
        hash = 0;
        add(source, offset, size);
    }

    private void add(byte[] source, int offset, int size) {
        reserve((long) size + size / GROWTH + Words.BYTES);
        int plain = foldAscii(source, offset, size, length);
        length = plain == size ? length + size : foldRest(source, offset + plain, offset + size, length + plain);
    }

    private void reserve(long more) {
        long room = length + more;
        if (bytes.length < room) {
            long larger = Math.min(Integer.MAX_VALUE - Words.BYTES, Math.max(room, 2L * bytes.length));
            bytes = Arrays.copyOf(bytes, (int) larger);
        }
    }

    /** The same for a text of an event. */
    public void set(Text text) {
        set(text.bytes(), text.offset(), text.length());
    }

    /** Folds the beginning as far as words of eight bytes are ASCII; all, if all of them are. Answers how many bytes. */
    private int foldAscii(byte[] source, int offset, int size, int into) {
        int at = 0;
        for (; at + Words.BYTES <= size; at += Words.BYTES) {
            long word = Words.at(source, offset + at);
            if ((word & Words.HIGH_BITS) != 0) {
                return at;
            }
            Words.put(bytes, into + at, lower(word));
        }
        for (; at < size; at++) {
            byte b = source[offset + at];
            if (b < 0) {
                return at;
            }
            bytes[into + at] = lower(b);
        }
        return at;
    }

    private static byte lower(byte ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? (byte) (ascii | 0x20) : ascii;
    }

    /** The same for eight bytes of ASCII. */
    private static long lower(long word) {
        long upper = word + FROM_A & ~(word + ABOVE_Z) & Words.HIGH_BITS;
        return word | upper >>> 2;
    }

    private int foldRest(byte[] source, int from, int to, int into) {
        int in = from;
        int out = into;
        while (in < to) {
            byte b = source[in];
            if (b >= 0) {
                bytes[out++] = lower(b);
                in++;
                continue;
            }
            int point = CodePointBytes.at(source, in, to);
            if (point == CodePointBytes.MALFORMED) {
                bytes[out++] = b;
                in++;
            } else {
                out += CodePointBytes.put(CaseFolding.fold(point), bytes, out);
                in = CodePointBytes.next(source, in, to);
            }
        }
        return out;
    }

    /** The buffer: the first {@link #length} bytes are the value. Not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes the folded value has. */
    public int length() {
        return length;
    }

    /** A 64-bit hash of the folded value: that of {@link #hash(byte[])} for the same bytes. Never zero. */
    public long hash() {
        if (hash == 0) {
            hash = Hashes.of(bytes, 0, length);
        }
        return hash;
    }

    /** The hash of a text that was folded before. */
    public static long hash(byte[] folded) {
        return Hashes.of(folded, 0, folded.length);
    }

    /** Whether the value is a text that was folded before. */
    public boolean equalsFolded(byte[] folded) {
        return length == folded.length && isAt(0, folded);
    }

    /** Whether the value begins with a text that was folded before. */
    public boolean startsWith(byte[] folded) {
        return length >= folded.length && isAt(0, folded);
    }

    /** Whether the value ends with a text that was folded before. */
    public boolean endsWith(byte[] folded) {
        return length >= folded.length && isAt(length - folded.length, folded);
    }

    /** Whether a text that was folded before occurs in the value. */
    public boolean contains(byte[] folded) {
        return ByteSearch.indexOf(bytes, 0, length, folded) >= 0;
    }

    private boolean isAt(int at, byte[] folded) {
        return Words.mismatch(bytes, at, folded, 0, folded.length) < 0;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
