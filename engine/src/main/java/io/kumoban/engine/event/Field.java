package io.kumoban.engine.event;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A value that a detector asks for: the path to it inside a record, as the log writes its names. Equal paths of one
 * family are one object, so a layout finds a field's column by its number.
 *
 * <p>Of records in JSON a last step in brackets asks for what a value's own field does not tell: {@link #ARRAY},
 * {@link #NULL}, {@link #RECORD}.
 */
public final class Field {
    /** As the last step: the array that stands at the path before it; absent where anything else does. */
    public static final String ARRAY = "[]";
    /** As the last step: the null that stands at the path before it; absent where anything else does. */
    public static final String NULL = "[null]";
    /** As the only step: the whole record as it was written, for logs of JSON. */
    public static final String RECORD = "[record]";

    private record Name(Kind kind, List<String> steps) {}

    private static final ConcurrentHashMap<Name, Field> KNOWN = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Kind kind;
    private final List<String> steps;
    private final String path;
    private final int number;

    private Field(Kind kind, List<String> steps) {
        this.kind = kind;
        this.steps = steps;
        this.path = String.join(".", steps);
        this.number = NEXT.getAndIncrement();
    }

    /** The field at a dotted path, for example {@code requestParameters.name}. Paths lead through objects only. */
    public static Field of(Kind kind, String path) {
        return at(kind, List.of(path.split("\\.")));
    }

    /** The field at these steps, for names that hold a dot themselves. */
    public static Field at(Kind kind, List<String> steps) {
        if (steps.isEmpty() || steps.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a field path has an empty step: " + steps);
        }
        return KNOWN.computeIfAbsent(new Name(kind, List.copyOf(steps)), name -> new Field(name.kind, name.steps));
    }

    /** A field of a CloudTrail record. */
    public static Field ofCall(String path) {
        return of(Kind.API_CALL, path);
    }

    /** A column of a VPC Flow Log record, by its documented name such as {@code tcp-flags}. */
    public static Field ofFlow(String column) {
        return at(Kind.FLOW, List.of(column));
    }

    /** A field of a Resolver query log record. */
    public static Field ofQuery(String path) {
        return of(Kind.DNS_QUERY, path);
    }

    public Kind kind() {
        return kind;
    }

    /** The names on the way to the value, outermost first. */
    public List<String> steps() {
        return steps;
    }

    /** The steps joined by dots, as people write them. */
    public String path() {
        return path;
    }

    /** A small number that is unique in this process; columns are looked up by it. */
    public int number() {
        return number;
    }

    @Override
    public String toString() {
        return path;
    }
}
