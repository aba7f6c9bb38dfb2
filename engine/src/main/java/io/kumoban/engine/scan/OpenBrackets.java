package io.kumoban.engine.scan;

import java.util.Arrays;

/**
 * The brackets that a failed scan of a JSON container left open. A scan that begins at any of them fails at the same
 * place, so it need not be tried: thousands of records without an end would otherwise each be scanned to the last byte.
 */
public final class OpenBrackets {
    private int[] places = new int[64];
    private int count;
    private int failure = JsonScan.CUT;

    /** Forgets all. */
    public void clear() {
        count = 0;
    }

    /** Why the scan failed, {@link JsonScan#CUT} or {@link JsonScan#BROKEN}. */
    public int failure() {
        return failure;
    }

    /** Whether a scan that begins at this index is known to fail. */
    public boolean contains(int index) {
        return Arrays.binarySearch(places, 0, count, index) >= 0;
    }

    /** Takes note of a container at {@code from} whose scan failed so. */
    public void note(byte[] bytes, int from, int end, int howItFailed) {
        count = 0;
        failure = howItFailed;
        int at = from;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                at = JsonScan.skipString(bytes, at, end);
                if (at < 0) {
                    return;
                }
                continue;
            }
            if (b == '{' || b == '[') {
                push(at);
            } else if (b == '}' || b == ']') {
                boolean matches = count > 0 && bytes[places[count - 1]] == (b == '}' ? '{' : '[');
                if (!matches) {
                    return;
                }
                count--;
            } else if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            at++;
        }
    }

    private void push(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = place;
    }
}
