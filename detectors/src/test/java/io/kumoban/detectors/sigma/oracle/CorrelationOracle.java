package io.kumoban.detectors.sigma.oracle;

import io.kumoban.detectors.sigma.event.EventValue;
import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.CorrelationRule.Reference;
import io.kumoban.detectors.sigma.rule.CorrelationType;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every moment at which a correlation holds, worked out from all events at once. For every event of one of its rules the
 * events of the same group within the timespan before it, itself included, are looked at afresh. Conditions that further
 * events can undo are judged when a window closes instead: it opens with an event of its group when none is open, and all
 * that happens up to a timespan later belongs to it.
 */
public final class CorrelationOracle {
    private static final long DAY = 86_400_000;

    private final List<Timed> events;

    /**
     * Events in the order of their times.
     *
     * @param events which no two share a place of the list
     */
    public CorrelationOracle(List<Timed> events) {
        this.events = List.copyOf(events);
    }

    /**
     * An event and its time.
     *
     * @param millis since 1970
     */
    public record Timed(long millis, EventView event) {}

    /**
     * A moment at which a rule holds. Windows that close at one time are one instant, after all events of that time.
     *
     * @param event  the number of the event that completes it, or the last before the window closes
     * @param closes whether a window closes
     */
    public record Match(int event, long millis, boolean closes) {
        boolean isBefore(Match other) {
            if (millis != other.millis) {
                return millis < other.millis;
            }
            return closes != other.closes ? other.closes : !closes && event < other.event;
        }

        boolean isTogetherWith(Match other) {
            return !isBefore(other) && !other.isBefore(this);
        }
    }

    /** A match of one of a correlation's rules, with its group. */
    private record Part(Match match, int reference, List<String> group) {
        int event() {
            return match.event();
        }

        long millis() {
            return match.millis();
        }
    }

    /** The matches of a rule in the order of the events. */
    public List<Match> matches(MatchingRule rule) {
        return switch (rule) {
            case SigmaRule single -> matches(single);
            case CorrelationRule correlation -> matches(correlation);
        };
    }

