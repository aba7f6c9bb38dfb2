package io.kumoban.detectors.sigma.pipeline;

import com.google.re2j.Pattern;
import io.kumoban.detectors.sigma.modifier.RuleValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the transformations that put other values in place of a line's, type by type. */
final class ValueReader {
    private ValueReader() {}

    /** The transformation of a type; null when the type is unknown. */
    static @Nullable Transformation read(String type, Params params) {
        LineValues.Change change = switch (type) {
            case "replace_string" ->
                ValueChanges.replacing(
                        params.requiredExpression("regex"),
                        replacement(params),
                        params.flag("skip_special"),
                        params.flag("interpret_special"));
            case "map_string" -> ValueChanges.mapping(params.requiredMapping("mapping"));
            case "set_value" -> ValueChanges.fixed(forced(params));
            case "convert_type" ->
                params.requiredWord("target_type", "str", "num").equals("str")
                        ? ValueChanges.toText()
                        : ValueChanges.toNumber();
            case "regex" ->
                ValueChanges.toExpression(
                        params.word("method", "ignore_case_brackets", "ignore_case_flag", "plain")
                                        .equals("plain")
                                ? ValueChanges.Letters.PLAIN
                                : ValueChanges.Letters.ANY_CASE);
            case "case" ->
                ValueChanges.toCase(ValueChanges.Case.valueOf(
                        params.word("method", "lower", "upper", "snake_case").toUpperCase(Locale.ROOT)));
            default -> null;
        };
        return change == null ? null : new ValueChange(change);
    }

    private static String replacement(Params params) {
        String written = params.requiredText("replacement");
        try {
            String translated = PythonReplacement.translated(written);
            checkGroups(params, translated);
            return translated;
        } catch (IllegalArgumentException unknown) {
            params.mistake(params.place(), "'replacement' cannot be used: " + unknown.getMessage());
            return "";
        }
    }

    private static void checkGroups(Params params, String replacement) {
        try {
            Pattern probe = params.requiredExpression("regex");
            String groups = "(?:" + probe.pattern() + ")|";
            Pattern.compile(groups).matcher("").replaceFirst(replacement);
        } catch (RuntimeException illegal) {
            params.mistake(params.place(), "'replacement' names a group that 'regex' does not have");
        }
    }

    private static RuleValue forced(Params params) {
        RuleValue value = params.requiredScalar("value");
        String type = params.word("force_type", "", "str", "num");
        return switch (value) {
            case RuleValue.Number number when type.equals("str") -> new RuleValue.Text(number.raw());
            case RuleValue.Text text
            when type.equals("num") -> {
                RuleValue number = RuleValue.of(text.raw());
                if (!(number instanceof RuleValue.Number)) {
                    params.mistake(params.place(), "'value' must be a number, since 'force_type' is num");
                }
                yield number;
            }
            default -> value;
        };
    }
}
