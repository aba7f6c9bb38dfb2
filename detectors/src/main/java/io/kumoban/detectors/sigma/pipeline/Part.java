package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.engine.yaml.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A piece of a search as it is written: lines of a field with its values, joined. */
sealed interface Part {
    /** What is left of a part without lines. No line of a rule comes to this, since each has a test. */
    Predicate GONE = new Predicate.AllOf(List.of());

    /** Parts of which all must hold, or any. Without parts it is gone, and nothing hangs on it. */
    record Group(boolean all, List<Part> parts) implements Part {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A field with its values, or keywords.
     *
     * @param field     empty for keywords
     * @param modifiers as written
     * @param predicate what it tests; of nothing but this field
     * @param applied   the ids of what has changed it so far
     */
    record Line(String field, List<String> modifiers, Place place, Predicate predicate, Set<String> applied)
            implements Part {
        public Line {
            modifiers = List.copyOf(modifiers);
            applied = Set.copyOf(applied);
        }

        Line with(String newField, Predicate newPredicate) {
            return new Line(newField, modifiers, place, newPredicate, applied);
        }
    }

    /** The lines of a search, joined as its predicate joins theirs. */
    static Part of(Search search) {
        Map<Predicate, Search.Item> lines = new IdentityHashMap<>();
        search.fields().forEach(item -> lines.put(item.predicate(), item));
        return of(search.predicate(), lines);
    }

    private static Part of(Predicate predicate, Map<Predicate, Search.Item> lines) {
        Search.Item item = lines.get(predicate);
        if (item != null) {
            return new Line(item.field(), item.modifiers(), item.place(), predicate, Set.of());
        }
        return switch (predicate) {
            case Predicate.AllOf all ->
                new Group(
                        true, all.parts().stream().map(part -> of(part, lines)).toList());
            case Predicate.AnyOf any ->
                new Group(
                        false, any.parts().stream().map(part -> of(part, lines)).toList());
            default -> throw new IllegalStateException("a search is made of lines, not of " + predicate);
        };
    }

    /** The search that this part has become. */
    default Search search(String name, Place place) {
        List<Search.Item> items = new ArrayList<>();
        return new Search(name, place, predicate(items), items);
    }

    private Predicate predicate(List<Search.Item> items) {
        return switch (this) {
            case Line line -> {
                items.add(new Search.Item(line.field, line.modifiers, line.place, line.predicate));
                yield line.predicate;
            }
            case Group group -> {
                List<Predicate> left = new ArrayList<>();
                for (Part part : group.parts) {
                    Predicate predicate = part.predicate(items);
                    if (!predicate.equals(GONE)) {
                        left.add(predicate);
                    }
                }
                yield left.isEmpty() ? GONE : group.all ? Predicate.allOf(left) : Predicate.anyOf(left);
            }
        };
    }

    /** This part, every line of it noted as changed by an item. */
    default Part marked(String item) {
        return switch (this) {
            case Line line -> {
                Set<String> more = new HashSet<>(line.applied);
                more.add(item);
                yield new Line(line.field, line.modifiers, line.place, line.predicate, more);
            }
            case Group group ->
                new Group(
                        group.all,
                        group.parts.stream().map(part -> part.marked(item)).toList());
        };
    }

    /** All lines, in their order. */
    default List<Line> lines() {
        return switch (this) {
            case Line line -> List.of(line);
            case Group group ->
                group.parts.stream().flatMap(part -> part.lines().stream()).toList();
        };
    }
}