    private List<Match> matches(SigmaRule rule) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (Oracle.holds(rule.predicate(), events.get(i).event())) {
                matches.add(new Match(i, events.get(i).millis(), false));
            }
        }
        return matches;
    }

    private List<Match> matches(CorrelationRule rule) {
        List<Part> parts = parts(rule);
        Set<Match> matches = new LinkedHashSet<>();
        for (List<String> group : parts.stream().map(Part::group).distinct().toList()) {
            List<Part> own =
                    parts.stream().filter(part -> part.group().equals(group)).toList();
            matches.addAll(isJudgedAtEnd(rule.condition()) ? atEnds(rule, own) : atMoments(rule, own));
        }
        return matches.stream().sorted(CorrelationOracle::compare).toList();
    }

    private static int compare(Match left, Match right) {
        if (left.isBefore(right)) {
            return -1;
        }
        return right.isBefore(left) ? 1 : Integer.compare(left.event(), right.event());
    }

    private static boolean isJudgedAtEnd(CorrelationCondition condition) {
        return switch (condition) {
            case CorrelationCondition.Threshold threshold ->
                threshold.bounds().stream()
                        .anyMatch(
                                bound -> !Set.of(Comparison.GT, Comparison.GTE).contains(bound.comparison()));
            case CorrelationCondition.Expression expression -> expression.text().matches("(?is).*\\bnot\\b.*");
            case CorrelationCondition.FirstSeen firstSeen -> false;
        };
    }

    private List<Match> atEnds(CorrelationRule rule, List<Part> own) {
        List<Match> matches = new ArrayList<>();
        int opening = 0;
        while (opening < own.size()) {
            long end = own.get(opening).millis() + rule.timespan().toMillis();
            int next = opening;
            while (next < own.size() && own.get(next).millis() <= end) {
                next++;
            }
            List<Part> window = own.subList(opening, next);
            if (holds(rule, window)) {
                matches.add(new Match(window.getLast().event(), end, true));
            }
            opening = next;
        }
        return matches;
    }

    private List<Match> atMoments(CorrelationRule rule, List<Part> own) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Part last = own.get(i);
            if (i + 1 < own.size() && own.get(i + 1).match().isTogetherWith(last.match())) {
                continue;
            }
            List<Part> before = own.subList(0, i + 1);
            boolean holds = rule.condition() instanceof CorrelationCondition.FirstSeen firstSeen
                    ? isNew(rule, firstSeen, before)
                    : holds(
                            rule,
                            before.stream()
                                    .filter(part -> last.millis() - part.millis()
                                            <= rule.timespan().toMillis())
                                    .toList());
            if (holds) {
                matches.add(last.match());
            }
        }
        return matches;
    }

    /** Whether one of the parts of the last instant has a value that the group does not know. */
    private boolean isNew(CorrelationRule rule, CorrelationCondition.FirstSeen condition, List<Part> before) {
        boolean isNew = false;
        long since = 0;
        long lastDay = Long.MIN_VALUE;
        long days = rule.timespan().toDays();
        List<Part> known = new ArrayList<>();
        for (Part part : before) {
            List<String> values = valuesOf(rule, condition.fields(), part);
            if (values.size() < condition.fields().size()) {
                continue;
            }
            long day = Math.floorDiv(part.millis(), DAY);
            if (known.isEmpty() || lastDay < day - days) {
                since = part.millis();
            }
            lastDay = day;
            boolean fresh = known.stream()
                    .filter(earlier -> Math.floorDiv(earlier.millis(), DAY) >= day - days)
                    .noneMatch(earlier ->
                            valuesOf(rule, condition.fields(), earlier).equals(values));
            known.add(part);
            isNew |= fresh
                    && part.millis() - since >= condition.learn().toMillis()
                    && part.match().isTogetherWith(before.getLast().match());
        }
        return isNew;
    }

    /** Matches of all rules of a correlation; without a value of each group field a match belongs to no group. */
    private List<Part> parts(CorrelationRule rule) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < rule.rules().size(); i++) {
            Reference reference = rule.rules().get(i);
            for (Match match : matches(reference.rule())) {
                List<String> group = group(rule, reference, match.event());
                if (group != null) {
                    parts.add(new Part(match, i, group));
                }
            }
        }
        parts.sort((left, right) -> compare(left.match(), right.match()));
        return parts;
    }

    private @Nullable List<String> group(CorrelationRule rule, Reference reference, int event) {
        List<String> group = new ArrayList<>();
        for (String field : rule.groupBy(reference)) {
            String text = first(event, field);
            if (text == null) {
                return null;
            }
            group.add(text);
        }
        return group;
    }

    private @Nullable String first(int event, String field) {
        return events.get(event).event().values(field).stream()
                .filter(value -> !(value instanceof EventValue.Null))
                .map(CorrelationOracle::text)
                .findFirst()
                .orElse(null);
    }

    private static String text(EventValue value) {
        return switch (value) {
            case EventValue.Text text -> text.text();
            case EventValue.Num number -> number.text();
            case EventValue.Bool bool -> String.valueOf(bool.value());
            case EventValue.Structure object -> object.json();
            case EventValue.Null nothing -> "";
        };
    }

    private boolean holds(CorrelationRule rule, List<Part> window) {
        return switch (rule.condition()) {
            case CorrelationCondition.Expression expression ->
                holds(expression.condition(), rule, window)
                        && (rule.type() != CorrelationType.TEMPORAL_ORDERED || inOrder(window));
            case CorrelationCondition.FirstSeen firstSeen -> throw new AssertionError("looks beyond the window");
            case CorrelationCondition.Threshold threshold -> {
                BigDecimal number = number(rule, threshold, window);
                yield number != null && threshold.holds(number);
            }
        };
    }

    private static boolean holds(Condition condition, CorrelationRule rule, List<Part> window) {
        return switch (condition) {
            case Condition.And and -> and.parts().stream().allMatch(part -> holds(part, rule, window));
            case Condition.Or or -> or.parts().stream().anyMatch(part -> holds(part, rule, window));
            case Condition.Not not -> !holds(not.part(), rule, window);
            case Condition.Named named ->
                window.stream()
                        .anyMatch(part ->
                                rule.rules().get(part.reference()).text().equals(named.name()));
            case Condition.Of of -> throw new AssertionError("the reader refuses it");
        };
    }

    /** Whether each of the rules that hold at all can be given an event so that the events follow each other. */
    private static boolean inOrder(List<Part> window) {
        return longestChain(window)
                == window.stream().map(Part::reference).distinct().count();
    }

    private @Nullable BigDecimal number(
            CorrelationRule rule, CorrelationCondition.Threshold threshold, List<Part> window) {
        return switch (rule.type()) {
            case EVENT_COUNT ->
                BigDecimal.valueOf(window.stream().map(Part::match).distinct().count());
            case TEMPORAL ->
                BigDecimal.valueOf(
                        window.stream().map(Part::reference).distinct().count());
            case TEMPORAL_ORDERED -> BigDecimal.valueOf(longestChain(window));
            case VALUE_COUNT -> BigDecimal.valueOf(distinct(rule, threshold.fields(), window));
            case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN ->
                measured(rule, threshold, values(rule, threshold.fields().getFirst(), window));
            case FIRST_SEEN -> throw new AssertionError("has no number");
        };
    }

    /** How many of the rules, in their order, hold one after the other, each at a later event than the one before. */
    private static long longestChain(List<Part> window) {
        long longest = 0;
        long[] chains = new long[window.size()];
        for (int i = 0; i < window.size(); i++) {
            chains[i] = 1;
            for (int j = 0; j < i; j++) {
                if (window.get(j).reference() < window.get(i).reference()
                        && window.get(j).match().isBefore(window.get(i).match())) {
                    chains[i] = Math.max(chains[i], chains[j] + 1);
                }
            }
            longest = Math.max(longest, chains[i]);
        }
        return longest;
    }

    private long distinct(CorrelationRule rule, List<String> fields, List<Part> window) {
        Set<List<String>> seen = new HashSet<>();
        for (Part part : window) {
            List<String> values = valuesOf(rule, fields, part);
            if (values.size() == fields.size()) {
                seen.add(values);
            }
        }
        return seen.size();
    }

    /** The values of the fields that an event has. */
    private List<String> valuesOf(CorrelationRule rule, List<String> fields, Part part) {
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            String value = first(part.event(), rule.field(field, rule.rules().get(part.reference())));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private List<BigDecimal> values(CorrelationRule rule, String field, List<Part> window) {
        List<BigDecimal> values = new ArrayList<>();
        for (Part part : window) {
            String value = first(part.event(), rule.field(field, rule.rules().get(part.reference())));
            if (value != null && value.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
                values.add(new BigDecimal(value));
            }
        }
        values.sort(null);
        return values;
    }

    private static @Nullable BigDecimal measured(
            CorrelationRule rule, CorrelationCondition.Threshold threshold, List<BigDecimal> values) {
        if (values.isEmpty()) {
            return null;
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (rule.type()) {
            case VALUE_SUM -> sum;
            case VALUE_AVG -> sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
            case VALUE_MEDIAN -> median(values);
            default -> values.get(nearestRank(threshold.percentile(), values.size()));
        };
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO);
    }

    /** The nearest rank: the smallest value that at least so many of a hundred do not exceed. */
    private static int nearestRank(int percentile, int size) {
        return Math.max((percentile * size + 99) / 100 - 1, 0);
    }
}
