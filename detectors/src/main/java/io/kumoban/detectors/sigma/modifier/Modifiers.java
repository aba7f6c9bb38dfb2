package io.kumoban.detectors.sigma.modifier;

import io.kumoban.detectors.sigma.modifier.Draft.Patterned;
import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.Network;
import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.TimeUnit;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.ValueTest.FieldReference;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What each modifier makes of one value; {@code all} and {@code neq}, which are about all values, are not here. */
final class Modifiers {
    /** How one modifier changes a draft; several results are alternatives. */
    private interface Step {
        List<Draft> apply(Draft draft) throws IllegalModifier;
    }

    private final Placeholders placeholders;
    private final Map<String, Step> steps;

    Modifiers(Placeholders placeholders) {
        this.placeholders = placeholders;
        steps = Map.ofEntries(
                Map.entry("contains", draft -> List.of(placed(draft, "contains", FieldReference.Part.ANYWHERE))),
                Map.entry("startswith", draft -> List.of(placed(draft, "startswith", FieldReference.Part.START))),
                Map.entry("endswith", draft -> List.of(placed(draft, "endswith", FieldReference.Part.END))),
                Map.entry("cased", draft -> List.of(cased(draft))),
                Map.entry("windash", draft -> WindowsDashes.variants(text(draft, "windash"))),
                Map.entry("base64", draft -> List.of(Encodings.base64(text(draft, "base64")))),
                Map.entry("base64offset", draft -> Encodings.base64AtAnyOffset(text(draft, "base64offset"))),
                Map.entry("wide", draft -> littleEndian(draft, "wide", false)),
                Map.entry("utf16le", draft -> littleEndian(draft, "utf16le", false)),
                Map.entry("utf16", draft -> littleEndian(draft, "utf16", true)),
                Map.entry(
                        "utf16be",
                        draft -> List.of(Encodings.utf16(text(draft, "utf16be"), StandardCharsets.UTF_16BE, false))),
                Map.entry("re", draft -> List.of(new Draft.Expression(Expressions.of(unmodified(draft, "re"))))),
                Map.entry("i", draft -> List.of(flagged(draft, "i", RegexFlag.IGNORE_CASE))),
                Map.entry("ignorecase", draft -> List.of(flagged(draft, "ignorecase", RegexFlag.IGNORE_CASE))),
                Map.entry("m", draft -> List.of(flagged(draft, "m", RegexFlag.MULTI_LINE))),
                Map.entry("multiline", draft -> List.of(flagged(draft, "multiline", RegexFlag.MULTI_LINE))),
                Map.entry("s", draft -> List.of(flagged(draft, "s", RegexFlag.DOT_ALL))),
                Map.entry("dotall", draft -> List.of(flagged(draft, "dotall", RegexFlag.DOT_ALL))),
                Map.entry("cidr", draft -> List.of(network(draft))),
                Map.entry("exists", draft -> List.of(existence(draft))),
                Map.entry("fieldref", draft -> List.of(reference(draft))),
                Map.entry("expand", this::expanded),
                Map.entry("lt", draft -> List.of(compared(draft, Comparison.LT))),
                Map.entry("lte", draft -> List.of(compared(draft, Comparison.LTE))),
                Map.entry("gt", draft -> List.of(compared(draft, Comparison.GT))),
                Map.entry("gte", draft -> List.of(compared(draft, Comparison.GTE))),
                Map.entry("minute", draft -> List.of(timed(draft, TimeUnit.MINUTE))),
                Map.entry("hour", draft -> List.of(timed(draft, TimeUnit.HOUR))),
                Map.entry("day", draft -> List.of(timed(draft, TimeUnit.DAY))),
                Map.entry("week", draft -> List.of(timed(draft, TimeUnit.WEEK))),
                Map.entry("month", draft -> List.of(timed(draft, TimeUnit.MONTH))),
                Map.entry("year", draft -> List.of(timed(draft, TimeUnit.YEAR))));
    }

    /** The names of all modifiers of one value. */
    Set<String> names() {
        return steps.keySet();
    }

    /** Applies a modifier to each of the alternatives that a value has become. */
    List<Draft> apply(String name, List<Draft> alternatives) throws IllegalModifier {
        Step step = Objects.requireNonNull(steps.get(name), name);
        List<Draft> changed = new ArrayList<>();
        for (Draft draft : alternatives) {
            changed.addAll(step.apply(draft));
            if (changed.size() > Budget.MOST) {
                throw new IllegalModifier("a value comes to more than " + Budget.MOST + " tests", "split it");
            }
        }
        return changed;
    }

    private static Draft placed(Draft draft, String name, FieldReference.Part part) throws IllegalModifier {
        return switch (draft) {
            case Draft.Reference reference -> new Draft.Reference(reference.field(), part, reference.cased());
            case Draft.Expression expression ->
                new Draft.Expression(
                        switch (part) {
                            case START -> Expressions.atStart(expression.regex());
                            case END -> Expressions.atEnd(expression.regex());
                            default -> expression.regex();
                        });
            default -> {
                Patterned text = text(draft, name);
                WildcardPattern pattern = text.pattern();
                yield new Patterned(
                        switch (part) {
                            case START -> pattern.beforeAnything();
                            case END -> pattern.afterAnything();
                            default -> pattern.afterAnything().beforeAnything();
                        },
                        text.octets(),
                        text.cased());
            }
        };
    }

