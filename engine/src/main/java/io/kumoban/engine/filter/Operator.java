package io.kumoban.engine.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The conditions of GuardDuty's {@code findingCriteria} (AWS page "Condition"), each by its name and its older name. */
enum Operator {
    EQUALS("equals", "eq"),
    NOT_EQUALS("notEquals", "neq"),
    MATCHES("matches", ""),
    NOT_MATCHES("notMatches", ""),
    GREATER_THAN("greaterThan", "gt"),
    GREATER_THAN_OR_EQUAL("greaterThanOrEqual", "gte"),
    LESS_THAN("lessThan", "lt"),
    LESS_THAN_OR_EQUAL("lessThanOrEqual", "lte");

    private static final int MOST_TEXTS = 50;
    private static final int MOST_PATTERNS = 5;
    private static final Map<String, Operator> BY_NAME = new TreeMap<>();

    static {
        for (Operator operator : values()) {
            BY_NAME.put(operator.wire, operator);
            if (!operator.old.isEmpty()) {
                BY_NAME.put(operator.old, operator);
            }
        }
    }

    private final String wire;
    private final String old;

    Operator(String wire, String old) {
        this.wire = wire;
        this.old = old;
    }

    static Optional<Operator> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All names, the older ones too. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    String wire() {
        return wire;
    }

    /** Whether it takes texts, and no number. */
    boolean takesTexts() {
        return ordinal() <= NOT_MATCHES.ordinal();
    }

    /** Whether its texts are patterns. */
    boolean takesPatterns() {
        return this == MATCHES || this == NOT_MATCHES;
    }

    /** How many texts it takes at most. */
    int mostTexts() {
        return takesPatterns() ? MOST_PATTERNS : MOST_TEXTS;
    }

    /** The condition for texts. */
    Condition of(List<String> texts) {
        return switch (this) {
            case EQUALS, NOT_EQUALS -> new Condition.Equal(texts, this == NOT_EQUALS);
            case MATCHES, NOT_MATCHES ->
                new Condition.Matching(texts.stream().map(Wildcard::new).toList(), this == NOT_MATCHES);
            default -> throw new IllegalArgumentException(wire + " takes a number");
        };
    }

    /** The condition for a number. */
    Condition of(long limit) {
        return switch (this) {
            case GREATER_THAN -> new Condition.Bounded(value -> value > limit);
            case GREATER_THAN_OR_EQUAL -> new Condition.Bounded(value -> value >= limit);
            case LESS_THAN -> new Condition.Bounded(value -> value < limit);
            case LESS_THAN_OR_EQUAL -> new Condition.Bounded(value -> value <= limit);
            default -> throw new IllegalArgumentException(wire + " takes texts");
        };
    }
}
