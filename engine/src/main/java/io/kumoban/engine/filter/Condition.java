package io.kumoban.engine.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.LongPredicate;
import tools.jackson.databind.JsonNode;

/** What a filter asks of one field; {@link Operator} has the meanings. */
sealed interface Condition {
    /** Whether it holds for the values that a finding has in the field, none of them when it lacks it. */
    boolean holds(List<JsonNode> values);

    /** One of the values is one of these texts; or none is, when it is negated. */
    record Equal(List<String> texts, boolean negated) implements Condition {
        public Equal {
            texts = List.copyOf(texts);
        }

        @Override
        public boolean holds(List<JsonNode> values) {
            return values.stream().anyMatch(value -> texts.stream().anyMatch(text -> same(value, text))) != negated;
        }

        private static boolean same(JsonNode value, String text) {
            return value.isNumber()
                    ? sameNumber(value, text)
                    : value.asString("").equals(text);
        }

        /** A filter names severities by their whole part: 8 stands for all from 8.0 to 8.9. */
        private static boolean sameNumber(JsonNode value, String text) {
            try {
                BigDecimal wanted = new BigDecimal(text);
                return wanted.compareTo(value.decimalValue()) == 0
                        || wanted.compareTo(BigDecimal.valueOf(whole(value))) == 0;
            } catch (NumberFormatException noNumber) {
                return false;
            }
        }
    }

    /** One of the values looks like one of these patterns; or none does, when it is negated. */
    record Matching(List<Wildcard> patterns, boolean negated) implements Condition {
        public Matching {
            patterns = List.copyOf(patterns);
        }

        @Override
        public boolean holds(List<JsonNode> values) {
            return values.stream().anyMatch(value -> patterns.stream().anyMatch(one -> one.matches(value.asString(""))))
                    != negated;
        }
    }

    /** One of the values is a number, or a time in milliseconds since 1970, within these bounds. */
    record Bounded(LongPredicate bound) implements Condition {
        @Override
        public boolean holds(List<JsonNode> values) {
            return values.stream().anyMatch(this::within);
        }

        private boolean within(JsonNode value) {
            if (value.isNumber()) {
                return bound.test(whole(value));
            }
            try {
                return bound.test(Instant.parse(value.asString("")).toEpochMilli());
            } catch (DateTimeParseException noTime) {
                return false;
            }
        }
    }

    private static long whole(JsonNode number) {
        return (long) Math.floor(number.doubleValue());
    }
}
