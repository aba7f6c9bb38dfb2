package io.kumoban.detectors.sigma.match.regex;

import io.kumoban.detectors.sigma.match.CaseFolding;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** An immutable set of code points, as ranges in ascending order that do not touch. */
final class CodePoints {
    static final CodePoints NONE = new CodePoints(new int[0]);
    static final CodePoints ALL = range(0, Character.MAX_CODE_POINT);
    static final CodePoints LINE_FEED = of('\n');
    static final CodePoints DIGITS = range('0', '9');
    static final CodePoints WORD =
            DIGITS.and(range('a', 'z')).and(range('A', 'Z')).and(of('_'));
    static final CodePoints SPACE = range('\t', '\r').and(of(' '));
    static final CodePoints HORIZONTAL_SPACE = of('\t').and(of(' '))
            .and(of(0xa0))
            .and(of(0x1680))
            .and(of(0x180e))
            .and(range(0x2000, 0x200a))
            .and(of(0x202f))
            .and(of(0x205f))
            .and(of(0x3000));
    static final CodePoints VERTICAL_SPACE = range('\n', '\r').and(of(0x85)).and(range(0x2028, 0x2029));

    /** First and last of each range, one after the other. */
    private final int[] borders;

    private final long lowAscii;
    private final long highAscii;

    private CodePoints(int[] borders) {
        this.borders = borders;
        long low = 0;
        long high = 0;
        for (int point = 0; point < Long.SIZE; point++) {
            low |= search(point) ? 1L << point : 0;
            high |= search(point + Long.SIZE) ? 1L << point : 0;
        }
        lowAscii = low;
        highAscii = high;
    }

    static CodePoints of(int point) {
        return range(point, point);
    }

    static CodePoints range(int first, int last) {
        return new CodePoints(new int[] {first, last});
    }

    /** All code points for which something holds. */
    static CodePoints where(IntPredicate holds) {
        int[] borders = new int[64];
        int size = 0;
        boolean before = false;
        for (int point = 0; point <= Character.MAX_CODE_POINT + 1; point++) {
            boolean now = point <= Character.MAX_CODE_POINT && holds.test(point);
            if (now != before) {
                if (size == borders.length) {
                    borders = Arrays.copyOf(borders, 2 * size);
                }
                borders[size++] = now ? point : point - 1;
                before = now;
            }
        }
        return new CodePoints(Arrays.copyOf(borders, size));
    }

    /** Those of either set. */
    CodePoints and(CodePoints other) {
        int ranges = ranges() + other.ranges();
        long[] sorted = new long[ranges];
        for (int i = 0; i < ranges; i++) {
            CodePoints from = i < ranges() ? this : other;
            int range = i < ranges() ? i : i - ranges();
            sorted[i] = (long) from.first(range) << Integer.SIZE | from.last(range);
        }
        Arrays.sort(sorted);
        int[] joined = new int[2 * ranges];
        int size = 0;
        for (long range : sorted) {
            int first = (int) (range >>> Integer.SIZE);
            int last = (int) range;
            if (size > 0 && first <= joined[size - 1] + 1) {
                joined[size - 1] = Math.max(joined[size - 1], last);
            } else {
                joined[size++] = first;
                joined[size++] = last;
            }
        }
        return new CodePoints(Arrays.copyOf(joined, size));
    }

    /** All others. */
    CodePoints not() {
        int[] others = new int[borders.length + 2];
        int size = 0;
        int next = 0;
        for (int range = 0; range < ranges(); range++) {
            if (first(range) > next) {
                others[size++] = next;
                others[size++] = first(range) - 1;
            }
            next = last(range) + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            others[size++] = next;
            others[size++] = Character.MAX_CODE_POINT;
        }
        return new CodePoints(Arrays.copyOf(others, size));
    }

    /** Those that differ from one of these in case only, too. */
    CodePoints inAnyCase() {
        int[] added = new int[16];
        int size = 0;
        int[] cased = CaseFolding.cased();
        for (int range = 0; range < ranges(); range++) {
            int from = Arrays.binarySearch(cased, first(range));
            for (int i = from < 0 ? -from - 1 : from; i < cased.length && cased[i] <= last(range); i++) {
                for (int alike : CaseFolding.alike(cased[i])) {
                    if (!contains(alike)) {
                        if (size + 1 >= added.length) {
                            added = Arrays.copyOf(added, 2 * added.length);
                        }
                        added[size++] = alike;
                        added[size++] = alike;
                    }
                }
            }
        }
        // The single ranges are in any order and may be there twice: joining sorts that out.
        return size == 0 ? this : new CodePoints(Arrays.copyOf(added, size)).and(this);
    }

    boolean contains(int point) {
        if (point >= 0 && point < 2 * Long.SIZE) {
            return ((point < Long.SIZE ? lowAscii : highAscii) >>> point & 1) != 0;
        }
        return search(point);
    }

    private boolean search(int point) {
        int from = 0;
        int to = ranges();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (first(middle) <= point) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from > 0 && point <= last(from - 1);
    }

    int ranges() {
        return borders.length / 2;
    }

    int first(int range) {
        return borders[2 * range];
    }

    int last(int range) {
        return borders[2 * range + 1];
    }

    boolean isEmpty() {
        return borders.length == 0;
    }

    /** The only member, or -1 when there are none or several. */
    int single() {
        return borders.length == 2 && borders[0] == borders[1] ? borders[0] : -1;
    }

    /** What all members fold to, or -1 when they fold to several code points, or there are none. */
    int commonFold() {
        if (isEmpty()) {
            return -1;
        }
        int fold = CaseFolding.fold(first(0));
        int size = 0;
        for (int range = 0; range < ranges(); range++) {
            size += last(range) - first(range) + 1;
            if (size > CaseFolding.alike(first(0)).length + 1) {
                return -1;
            }
            for (int point = first(range); point <= last(range); point++) {
                if (CaseFolding.fold(point) != fold) {
                    return -1;
                }
            }
        }
        return fold;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePoints set && Arrays.equals(borders, set.borders);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(borders);
    }

    /** The set as a class of RE2's syntax. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int range = 0; range < ranges(); range++) {
            text.append("\\x{").append(Integer.toHexString(first(range))).append('}');
            if (last(range) > first(range)) {
                text.append("-\\x{").append(Integer.toHexString(last(range))).append('}');
            }
        }
        return text.append(']').toString();
    }
}
