package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares long texts and shows no more than the first line that differs. */
final class Texts {
    private Texts() {}

    static void requireEqual(String what, @Nullable String expected, String actual) {
        if (expected == null || expected.equals(actual)) {
            return;
        }
        List<String> wanted = expected.lines().toList();
        List<String> found = actual.lines().toList();
        for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
            String left = i < wanted.size() ? wanted.get(i) : "(nothing)";
            String right = i < found.size() ? found.get(i) : "(nothing)";
            if (!left.equals(right)) {
                fail("line %d of %d and %d lines of %s differs:%n%s%n%s"
                        .formatted(i + 1, wanted.size(), found.size(), what, left, right));
            }
        }
    }
}
