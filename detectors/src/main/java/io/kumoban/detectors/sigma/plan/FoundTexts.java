package io.kumoban.detectors.sigma.plan;

import java.util.Arrays;

/** The numbers of texts that were found, in no order. Reused. */
final class FoundTexts {
    private int[] numbers = new int[4];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    int count() {
        return count;
    }

    int get(int index) {
        return numbers[index];
    }
}
