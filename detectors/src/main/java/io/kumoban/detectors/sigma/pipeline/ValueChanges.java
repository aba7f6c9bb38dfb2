package io.kumoban.detectors.sigma.pipeline;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.pipeline.LineValues.Change;
import io.kumoban.detectors.sigma.pipeline.LineValues.Written;
import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The changes of values that pipelines know. What is no text is left alone by those that are about texts. */
final class ValueChanges {
    private static final int LONGEST = 1 << 16;

    private ValueChanges() {}

    /**
     * Replaces what an expression finds in a text or a number.
     *
     * @param replacement in the syntax of the expression's library
     * @param literally   only between wildcards, whose replacement brings no new ones unless {@code interpreted}
     */
    static Change replacing(Pattern pattern, String replacement, boolean literally, boolean interpreted) {
        return value -> {
            if (value instanceof ValueTest.NumberEquals number) {
                String text = number.number().toPlainString();
                String replaced = replaced(pattern, replacement, text);
                return List.of(
                        replaced.equals(text)
                                ? value
                                : Written.of(replaced, false).test());
            }
            Optional<Written> written = LineValues.written(value);
            if (written.isEmpty()) {
                return List.of(value);
            }
            boolean cased = written.get().cased();
            if (!literally) {
                String text = written.get().text();
                String replaced = replaced(pattern, replacement, text);
                return List.of(
                        replaced.equals(text)
                                ? value
                                : Written.of(replaced, cased).test());
            }
            List<WildcardPattern.Part> parts = new ArrayList<>();
            for (WildcardPattern.Part part : written.get().pattern().parts()) {
                if (part instanceof WildcardPattern.Literal(String text)) {
                    String replaced = replaced(pattern, replacement, text);
                    parts.addAll(
                            interpreted
                                    ? Written.of(replaced, cased).pattern().parts()
                                    : WildcardPattern.literal(replaced).parts());
                } else {
                    parts.add(part);
                }
            }
            return List.of(new WildcardPattern(parts).test(cased));
        };
    }

    private static String replaced(Pattern pattern, String replacement, String text) throws PipelineRefusal {
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(replaced, replacement);
            if (replaced.length() > LONGEST) {
                throw new PipelineRefusal(
                        "a replacement of the pipeline makes a text of more than " + LONGEST + " characters",
                        "make the replacement shorter");
            }
        }
        return matcher.appendTail(replaced).toString();
    }

    /** Other texts for whole texts. */
    static Change mapping(Map<String, List<String>> mapping) {
        return value -> {
            Optional<Written> written = LineValues.written(value);
            List<String> texts = written.map(text -> mapping.get(text.text())).orElse(null);
            return texts == null
                    ? List.of(value)
                    : texts.stream()
                            .map(text -> WildcardPattern.parse(text)
                                    .test(written.get().cased()))
                            .toList();
        };
    }

    /** One value for all. */
    static Change fixed(RuleValue value) {
        ValueTest test = switch (value) {
            case RuleValue.Text text -> WildcardPattern.parse(text.raw()).test(false);
            case RuleValue.Number number -> new ValueTest.NumberEquals(number.number());
            case RuleValue.Bool bool -> new ValueTest.BooleanEquals(bool.value());
            case RuleValue.Null nothing -> new ValueTest.IsNull();
        };
        return before -> List.of(test);
    }

    /** Numbers and booleans as texts. */
    static Change toText() {
        return value -> switch (value) {
            case ValueTest.NumberEquals(BigDecimal number) ->
                List.of(WildcardPattern.literal(number.toPlainString()).test(false));
            case ValueTest.BooleanEquals(boolean expected) ->
                List.of(WildcardPattern.literal(String.valueOf(expected)).test(false));
            default -> List.of(value);
        };
    }

    /** Texts as numbers. */
    static Change toNumber() {
        return value -> {
            Optional<Written> written = LineValues.written(value);
            if (written.isEmpty()) {
                return List.of(value);
            }
            if (written.get().pattern().isLiteral()
                    && RuleValue.of(written.get().pattern().literalText()) instanceof RuleValue.Number number) {
                return List.of(new ValueTest.NumberEquals(number.number()));
            }
            throw new PipelineRefusal(
                    "the pipeline wants a number of the text '" + written.get().text() + "'",
                    "leave its field out by a condition");
        };
    }

    /** How a text becomes an expression. */
    enum Letters {
        /** With its case. */
        PLAIN,
        /** In any case. */
        ANY_CASE
    }

    /** Texts as expressions for the same whole texts. */
    static Change toExpression(Letters letters) {
        return value -> {
            Optional<Written> written = LineValues.written(value);
            if (written.isEmpty() || value instanceof ValueTest.IsEmpty) {
                return List.of(value);
            }
            StringBuilder pattern = new StringBuilder("^");
            for (WildcardPattern.Part part : written.get().pattern().parts()) {
                switch (part) {
                    case WildcardPattern.Literal(String text) -> pattern.append(Pattern.quote(text));
                    case WildcardPattern.AnyOne one -> pattern.append('.');
                    case WildcardPattern.AnyRun run -> pattern.append(".*");
                }
            }
            Set<RegexFlag> flags = EnumSet.of(RegexFlag.DOT_ALL);
            if (letters == Letters.ANY_CASE) {
                flags.add(RegexFlag.IGNORE_CASE);
            }
            return List.of(new ValueTest.Regex(pattern.append('$').toString(), flags));
        };
    }

    /** The case of a text's letters. */
    enum Case {
        LOWER,
        UPPER,
        SNAKE_CASE;

        private String of(String text) {
            return switch (this) {
                case LOWER -> text.toLowerCase(Locale.ROOT);
                case UPPER -> text.toUpperCase(Locale.ROOT);
                case SNAKE_CASE -> text.replaceAll("(?<!^)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
            };
        }
    }

    /** Texts in another case. */
    static Change toCase(Case chosen) {
        return value -> {
            Optional<Written> written = LineValues.written(value);
            if (written.isEmpty()) {
                return List.of(value);
            }
            List<WildcardPattern.Part> parts = new ArrayList<>();
            for (WildcardPattern.Part part : written.get().pattern().parts()) {
                parts.add(
                        part instanceof WildcardPattern.Literal(String text)
                                ? new WildcardPattern.Literal(chosen.of(text))
                                : part);
            }
            return List.of(new WildcardPattern(parts).test(written.get().cased()));
        };
    }
}
