package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.Amount;
import io.kumoban.datasets.scenario.Template;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping, read by what they mean; whatever is not in order is noted as a mistake. */
final class Fields {
    private static final long LONGEST_SPAN = 30L * 86_400_000;

    private final Map<String, Yaml.Entry> entries;
    private final Place place;
    private final Scope scope;

    /** @param allowed the keys that the mapping may have */
    Fields(Yaml value, String what, Set<String> allowed, Scope scope) {
        this.entries = scope.shape().mapping(value, what);
        this.place = value.place();
        this.scope = scope;
        entries.forEach((key, entry) -> {
            if (!allowed.contains(key)) {
                scope.mistakes().addUnknown(entry.place(), "key of " + what, key, allowed);
            }
        });
    }

    /** Where a key stands, or the whole mapping where it has none. */
    Place place(String key) {
        Yaml.Entry entry = entries.get(key);
        return entry == null ? place : entry.place();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    @Nullable
    Yaml value(String key) {
        Yaml.Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    String text(String key, String otherwise) {
        Yaml value = value(key);
        return value == null ? otherwise : scope.shape().text(value, key);
    }

    /** The text with holes; null where there is none. */
    @Nullable
    Template template(String key) {
        Yaml value = value(key);
        return value == null ? null : scope.template(value, key);
    }

    /** The text with holes, which must be there. */
    Template required(String key) {
        Template template = template(key);
        if (template == null) {
            scope.mistakes().add(place, "'" + key + "' is missing here");
            return Template.of("");
        }
        return template;
    }

    Amount amount(String key, Amount otherwise) {
        return read(key, otherwise, Amount::parse);
    }

    /** A span of time in milliseconds; a bare 0 is one too. */
    long millis(String key, long otherwise) {
        return read(key, otherwise, text -> {
            long millis = text.equals("0") ? 0 : Spans.parse(text).toMillis();
            if (millis < 0 || millis > LONGEST_SPAN) {
                throw new IllegalArgumentException("a span may last from 0 to 30d");
            }
            return millis;
        });
    }

    /** A share from 0 to 1; {@code true} is all, {@code false} none. */
    double share(String key, double otherwise) {
        return read(key, otherwise, text -> {
            if (text.equals("true") || text.equals("false")) {
                return text.equals("true") ? 1.0 : 0.0;
            }
            double share = number(text);
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share lies from 0 to 1, '" + text + "' does not");
            }
            return share;
        });
    }

    boolean flag(String key, boolean otherwise) {
        return read(key, otherwise, text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException("write true or false, not '" + text + "'");
            }
            return text.equals("true");
        });
    }

    /** A whole number within bounds. */
    int whole(String key, int otherwise, int least, int most) {
        return read(key, otherwise, text -> {
            double number = number(text);
            if (number != Math.rint(number) || number < least || number > most) {
                throw new IllegalArgumentException("'" + text + "' is no whole number from " + least + " to " + most);
            }
            return (int) number;
        });
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("'" + text + "' is no number", none);
        }
    }

    private <T> T read(String key, T otherwise, Function<String, T> reader) {
        Yaml value = value(key);
        if (value == null) {
            return otherwise;
        }
        try {
            return reader.apply(scope.shape().text(value, key));
        } catch (IllegalArgumentException wrong) {
            scope.mistakes().add(value.place(), key + ": " + wrong.getMessage());
            return otherwise;
        }
    }
}
