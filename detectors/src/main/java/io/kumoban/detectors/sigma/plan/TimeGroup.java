package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.NumberText;
import io.kumoban.detectors.sigma.rule.TimeUnit;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.engine.event.Slice;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;

/** A part of a time that is written by ISO 8601, in UTC. The one test that makes objects: few rules have it. */
final class TimeGroup extends Group {
    /** A date, a T, hours and minutes, and a Z. */
    private static final int SHORTEST = 17;

    private static final int LONGEST = 64;
    private static final int T_AT = 10;

    private final TimeUnit unit;
    private final ValueTest.OfNumber test;
    private final NumberText bound;
    private final int[] marks;

    TimeGroup(int slot, ValueTest.TimePart part, int[] marks) {
        super(slot);
        unit = part.unit();
        test = part.number();
        this.marks = marks;
        bound = NumberText.of(
                switch (test) {
                    case ValueTest.NumberEquals equals -> equals.number().toString();
                    case ValueTest.Compare compare -> compare.bound().toString();
                });
    }

    @Override
    String method() {
        return "time";
    }

    @Override
    void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.type(value) == Slice.STRING
                    && holds(values.bytes(value), values.offset(value), values.length(value))) {
                at.mark(marks);
                return;
            }
        }
    }

    private boolean holds(byte[] bytes, int offset, int length) {
        if (length < SHORTEST || length > LONGEST || (bytes[offset + T_AT] | 0x20) != 't') {
            return false;
        }
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(new String(bytes, offset, length, StandardCharsets.UTF_8))
                    .withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return false;
        }
        int order = NumberText.of(Integer.toString(part(time))).compareTo(bound);
        return switch (test) {
            case ValueTest.NumberEquals equals -> order == 0;
            case ValueTest.Compare compare -> compare.comparison().holds(order);
        };
    }

    private int part(OffsetDateTime time) {
        return switch (unit) {
            case MINUTE -> time.getMinute();
            case HOUR -> time.getHour();
            case DAY -> time.getDayOfMonth();
            case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> time.getMonthValue();
            case YEAR -> time.getYear();
        };
    }
}