    private static Draft cased(Draft draft) throws IllegalModifier {
        if (draft instanceof Draft.Reference reference) {
            return new Draft.Reference(reference.field(), reference.part(), true);
        }
        Patterned text = text(draft, "cased");
        return new Patterned(text.pattern(), text.octets(), true);
    }

    private static List<Draft> littleEndian(Draft draft, String name, boolean withMark) throws IllegalModifier {
        return List.of(Encodings.utf16(text(draft, name), StandardCharsets.UTF_16LE, withMark));
    }

    private static Draft flagged(Draft draft, String name, RegexFlag flag) throws IllegalModifier {
        if (draft instanceof Draft.Expression expression) {
            return new Draft.Expression(Expressions.with(expression.regex(), flag));
        }
        throw new IllegalModifier("'" + name + "' is about regular expressions", "write it behind 're'");
    }

    private static Draft network(Draft draft) throws IllegalModifier {
        String raw = unmodified(draft, "cidr");
        return new Draft.Tested(new ValueTest.Cidr(Network.parse(raw)
                .orElseThrow(() -> new IllegalModifier(
                        "'" + shortened(raw) + "' is no network", "write it like 10.0.0.0/8 or 2001:db8::/32"))));
    }

    private static Draft existence(Draft draft) throws IllegalModifier {
        if (draft instanceof Draft.Bool bool) {
            return new Draft.Tested(new ValueTest.Exists(bool.value()));
        }
        if (draft instanceof Draft.Written written
                && written.raw().toLowerCase(Locale.ROOT).matches("true|false")) {
            return new Draft.Tested(new ValueTest.Exists(written.raw().equalsIgnoreCase("true")));
        }
        throw new IllegalModifier("'exists' wants true or false, and no modifier before it", "write true or false");
    }

    private static Draft reference(Draft draft) throws IllegalModifier {
        String raw = unmodified(draft, "fieldref");
        WildcardPattern name = WildcardPattern.parse(raw);
        if (!name.isLiteral() || name.parts().isEmpty()) {
            throw new IllegalModifier("'fieldref' wants the name of a field, without wildcards", "name the field");
        }
        return new Draft.Reference(name.literalText(), FieldReference.Part.WHOLE, false);
    }

    private List<Draft> expanded(Draft draft) throws IllegalModifier {
        return switch (draft) {
            case Draft.Written written ->
                placeholders.expand(written.raw()).stream()
                        .<Draft>map(Draft.Written::new)
                        .toList();
            case Draft.Expression expression -> {
                List<Draft> expressions = new ArrayList<>();
                for (String pattern : placeholders.expand(expression.regex().pattern())) {
                    expressions.add(new Draft.Expression(new ValueTest.Regex(
                            Expressions.of(pattern).pattern(),
                            expression.regex().flags())));
                }
                yield expressions;
            }
            case Patterned text -> {
                List<Draft> texts = new ArrayList<>();
                for (String raw : placeholders.expand(text.pattern().text())) {
                    texts.add(new Patterned(WildcardPattern.parse(raw), text.octets(), text.cased()));
                }
                yield texts;
            }
            default -> throw new IllegalModifier("'expand' is about texts", "write the value in quotes");
        };
    }

    private static Draft compared(Draft draft, Comparison comparison) throws IllegalModifier {
        if (draft instanceof Draft.Timed timed && timed.part().number() instanceof ValueTest.NumberEquals number) {
            return new Draft.Timed(
                    new ValueTest.TimePart(timed.part().unit(), new ValueTest.Compare(comparison, number.number())));
        }
        return new Draft.Tested(new ValueTest.Compare(comparison, number(draft, comparison.sigmaName())));
    }

    private static Draft timed(Draft draft, TimeUnit unit) throws IllegalModifier {
        String name = unit.name().toLowerCase(Locale.ROOT);
        ValueTest.OfNumber number =
                draft instanceof Draft.Tested tested && tested.test() instanceof ValueTest.Compare compare
                        ? compare
                        : new ValueTest.NumberEquals(number(draft, name));
        return new Draft.Timed(new ValueTest.TimePart(unit, number));
    }

    private static BigDecimal number(Draft draft, String name) throws IllegalModifier {
        if (draft instanceof Draft.Numeric numeric) {
            return numeric.number();
        }
        if (draft instanceof Draft.Written written && RuleValue.of(written.raw()) instanceof RuleValue.Number number) {
            return number.number();
        }
        throw new IllegalModifier("'" + name + "' wants a number", "write one");
    }

    /** The value as text with wildcards. */
    private static Patterned text(Draft draft, String name) throws IllegalModifier {
        return switch (draft) {
            case Draft.Written written -> new Patterned(WildcardPattern.parse(written.raw()), false, false);
            case Patterned patterned -> patterned;
            case Draft.Numeric numeric -> new Patterned(WildcardPattern.literal(numeric.raw()), false, false);
            case Draft.Bool bool -> new Patterned(WildcardPattern.literal(String.valueOf(bool.value())), false, false);
            default ->
                throw new IllegalModifier(
                        "'" + name + "' is about texts, which the value is not here",
                        "take the modifier away, or move it");
        };
    }

    /** The value as written, which no modifier but {@code expand} has touched. */
    private static String unmodified(Draft draft, String name) throws IllegalModifier {
        return switch (draft) {
            case Draft.Written written -> written.raw();
            case Draft.Numeric numeric -> numeric.raw();
            default ->
                throw new IllegalModifier(
                        "'" + name + "' wants a text that no other modifier has changed", "write it first");
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
