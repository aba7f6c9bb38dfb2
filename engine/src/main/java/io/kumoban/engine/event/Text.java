package io.kumoban.engine.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A view of one text value inside a run; valid until the cursor moves. Absent values are empty and say so. The bytes
 * are valid UTF-8. Moved by cursors only.
 */
public final class Text implements CharSequence {
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int offset;
    private int length;
    private int type;
    private boolean absent = true;

    void set(byte[] source, long slice) {
        if (slice == Slice.ABSENT) {
            bytes = NONE;
            offset = 0;
            length = 0;
            type = Slice.STRING;
            absent = true;
        } else {
            bytes = source;
            offset = Slice.offset(slice);
            length = Slice.length(slice);
            type = Slice.type(slice);
            absent = false;
        }
    }

    /** A text of its own, for tests and for values that do not come from a run. */
    public static Text of(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        Text text = new Text();
        text.set(utf8, Slice.of(0, utf8.length, Slice.STRING));
        return text;
    }

    /** Whether the record has no such value (missing, null or not readable). */
    public boolean isAbsent() {
        return absent;
    }

    /** Whether the value is there and holds at least one byte. */
    public boolean isPresent() {
        return length > 0;
    }

    /** The JSON type of the value, a constant of {@link Slice}; a plain text column is a string. */
    public int type() {
        return type;
    }

    public boolean isTrue() {
        return !absent && (type == Slice.TRUE || type == Slice.STRING && is("true"));
    }

    public boolean isFalse() {
        return !absent && (type == Slice.FALSE || type == Slice.STRING && is("false"));
    }

    /** The array that holds the bytes; with {@link #offset()} and {@link #length()}. Not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    public int offset() {
        return offset;
    }

    /** The number of bytes (not of characters). */
    @Override
    public int length() {
        return length;
    }

    /** The byte at an index as a character; equals the character for ASCII text. */
    @Override
    public char charAt(int index) {
        return (char) (bytes[offset + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(bytes, offset + start, end - start, StandardCharsets.UTF_8);
    }

    /** Whether the text equals an ASCII literal. */
    public boolean is(String ascii) {
        return length == ascii.length() && regionIs(0, ascii);
    }

    /** Whether both have the same bytes; an absent text equals an absent and an empty one. */
    public boolean sameAs(Text other) {
        return Arrays.equals(
                bytes(), offset(), offset() + length(), other.bytes(), other.offset(), other.offset() + other.length());
    }

    public boolean startsWith(String ascii) {
        return length >= ascii.length() && regionIs(0, ascii);
    }

    public boolean endsWith(String ascii) {
        return length >= ascii.length() && regionIs(length - ascii.length(), ascii);
    }

    /** Whether an ASCII literal occurs in the text. */
    public boolean contains(String ascii) {
        for (int at = 0; at + ascii.length() <= length; at++) {
            if (regionIs(at, ascii)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an ASCII literal, given in lower case, occurs in the text in any case. */
    public boolean containsIgnoringCase(String lowerAscii) {
        for (int at = 0; at + lowerAscii.length() <= length; at++) {
            if (regionIsIgnoringCase(at, lowerAscii)) {
                return true;
            }
        }
        return false;
    }

    private boolean regionIs(int at, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[offset + at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean regionIsIgnoringCase(int at, String lowerAscii) {
        for (int i = 0; i < lowerAscii.length(); i++) {
            int b = bytes[offset + at + i];
            if (b >= 'A' && b <= 'Z') {
                b += 32;
            }
            if (b != lowerAscii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A 64-bit hash of the bytes; zero only for absent values. */
    public long hash() {
        return absent ? 0 : Hashes.of(bytes, offset, length);
    }

    @Override
    public String toString() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
