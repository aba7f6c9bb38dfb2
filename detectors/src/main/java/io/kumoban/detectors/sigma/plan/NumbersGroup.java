package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.NumberText;
import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.engine.event.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers that a value is, found by bisection, or stands on one side of. */
final class NumbersGroup extends Group {
    /** Ascending. */
    private final NumberText[] equal;

    private final int[][] marksOfEqual;
    private final List<Bound> bounds = new ArrayList<>();

    private record Bound(Comparison comparison, NumberText number, int[] marks) {}

    NumbersGroup(int slot, List<Atom> atoms, int[][] marks) {
        super(slot);
        NumberText[] numbers = new NumberText[atoms.size()];
        List<Integer> equalOnes = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            switch (((AtomTest.Number) atoms.get(i).test()).test()) {
                case ValueTest.NumberEquals equals -> {
                    numbers[i] = NumberText.of(equals.number().toString());
                    equalOnes.add(i);
                }
                case ValueTest.Compare compare ->
                    bounds.add(new Bound(
                            compare.comparison(), NumberText.of(compare.bound().toString()), marks[i]));
            }
        }
        int[] order = equalOnes.stream()
                .sorted((left, right) -> numbers[left].compareTo(numbers[right]))
                .mapToInt(Integer::intValue)
                .toArray();
        equal = IntStream.of(order).mapToObj(i -> numbers[i]).toArray(NumberText[]::new);
        marksOfEqual = IntStream.of(order).mapToObj(i -> marks[i]).toArray(int[][]::new);
    }

    @Override
    String method() {
        return "numbers";
    }

    @Override
    void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (isNumber(values, value, at.number)) {
                test(at.number, at);
            }
        }
    }

    /** Whether a value is a number, or a text that is one; if so it is read. */
    static boolean isNumber(EventValues values, int value, NumberText into) {
        int type = values.type(value);
        return (type == Slice.NUMBER || type == Slice.STRING)
                && into.read(values.bytes(value), values.offset(value), values.length(value));
    }

    private void test(NumberText number, PlanMatcher at) {
        int from = 0;
        int to = equal.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = number.compareTo(equal[middle]);
            if (order == 0) {
                at.mark(marksOfEqual[middle]);
                break;
            }
            if (order > 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        for (int i = 0; i < bounds.size(); i++) {
            Bound bound = bounds.get(i);
            if (bound.comparison.holds(number.compareTo(bound.number))) {
                at.mark(bound.marks);
            }
        }
    }
}
