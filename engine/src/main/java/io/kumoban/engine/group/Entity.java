package io.kumoban.engine.group;

import java.util.Comparator;

/** One thing that findings name. */
public record Entity(EntityKind kind, String name) implements Comparable<Entity> {
    private static final Comparator<Entity> ORDER =
            Comparator.comparing(Entity::kind).thenComparing(Entity::name);

    @Override
    public int compareTo(Entity other) {
        return ORDER.compare(this, other);
    }

    /** For example {@code access key AKIAIOSFODNN7EXAMPLE}. */
    @Override
    public String toString() {
        return kind.word() + " " + name;
    }
}
