package io.kumoban.engine.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a pax extended header says about the entry that follows; other keywords are passed over.
 *
 * @param name the raw name, or null when the header's own holds
 * @param size bytes of the body, or -1 when the header's own holds
 * @param sparse whether the body is a map of pieces and not the file's bytes
 */
record PaxRecords(byte @Nullable [] name, long size, boolean sparse) {
    static final PaxRecords NONE = new PaxRecords(null, -1, false);

    /** Reads records of the form {@code "LENGTH KEY=VALUE\n"}; null when the body is none of that. */
    static @Nullable PaxRecords parse(byte[] body) {
        byte @Nullable [] name = null;
        long size = -1;
        boolean sparse = false;
        int at = 0;
        while (at < body.length && body[at] != 0) {
            int space = indexOf(body, (byte) ' ', at, body.length);
            long length = space < 0 ? -1 : decimal(body, at, space);
            if (length <= space - at + 1 || length > body.length - at) {
                return null;
            }
            int end = at + (int) length - 1;
            int equals = indexOf(body, (byte) '=', space + 1, end);
            if (equals < 0 || body[end] != '\n') {
                return null;
            }
            String key = new String(body, space + 1, equals - space - 1, StandardCharsets.ISO_8859_1);
            if (key.equals("path")) {
                name = Arrays.copyOfRange(body, equals + 1, end);
            } else if (key.equals("size")) {
                size = decimal(body, equals + 1, end);
                if (size < 0) {
                    return null;
                }
            } else if (key.startsWith("GNU.sparse.")) {
                sparse = true;
            }
            at = end + 1;
        }
        return new PaxRecords(name, size, sparse);
    }

    private static int indexOf(byte[] body, byte wanted, int from, int end) {
        for (int i = from; i < end; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static long decimal(byte[] body, int from, int end) {
        if (from == end || end - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < end; i++) {
            int digit = body[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
