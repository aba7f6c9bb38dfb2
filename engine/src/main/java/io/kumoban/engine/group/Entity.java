package io.kumoban.engine.group;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing that findings name. */
public record Entity(EntityKind kind, String name) implements Comparable<Entity> {
    private static final Pattern USER = Pattern.compile("arn:[^:]*:iam::(\\d*):user/(?:.*/)?([^/]+)");
    /** Lambda names the session in which a function runs after the function. */
    private static final Pattern SESSION = Pattern.compile("arn:[^:]*:sts::(\\d*):assumed-role/[^/]+/(.+)");

    private static final Comparator<Entity> ORDER =
            Comparator.comparing(Entity::kind).thenComparing(Entity::name);

    /** By whose rights this acts, as what may have been changed before: a user's, a role's or a function's. */
    Optional<Entity> rights() {
        return switch (kind) {
            case PRINCIPAL -> rights(USER, "user");
            case SESSION -> rights(SESSION, "function");
            case ROLE -> Optional.of(new Entity(EntityKind.CHANGED, "role " + name));
            default -> Optional.empty();
        };
    }

    private Optional<Entity> rights(Pattern arn, String of) {
        Matcher matcher = arn.matcher(name);
        return matcher.matches() ? Optional.of(changed(matcher.group(1), of, matcher.group(2))) : Optional.empty();
    }

    @Override
    public int compareTo(Entity other) {
        return ORDER.compare(this, other);
    }

    /** A user, role or function as what was changed; the kind is {@code user}, {@code role} or {@code function}. */
    static Entity changed(String account, String kind, String name) {
        return new Entity(EntityKind.CHANGED, kind + " " + account + "/" + name);
    }

    /** For example {@code access key AKIAIOSFODNN7EXAMPLE}. */
    @Override
    public String toString() {
        return kind.word() + " " + name;
    }
}
