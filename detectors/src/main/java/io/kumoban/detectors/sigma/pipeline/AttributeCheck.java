package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.Status;
import io.kumoban.engine.yaml.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what a rule says about itself, and what a pipeline has noted, with a value. */
final class AttributeCheck {
    private AttributeCheck() {}

    /** Whether an attribute of a rule stands so to a value; one that the rule does not have never does. */
    static boolean holds(RuleInfo info, String attribute, String op, RuleValue value) {
        Optional<List<String>> list = switch (attribute) {
            case "references" -> Optional.of(info.references());
            case "tags" -> Optional.of(info.tags());
            case "falsepositives" -> Optional.of(info.falsePositives());
            case "fields" -> Optional.of(info.fields());
            case "scope" -> Optional.of(info.scope());
            default ->
                custom(info, attribute) instanceof Yaml.Sequence texts
                        ? Optional.of(texts.items().stream()
                                .map(item -> item instanceof Yaml.Text text ? text.value() : "")
                                .toList())
                        : Optional.empty();
        };
        if (list.isPresent()) {
            boolean among = list.get().contains(text(value));
            return switch (op) {
                case "in" -> among;
                case "not_in" -> !among;
                default -> op.equals("ne");
            };
        }
        if (attribute.equals("level") || attribute.equals("status")) {
            return ordered(info, attribute, op, text(value));
        }
        return scalar(info, attribute).map(found -> compares(found, op, value)).orElse(false);
    }

    private static @Nullable Yaml custom(RuleInfo info, String attribute) {
        return info.custom().get(attribute);
    }

    private static Optional<RuleValue> scalar(RuleInfo info, String attribute) {
        String text = switch (attribute) {
            case "title" -> info.title();
            case "id" -> info.id();
            case "name" -> info.name();
            case "description" -> info.description();
            case "author" -> info.author();
            case "license" -> info.license();
            case "date" -> info.date();
            case "modified" -> info.modified();
            case "taxonomy" -> info.taxonomy();
            default -> "";
        };
        if (!text.isEmpty()) {
            return Optional.of(new RuleValue.Text(text));
        }
        return custom(info, attribute) instanceof Yaml.Text own ? Optional.of(RuleValue.of(own)) : Optional.empty();
    }

    private static boolean ordered(RuleInfo info, String attribute, String op, String asked) {
        try {
            if (attribute.equals("level")) {
                Level level = info.level();
                return level != null && holds(level.compareTo(Level.valueOf(asked.toUpperCase(Locale.ROOT))), op);
            }
            Status status = info.status();
            return status != null
                    && holds(Status.valueOf(asked.toUpperCase(Locale.ROOT)).compareTo(status), op);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** Whether a value stands so to another: numbers as numbers, all else as texts. */
    static boolean compares(RuleValue found, String op, RuleValue asked) {
        if (found instanceof RuleValue.Number left && asked instanceof RuleValue.Number right) {
            return holds(left.number().compareTo(right.number()), op);
        }
        return holds(text(found).compareTo(text(asked)), op);
    }

    private static boolean holds(int comparison, String op) {
        return switch (op) {
            case "eq", "in" -> comparison == 0;
            case "ne", "not_in" -> comparison != 0;
            case "gte" -> comparison >= 0;
            case "gt" -> comparison > 0;
            case "lte" -> comparison <= 0;
            case "lt" -> comparison < 0;
            default -> throw new IllegalStateException("'" + op + "' is no comparison");
        };
    }

    private static String text(RuleValue value) {
        return switch (value) {
            case RuleValue.Text text -> text.raw();
            case RuleValue.Number number -> number.raw();
            case RuleValue.Bool bool -> String.valueOf(bool.value());
            case RuleValue.Null nothing -> "";
        };
    }
}
