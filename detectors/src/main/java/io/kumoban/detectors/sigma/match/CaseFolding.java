package io.kumoban.detectors.sigma.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Simple case folding by code point (The Unicode Standard, section 3.13; statuses C and S of CaseFolding.txt): two code
 * points are alike when they fold to the same one. The dotted capital and the dotless small i of Turkish fold to themselves.
 * Which of a class of code points stands for it is not that of the table, and does not matter.
 */
public final class CaseFolding {
    private static final int DOTTED_CAPITAL_I = 0x130;
    private static final int DOTLESS_SMALL_I = 0x131;

    private static final int[] NONE = {};

    private CaseFolding() {}

    /** The code point that stands for all that differ from this one in case only. */
    public static int fold(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint | 0x20 : codePoint;
        }
        return codePoint == DOTTED_CAPITAL_I || codePoint == DOTLESS_SMALL_I
                ? codePoint
                : Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    /** The other code points that fold as this one does, ascending; shared, not to be written to. */
    public static int[] alike(int codePoint) {
        return Classes.ALIKE.getOrDefault(codePoint, NONE);
    }

    /** All code points that are not alone in their class, ascending; shared, not to be written to. */
    public static int[] cased() {
        return Classes.CASED;
    }

    /** Made when somebody first asks for it: in some ten milliseconds. */
    private static final class Classes {
        static final Map<Integer, int[]> ALIKE = alike();
        static final int[] CASED =
                ALIKE.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();

        private static Map<Integer, int[]> alike() {
            Map<Integer, int[]> byFold = new HashMap<>();
            for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
                int fold = fold(point);
                if (fold != point) {
                    int[] before = byFold.getOrDefault(fold, new int[] {fold});
                    int[] all = Arrays.copyOf(before, before.length + 1);
                    all[before.length] = point;
                    byFold.put(fold, all);
                }
            }
            Map<Integer, int[]> alike = new HashMap<>();
            for (int[] members : byFold.values()) {
                Arrays.sort(members);
                for (int member : members) {
                    alike.put(
                            member,
                            Arrays.stream(members)
                                    .filter(other -> other != member)
                                    .toArray());
                }
            }
            return alike;
        }
    }
}
