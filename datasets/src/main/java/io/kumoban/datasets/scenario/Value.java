package io.kumoban.datasets.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A parameter of a call: a JSON value whose texts may have holes. */
public sealed interface Value {
    /** The value with its holes filled: a text, number, boolean, null, a list or a map of these. */
    @Nullable
    Object fill(Function<Template.Hole, String> filler);

    /** A number, a boolean or null. */
    record Constant(@Nullable Object value) implements Value {
        @Override
        public @Nullable Object fill(Function<Template.Hole, String> filler) {
            return value;
        }
    }

    /** A text. */
    record Text(Template template) implements Value {
        @Override
        public Object fill(Function<Template.Hole, String> filler) {
            return template.fill(filler);
        }
    }

    /** A list. */
    record Items(List<Value> items) implements Value {
        @Override
        public Object fill(Function<Template.Hole, String> filler) {
            List<@Nullable Object> filled = new ArrayList<>();
            items.forEach(item -> filled.add(item.fill(filler)));
            return filled;
        }
    }

    /** An object. */
    record Members(Map<String, Value> members) implements Value {
        /** No member. */
        public static final Members NONE = new Members(Map.of());

        @Override
        public Map<String, @Nullable Object> fill(Function<Template.Hole, String> filler) {
            Map<String, @Nullable Object> filled = new LinkedHashMap<>();
            members.forEach((name, value) -> filled.put(name, value.fill(filler)));
            return filled;
        }
    }
}
