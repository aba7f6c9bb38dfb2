package io.kumoban.detectors.sigma.match;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trie of byte strings as a double array (Aoe, 1989): state {@code s} goes on with a byte of class {@code c} to
 * {@code base[s] + c} if that place names {@code s} as its owner. A state costs 12 bytes and is never larger than what it
 * leads to, whatever the alphabet. The root is state 0.
 */
final class ByteTrie {
    /** There is no such state, or no key that ends in it. */
    static final int NONE = -1;

    /** Places that are tried for a state with several children before it goes behind all others. */
    private static final int TRIES = 256;

    private final int[] classes = new int[256];
    private int[] base = new int[64];
    private int[] owner = new int[64];
    private int[] key = new int[64];
    private final byte[][] keys;
    private final int[][] ids;
    private final int[] order;
    private int states = 1;
    private int highest;
    private int firstFree = 1;
    private int classCount = 1;

    /** The states that end between these two keys have so many bytes in common. */
    private record Span(int state, int from, int to, int depth) {}

    /** A trie of the given byte strings; their numbers in the array are their ids. Empty ones end in the root. */
    ByteTrie(byte[][] words) {
        Map<byte[], int[]> sorted = new TreeMap<>((left, right) -> Arrays.compareUnsigned(left, right));
        for (int id = 0; id < words.length; id++) {
            int[] before = sorted.getOrDefault(words[id], new int[0]);
            int[] all = Arrays.copyOf(before, before.length + 1);
            all[before.length] = id;
            sorted.put(words[id], all);
        }
        keys = sorted.keySet().toArray(byte[][]::new);
        ids = sorted.values().toArray(int[][]::new);
        for (byte[] word : keys) {
            for (byte b : word) {
                if (classes[b & 0xff] == 0) {
                    classes[b & 0xff] = classCount++;
                }
            }
        }
        Arrays.fill(owner, NONE);
        Arrays.fill(key, NONE);
        owner[0] = 0;
        order = build();
        base = Arrays.copyOf(base, highest + classCount + 1);
        int filled = owner.length;
        owner = Arrays.copyOf(owner, base.length);
        key = Arrays.copyOf(key, base.length);
        if (filled < owner.length) {
            Arrays.fill(owner, filled, owner.length, NONE);
            Arrays.fill(key, filled, key.length, NONE);
        }
        // The root owns no place of its own, or it would be its own child.
        owner[0] = NONE;
    }

    private int[] build() {
        int[] found = new int[64];
        int count = 0;
        ArrayDeque<Span> open = new ArrayDeque<>();
        open.add(new Span(0, 0, keys.length, 0));
        int[] begins = new int[257];
        while (!open.isEmpty()) {
            Span span = open.remove();
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = span.state;
            int from = span.from;
            if (from < span.to && keys[from].length == span.depth) {
                key[span.state] = from;
                from++;
            }
            int children = 0;
            for (int i = from; i < span.to; i++) {
                if (i == from || keys[i][span.depth] != keys[i - 1][span.depth]) {
                    begins[children++] = i;
                }
            }
            begins[children] = span.to;
            if (children > 0) {
                place(span, begins, children);
                for (int i = 0; i < children; i++) {
                    int child = base[span.state] + classes[keys[begins[i]][span.depth] & 0xff];
                    open.add(new Span(child, begins[i], begins[i + 1], span.depth + 1));
                }
            }
        }
        states = count;
        return Arrays.copyOf(found, count);
    }

    /** Finds room for the children of a state. */
    private void place(Span span, int[] begins, int children) {
        while (firstFree < owner.length && owner[firstFree] != NONE) {
            firstFree++;
        }
        int lowest = classCount;
        for (int i = 0; i < children; i++) {
            lowest = Math.min(lowest, classes[keys[begins[i]][span.depth] & 0xff]);
        }
        int offset = Math.max(0, firstFree - lowest);
        for (int tries = 0; !isFree(offset, span, begins, children); tries++) {
            offset = tries < TRIES ? offset + 1 : highest + 1;
        }
        base[span.state] = offset;
        for (int i = 0; i < children; i++) {
            int child = offset + classes[keys[begins[i]][span.depth] & 0xff];
            owner[child] = span.state;
            highest = Math.max(highest, child);
        }
    }

    private boolean isFree(int offset, Span span, int[] begins, int children) {
        reserve(offset + classCount + 1);
        for (int i = 0; i < children; i++) {
            if (owner[offset + classes[keys[begins[i]][span.depth] & 0xff]] != NONE) {
                return false;
            }
        }
        return true;
    }

    private void reserve(int size) {
        if (size > owner.length) {
            int before = owner.length;
            int room = Math.max(size, 2 * before);
            base = Arrays.copyOf(base, room);
            owner = Arrays.copyOf(owner, room);
            key = Arrays.copyOf(key, room);
            Arrays.fill(owner, before, room, NONE);
            Arrays.fill(key, before, room, NONE);
        }
    }

    /** The class of a byte (0 to 255); 0 for a byte that no key has. */
    int classOf(int unsigned) {
        return classes[unsigned];
    }

    /** Where a state goes with a byte of a class, which is not 0, or {@link #NONE}. */
    int child(int state, int byteClass) {
        int child = base[state] + byteClass;
        return owner[child] == state ? child : NONE;
    }

    /** The state from which this one is reached; not asked for the root. */
    int parent(int state) {
        return owner[state];
    }

    /** The class of the byte by which a state is reached from its parent. */
    int lastClass(int state) {
        return state - base[owner[state]];
    }

    /** The number of the key that ends in a state, or {@link #NONE}. */
    int key(int state) {
        return key[state];
    }

    /** The ids of the byte strings that are this key. */
    int[] ids(int keyNumber) {
        return ids[keyNumber];
    }

    /** All states, the root first and no state before its parent. */
    int[] breadthFirst() {
        return order.clone();
    }

    /** A number above that of every state. */
    int size() {
        return base.length;
    }

    /** How many states there are, with the root. */
    int states() {
        return states;
    }
}
