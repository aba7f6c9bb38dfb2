package io.kumoban.detectors.sigma.oracle;

import io.kumoban.detectors.sigma.event.EventValue;
import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.rule.Network;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a predicate holds for an event, worked out as plainly as can be, whatever the time it takes. */
public final class Oracle {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][-+]?\\d{1,4})?");

    private Oracle() {}

    public static boolean holds(Predicate predicate, EventView event) {
        return switch (predicate) {
            case Predicate.AllOf all -> all.parts().stream().allMatch(part -> holds(part, event));
            case Predicate.AnyOf any -> any.parts().stream().anyMatch(part -> holds(part, event));
            case Predicate.AtLeast some ->
                some.parts().stream().filter(part -> holds(part, event)).count() >= some.count();
            case Predicate.Not not -> !holds(not.part(), event);
            case Predicate.FieldTest test -> holds(test, event);
            case Predicate.KeywordTest keyword ->
                event.keywords().stream().anyMatch(text -> passes(keyword.test(), new EventValue.Text(text)));
        };
    }

    private static boolean holds(Predicate.FieldTest test, EventView event) {
        List<EventValue> values = event.values(test.field());
        return switch (test.test()) {
            case ValueTest.Exists exists -> event.has(test.field()) == exists.expected();
            case ValueTest.IsNull isNull -> values.stream().allMatch(EventValue.Null.class::isInstance);
            case ValueTest.FieldReference reference ->
                values.stream()
                        .anyMatch(value -> event.values(reference.field()).stream()
                                .anyMatch(other -> agrees(reference, value, other)));
            default -> values.stream().anyMatch(value -> passes(test.test(), value));
        };
    }

    private static boolean passes(ValueTest test, EventValue value) {
        return switch (test) {
            case ValueTest.OfText ofText ->
                text(value).filter(text -> passesText(ofText, text)).isPresent();
            case ValueTest.OfNumber ofNumber ->
                number(value).filter(number -> passesNumber(ofNumber, number)).isPresent();
            case ValueTest.IsEmpty empty -> value.equals(new EventValue.Text(""));
            case ValueTest.BooleanEquals bool ->
                !(value instanceof EventValue.Structure)
                        && text(value)
                                .filter(String.valueOf(bool.expected())::equalsIgnoreCase)
                                .isPresent();
            case ValueTest.Cidr cidr ->
                value instanceof EventValue.Text text
                        && Network.parse(text.text())
                                .filter(cidr.network()::contains)
                                .isPresent();
            case ValueTest.TimePart part ->
                time(value)
                        .filter(time -> passesNumber(part.number(), BigDecimal.valueOf(partOf(part, time))))
                        .isPresent();
            case ValueTest.Exists exists -> throw new AssertionError("a test of the field");
            case ValueTest.IsNull isNull -> throw new AssertionError("a test of the field");
            case ValueTest.FieldReference reference -> throw new AssertionError("a test of the field");
        };
    }

    private static boolean passesText(ValueTest.OfText test, String text) {
        return switch (test) {
            case ValueTest.Equals equals -> folded(text, equals.cased()).equals(folded(equals.text(), equals.cased()));
            case ValueTest.StartsWith start ->
                folded(text, start.cased()).startsWith(folded(start.text(), start.cased()));
            case ValueTest.EndsWith end -> folded(text, end.cased()).endsWith(folded(end.text(), end.cased()));
            case ValueTest.Contains part -> folded(text, part.cased()).contains(folded(part.text(), part.cased()));
            case ValueTest.Wildcard wildcard ->
                fits(wildcard.pattern().parts(), folded(text, wildcard.cased()), wildcard.cased());
            case ValueTest.Regex regex -> pattern(regex).matcher(text).find();
        };
    }

    private static boolean fits(List<WildcardPattern.Part> parts, String text, boolean cased) {
        StringBuilder pattern = new StringBuilder();
        for (WildcardPattern.Part part : parts) {
            pattern.append(
                    switch (part) {
                        case WildcardPattern.Literal literal -> Pattern.quote(folded(literal.text(), cased));
                        case WildcardPattern.AnyOne one -> ".";
                        case WildcardPattern.AnyRun run -> ".*";
                    });
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    private static Pattern pattern(ValueTest.Regex regex) {
        int flags = Pattern.UNIX_LINES;
        for (RegexFlag flag : regex.flags()) {
            flags |= switch (flag) {
                case IGNORE_CASE -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case MULTI_LINE -> Pattern.MULTILINE;
                case DOT_ALL -> Pattern.DOTALL;
            };
        }
        return Pattern.compile(regex.pattern(), flags);
    }

    private static boolean passesNumber(ValueTest.OfNumber test, BigDecimal number) {
        return switch (test) {
            case ValueTest.NumberEquals equals -> number.compareTo(equals.number()) == 0;
            case ValueTest.Compare compare -> compare.comparison().holds(number.compareTo(compare.bound()));
        };
    }

    private static boolean agrees(ValueTest.FieldReference reference, EventValue value, EventValue other) {
        Optional<String> mine = text(value);
        Optional<String> others = text(other);
        if (mine.isEmpty() || others.isEmpty()) {
            return false;
        }
        String text = folded(mine.get(), reference.cased());
        String part = folded(others.get(), reference.cased());
        return switch (reference.part()) {
            case WHOLE -> text.equals(part);
            case START -> text.startsWith(part);
            case END -> text.endsWith(part);
            case ANYWHERE -> text.contains(part);
        };
    }

    private static Optional<String> text(EventValue value) {
        return switch (value) {
            case EventValue.Text text -> Optional.of(text.text());
            case EventValue.Num number -> Optional.of(number.text());
            case EventValue.Bool bool -> Optional.of(String.valueOf(bool.value()));
            case EventValue.Structure object -> Optional.of(object.json());
            case EventValue.Null nothing -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(EventValue value) {
        String text = switch (value) {
            case EventValue.Text string -> string.text();
            case EventValue.Num number -> number.text();
            default -> "";
        };
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<OffsetDateTime> time(EventValue value) {
        if (!(value instanceof EventValue.Text text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.text()).withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static long partOf(ValueTest.TimePart part, OffsetDateTime time) {
        return switch (part.unit()) {
            case MINUTE -> time.getMinute();
            case HOUR -> time.getHour();
            case DAY -> time.getDayOfMonth();
            case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> time.getMonthValue();
            case YEAR -> time.get(ChronoField.YEAR);
        };
    }

    /** Simple case folding; the two letters i of Turkish are alike to none. */
    private static String folded(String text, boolean cased) {
        if (cased) {
            return text;
        }
        StringBuilder folded = new StringBuilder();
        text.codePoints()
                .map(point ->
                        point == 0x130 || point == 0x131 ? point : Character.toLowerCase(Character.toUpperCase(point)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
