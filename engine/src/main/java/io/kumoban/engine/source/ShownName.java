package io.kumoban.engine.source;

import io.kumoban.engine.event.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Names of files and archive entries made fit to be shown. Bytes that are not UTF-8, control characters, characters
 * that reorder or break lines, and the backslash become {@code \xNN}, one for each byte, so different names stay
 * different and none can forge terminal output or a locator.
 */
final class ShownName {
    private static final int LONGEST_ENTRY = 1024;
    private static final int KEPT_OF_LONGER = 960;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ShownName() {}

    /** The last part of a path. */
    static String of(Path path) {
        Path last = path.getFileName();
        String text = last == null ? "" : last.toString();
        if (isPlain(text)) {
            return text;
        }
        // Java decodes names with the locale's charset and loses what it cannot decode; the URI keeps the bytes.
        return text.indexOf('\uFFFD') < 0 ? escape(text) : of(rawName(path));
    }

    /** An entry's name in an archive; a very long one is cut and ends in a hash of the whole. */
    static String ofEntry(byte[] name) {
        String shown = of(name);
        if (shown.length() <= LONGEST_ENTRY) {
            return shown;
        }
        int cut = Character.isHighSurrogate(shown.charAt(KEPT_OF_LONGER - 1)) ? KEPT_OF_LONGER - 1 : KEPT_OF_LONGER;
        return shown.substring(0, cut) + "~"
                + HexFormat.of().formatHex(Sha256.digest().digest(name), 0, 8);
    }

    static String of(byte[] name) {
        try {
            return escape(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return escapeBrokenUtf8(name);
        }
    }

    static String escape(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> appendPoint(shown, point));
        return shown.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7E || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void appendPoint(StringBuilder shown, int point) {
        if (isFit(point)) {
            shown.appendCodePoint(point);
        } else if (point >= 0xD800 && point <= 0xDFFF) {
            // A lone surrogate has no UTF-8 form; these are the three bytes it would have had.
            appendByte(shown, 0xE0 | point >> 12);
            appendByte(shown, 0x80 | point >> 6 & 0x3F);
            appendByte(shown, 0x80 | point & 0x3F);
        } else {
            for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                appendByte(shown, b);
            }
        }
    }

    private static boolean isFit(int point) {
        return point != '\\'
                && switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    private static void appendByte(StringBuilder shown, int value) {
        shown.append("\\x").append(HEX.toHexDigits((byte) value));
    }

    private static String escapeBrokenUtf8(byte[] name) {
        StringBuilder shown = new StringBuilder(name.length + 16);
        int at = 0;
        while (at < name.length) {
            int length = sequenceLength(name[at]);
            int point = length == 0 || at + length > name.length ? -1 : decodeOne(name, at, length);
            if (point < 0) {
                appendByte(shown, name[at++]);
            } else {
                appendPoint(shown, point);
                at += length;
            }
        }
        return shown.toString();
    }

    private static int sequenceLength(byte lead) {
        int b = lead & 0xFF;
        return b < 0x80 ? 1 : b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
    }

    private static int decodeOne(byte[] name, int at, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name, at, length))
                    .toString()
                    .codePointAt(0);
        } catch (CharacterCodingException notUtf8) {
            return -1;
        }
    }

    private static byte[] rawName(Path path) {
        String uri = path.toUri().getRawPath();
        int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
        int start = uri.lastIndexOf('/', end - 1) + 1;
        ByteBuffer bytes = ByteBuffer.allocate(end - start);
        for (int i = start; i < end; i++) {
            if (uri.charAt(i) == '%') {
                bytes.put((byte) HexFormat.fromHexDigits(uri, i + 1, i + 3));
                i += 2;
            } else {
                bytes.put((byte) uri.charAt(i));
            }
        }
        byte[] name = new byte[bytes.position()];
        bytes.flip().get(name);
        return name;
    }
}
