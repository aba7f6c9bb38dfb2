package io.kumoban.engine.graph;

import java.util.Arrays;

/**
 * Names as bytes in pages of 64 KiB, each behind its kind and its length, at a multiple of eight bytes. A name is known by
 * where it begins, divided by eight: 32 GiB can be told apart.
 */
final class Names {
    /** The longest name, in bytes. */
    static final int LONGEST = 512;

    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int ALIGN_BITS = 3;
    private static final int HEAD = 3;
    private static final int MOST_PAGES = 1 << Integer.SIZE + ALIGN_BITS - PAGE_BITS;
    private static final int ARRAY_HEADER = 16;

    private byte[][] pages = new byte[4][];
    private int count;
    private int end = PAGE;

    /** Keeps a name; returns where. */
    int add(NodeKind kind, byte[] bytes, int offset, int length) {
        if (end + HEAD + length > PAGE) {
            newPage();
        }
        byte[] page = pages[count - 1];
        int start = end;
        page[start] = (byte) kind.ordinal();
        page[start + 1] = (byte) length;
        page[start + 2] = (byte) (length >>> 8);
        System.arraycopy(bytes, offset, page, start + HEAD, length);
        end = start + HEAD + length + (1 << ALIGN_BITS) - 1 & -(1 << ALIGN_BITS);
        return (int) (((long) (count - 1) << PAGE_BITS | start) >>> ALIGN_BITS);
    }

    private void newPage() {
        if (count == MOST_PAGES) {
            throw new IllegalStateException("the names of the graph take more than 32 GB; keep fewer edges");
        }
        if (count == pages.length) {
            pages = Arrays.copyOf(pages, count + (count >> 1));
        }
        pages[count++] = new byte[PAGE];
        end = 0;
    }

    NodeKind kind(int at) {
        return NodeKind.at(page(at)[start(at)]);
    }

    /** The array that holds a name. */
    byte[] page(int at) {
        return pages[(int) (place(at) >>> PAGE_BITS)];
    }

    /** Where in {@link #page} the name begins. */
    int offset(int at) {
        return start(at) + HEAD;
    }

    /** How many bytes it has. */
    int length(int at) {
        byte[] page = page(at);
        int start = start(at);
        return page[start + 1] & 0xff | (page[start + 2] & 0xff) << 8;
    }

    boolean is(int at, NodeKind kind, byte[] bytes, int offset, int length) {
        return kind(at) == kind
                && length(at) == length
                && Arrays.equals(page(at), offset(at), offset(at) + length, bytes, offset, offset + length);
    }

    /** What the arrays take up. */
    long heapBytes() {
        return (long) count * (PAGE + ARRAY_HEADER) + (long) pages.length * Long.BYTES;
    }

    private static int start(int at) {
        return (int) place(at) & PAGE - 1;
    }

    private static long place(int at) {
        return (at & 0xffff_ffffL) << ALIGN_BITS;
    }
}
