package io.kumoban.detectors.sigma.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One text, compared with case. */
final class PreciseGroup extends Group {
    private final AtomTest.Form form;
    private final byte[] text;
    private final int[] marks;

    PreciseGroup(int slot, AtomTest.Precise test, int[] marks) {
        super(slot);
        form = test.form();
        text = test.text().getBytes(StandardCharsets.UTF_8);
        this.marks = marks;
    }

    @Override
    String method() {
        return "exact text";
    }

    @Override
    void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.isText(value)
                    && holds(
                            form, values.bytes(value), values.offset(value), values.length(value), text, text.length)) {
                at.mark(marks);
                return;
            }
        }
    }

    /** Whether a range of bytes has the first so many bytes of a text where the form wants them. */
    static boolean holds(AtomTest.Form form, byte[] bytes, int offset, int length, byte[] text, int size) {
        if (length < size) {
            return false;
        }
        return switch (form) {
            case WHOLE -> length == size && isAt(bytes, offset, text, size);
            case START -> isAt(bytes, offset, text, size);
            case END -> isAt(bytes, offset + length - size, text, size);
            case ANYWHERE -> {
                int last = offset + length - size;
                int at = offset;
                while (at <= last && !isAt(bytes, at, text, size)) {
                    at++;
                }
                yield at <= last;
            }
        };
    }

    private static boolean isAt(byte[] bytes, int at, byte[] text, int size) {
        return Arrays.equals(bytes, at, at + size, text, 0, size);
    }
}
