package io.kumoban.engine.format;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.scan.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The asked-for fields as a tree of names, for walking a record once from the outside in. */
final class FieldTree {
    private static final Set<Field> DERIVED = Stream.of(
                    ApiCall.STANDARD.subList(0, ApiCall.DERIVED), DnsQuery.STANDARD.subList(0, DnsQuery.DERIVED))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    final byte[] name;
    /** The number in the table of places: top-level names first, from 0; -1 for the root. */
    int number = -1;
    /** Whether this value tells what follows in a record, see {@link TellingValues}. */
    boolean tells;
    /** The column of this value, or -1 when only something inside it is wanted. */
    int slot = -1;
    /** Whether only events of some names have this value. */
    boolean shared;

    /** Columns of this value when it is of one JSON type only; mostly none. */
    Typed[] typed = NONE;

    private static final Typed[] NONE = {};

    /**
     * A column for values of one JSON type.
     *
     * @param first the byte that such a value begins with
     */
    record Typed(int slot, boolean shared, byte first) {}

    private final List<FieldTree> children = new ArrayList<>();
    private FieldTree[][] byLength = {};

    private FieldTree(String name) {
        this.name = name.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The tree of a layout's fields. Derived fields are left out; a log may have names that begin with an at sign, too.
     *
     * @param members top-level names whose places are wanted besides
     */
    static FieldTree of(Layout layout, List<String> members) {
        FieldTree root = new FieldTree("");
        members.forEach(member -> root.child(member));
        List<Field> fields = layout.fields();
        for (int slot = 0; slot < fields.size(); slot++) {
            Field field = fields.get(slot);
            if (DERIVED.contains(field)) {
                continue;
            }
            List<String> steps = field.steps();
            switch (steps.getLast()) {
                case Field.ARRAY ->
                    root.at(steps.subList(0, steps.size() - 1)).add(new Typed(slot, layout.isShared(slot), (byte) '['));
                case Field.NULL ->
                    root.at(steps.subList(0, steps.size() - 1)).add(new Typed(slot, layout.isShared(slot), (byte) 'n'));
                default -> {
                    FieldTree node = steps.getFirst().equals(Field.RECORD) ? root : root.at(steps);
                    node.slot = slot;
                    node.shared = layout.isShared(slot);
                }
            }
        }
        root.seal();
        number(root.children, 0);
        return root;
    }

    private static int number(List<FieldTree> nodes, int first) {
        int next = first;
        for (FieldTree node : nodes) {
            node.number = next++;
        }
        for (FieldTree node : nodes) {
            next = number(node.children, next);
        }
        return next;
    }

    private FieldTree at(List<String> steps) {
        FieldTree node = this;
        for (String step : steps) {
            node = node.child(step);
        }
        return node;
    }

    private void add(Typed column) {
        typed = Arrays.copyOf(typed, typed.length + 1);
        typed[typed.length - 1] = column;
    }

    private FieldTree child(String step) {
        byte[] wanted = step.getBytes(StandardCharsets.UTF_8);
        for (FieldTree child : children) {
            if (Arrays.equals(child.name, wanted)) {
                return child;
            }
        }
        FieldTree child = new FieldTree(step);
        children.add(child);
        return child;
    }

    private void seal() {
        int longest =
                children.stream().mapToInt(child -> child.name.length).max().orElse(-1);
        byLength = new FieldTree[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            int wanted = length;
            byLength[length] = children.stream()
                    .filter(child -> child.name.length == wanted)
                    .toArray(FieldTree[]::new);
        }
        children.forEach(FieldTree::seal);
    }

    /** All nodes below this one, by number. */
    FieldTree[] nodes() {
        FieldTree[] all = new FieldTree[size()];
        collect(all);
        return all;
    }

    private void collect(FieldTree[] all) {
        for (FieldTree child : children) {
            all[child.number] = child;
            child.collect(all);
        }
    }

    /** How many nodes there are below this one. */
    int size() {
        return children.stream().mapToInt(child -> 1 + child.size()).sum();
    }

    List<FieldTree> children() {
        return children;
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** The child of this name, which may be written with escapes; null when nobody asked for it. */
    @Nullable
    FieldTree findEscaped(byte[] bytes, int from, int end) {
        FieldTree child = find(bytes, from, end);
        if (child != null || !JsonText.hasEscape(bytes, from, end)) {
            return child;
        }
        byte[] key = new byte[end - from];
        int length = JsonText.unescape(bytes, from, end, key, 0);
        return length < 0 ? null : find(key, 0, length);
    }

    /** The child of this name, given as the raw bytes between the quotes; null when nobody asked for it. */
    @Nullable
    FieldTree find(byte[] bytes, int from, int end) {
        int length = end - from;
        if (length >= byLength.length) {
            return null;
        }
        for (FieldTree child : byLength[length]) {
            if (Arrays.equals(child.name, 0, length, bytes, from, end)) {
                return child;
            }
        }
        return null;
    }
}
