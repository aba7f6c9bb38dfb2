package io.kumoban.engine.checkpoint;

import io.kumoban.engine.event.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that decides what a run finds besides its input: a run may only go on from a checkpoint of an equal one.
 *
 * @param traits name, as the user knows it, to value
 */
public record Identity(Map<String, String> traits) {
    private static final int LONGEST_SHOWN = 60;

    public Identity {
        traits = Map.copyOf(traits);
    }

    /** With further traits. */
    public Identity and(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(traits);
        all.putAll(more);
        return new Identity(all);
    }

    /** What sets an earlier run apart from this one, in words; the first difference by name. */
    Optional<String> differenceTo(Identity earlier) {
        TreeSet<String> names = new TreeSet<>(traits.keySet());
        names.addAll(earlier.traits.keySet());
        for (String name : names) {
            String then = earlier.traits.getOrDefault(name, "not set");
            String now = traits.getOrDefault(name, "not set");
            if (!then.equals(now)) {
                return Optional.of("%s was %s and is now %s".formatted(name, shown(then), shown(now)));
            }
        }
        return Optional.empty();
    }

    private static String shown(String value) {
        return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "...";
    }

    void save(DataOutput out) throws IOException {
        Map<String, String> sorted = new TreeMap<>(traits);
        out.writeInt(sorted.size());
        for (Map.Entry<String, String> trait : sorted.entrySet()) {
            Saved.writeText(out, trait.getKey());
            Saved.writeText(out, trait.getValue());
        }
    }

    static Identity load(DataInput in) throws IOException {
        Map<String, String> traits = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = Saved.readText(in);
            traits.put(name, Saved.readText(in));
        }
        return new Identity(traits);
    }
}
