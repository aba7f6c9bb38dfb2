package io.kumoban.engine.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The named values of one foreign record, whatever it is written in. */
public interface Values {
    /** All values of this name, in their order; empty when the record has none. */
    List<String> all(String name);

    /** The value of this name; of several the last one; null when the record has none. */
    default @Nullable String text(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getLast();
    }

    /** The value of the first of two names that has one: tools write the same name in two ways. */
    default @Nullable String text(String name, String otherwise) {
        String first = text(name);
        return first == null ? text(otherwise) : first;
    }
}
