package io.kumoban.bench.mutate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Changes the last record of a text: gently, so that it stays of a known shape, or so that it breaks. */
final class Mutation {
    private static final int GENTLE_PERCENT = 75;
    private static final int MOST_PIECE = 60;
    private static final int MOST_LEVELS = 300;
    private static final int ONE_GIANT_IN = 4000;
    private static final int MOST_GIANT = 200_000;

    private final SplittableRandom dice;
    private final Records records;

    Mutation(SplittableRandom dice, Records records) {
        this.dice = dice;
        this.records = records;
    }

    /** Changes what lies from {@code start} to the end of the text. */
    void change(Text text, int start) {
        otherValues(text, start);
        if (dice.nextInt(100) >= GENTLE_PERCENT) {
            for (int i = dice.nextInt(3); i >= 0 && text.end() > start; i--) {
                damage(text, start);
            }
        }
        if (dice.nextInt(ONE_GIANT_IN) == 0) {
            byte[] fill = {'x', '7', ' ', '\\', '"', (byte) 0xc3, '.', '\n'};
            text.insert(place(text, start), fill[dice.nextInt(fill.length)], dice.nextInt(2_000, MOST_GIANT));
        }
    }

    private void otherValues(Text text, int start) {
        for (int i = dice.nextInt(1, 5); i > 0; i--) {
            int at = dice.nextInt(start, text.end());
            byte old = text.bytes()[at];
            byte other = old;
            if (isInName(text, at) && dice.nextInt(20) > 0) {
                continue;
            }
            if (old >= '0' && old <= '9') {
                other = (byte) ('0' + dice.nextInt(10));
            } else if (old >= 'a' && old <= 'z') {
                other = (byte) ('a' + dice.nextInt(26));
            }
            text.bytes()[at] = other;
            if (other != old && dice.nextInt(3) == 0) {
                text.insert(at, other, dice.nextInt(1, 4));
            }
        }
    }

    /** Whether a JSON name ends behind this place: most names are left alone, so that shapes come again. */
    private static boolean isInName(Text text, int at) {
        int quote = at;
        while (quote < text.end() - 1 && text.bytes()[quote] != '"') {
            quote++;
        }
        return quote < text.end() - 1 && text.bytes()[quote + 1] == ':';
    }

    private void damage(Text text, int start) {
        int at = place(text, start);
        int to = Math.min(text.end(), at + dice.nextInt(MOST_PIECE));
        switch (dice.nextInt(10)) {
            case 0 -> text.bytes()[dice.nextInt(start, text.end())] ^= (byte) (1 << dice.nextInt(8));
            case 1 -> text.remove(at, to);
            case 2 -> text.remove(at, text.end());
            case 3 -> text.repeat(at, to, to);
            case 4 -> text.repeat(at, to, place(text, start));
            case 5 -> text.swap(at, dice.nextInt(at, to + 1), to);
            case 6 -> join(text, at, to);
            case 7 -> nest(text, at);
            case 8 -> text.insert(at, oddity());
            default -> {
                text.remove(at, to);
                text.insert(at, oddity());
            }
        }
    }

    /** Any index of the record, or one at the border of a value. */
    private int place(Text text, int start) {
        int at = dice.nextInt(start, text.end() + 1);
        if (dice.nextBoolean()) {
            return at;
        }
        while (at < text.end() && !isBorder(text.bytes()[at])) {
            at++;
        }
        return at < text.end() && dice.nextBoolean() ? at + 1 : at;
    }

    private static boolean isBorder(byte value) {
        return value == '"' || value == ',' || value == ':' || value == ' ' || value == '{' || value == '[';
    }

    private byte[] oddity() {
        byte[][] oddities = records.oddities();
        return oddities[dice.nextInt(oddities.length)];
    }

    /** A piece of another record in place of one of this. */
    private void join(Text text, int from, int to) {
        byte[] other = records.one(dice);
        int start = dice.nextInt(other.length);
        int length = Math.min(other.length - start, dice.nextInt(1, 2 * MOST_PIECE));
        text.remove(from, to);
        text.insert(from, Arrays.copyOfRange(other, start, start + length));
    }

    private void nest(Text text, int at) {
        int levels = 1 + dice.nextInt(dice.nextInt(1, MOST_LEVELS));
        boolean closed = dice.nextInt(4) > 0;
        boolean arrays = dice.nextBoolean();
        String nested =
                (arrays ? "[" : "{\"a\":").repeat(levels) + "1" + (closed ? (arrays ? "]" : "}").repeat(levels) : "");
        text.insert(at, nested.getBytes(StandardCharsets.US_ASCII));
    }
}
