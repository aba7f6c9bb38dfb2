package io.kumoban.detectors.sigma.pipeline;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a transformation or a condition. What is wrong is noted with its place and with whose key it is, and reads as
 * something harmless, so that the reading goes on.
 */
final class Params {
    private static final int LONGEST_EXPRESSION = 8192;

    private final Yaml.Mapping mapping;
    private final String what;
    private final Mistakes mistakes;
    private final Set<String> known = new LinkedHashSet<>();

    /** Keys of what a sentence calls so. */
    Params(Yaml.Mapping mapping, String what, Mistakes mistakes) {
        this.mapping = mapping;
        this.what = what;
        this.mistakes = mistakes;
    }

    Place place() {
        return mapping.place();
    }

    /** The same keys, called otherwise from now on. */
    Params called(String name) {
        Params params = new Params(mapping, name, mistakes);
        params.known.addAll(known);
        return params;
    }

    void mistake(Place place, String sentence) {
        mistakes.add(place, what + ": " + sentence);
    }

    Optional<Yaml> value(String key) {
        known.add(key);
        Yaml.Entry entry = mapping.entries().get(key);
        return entry == null ? Optional.empty() : Optional.of(entry.value());
    }

    private Optional<Yaml> required(String key) {
        Optional<Yaml> value = value(key);
        if (value.isEmpty()) {
            mistake(mapping.place(), "'" + key + "' is missing");
        }
        return value;
    }

    /** A text; empty when there is none. */
    String text(String key) {
        return value(key).map(value -> text(key, value)).orElse("");
    }

    String requiredText(String key) {
        return required(key).map(value -> text(key, value)).orElse("");
    }

    private String text(String key, Yaml value) {
        if (value instanceof Yaml.Text text) {
            return text.isNothing() ? "" : text.value();
        }
        mistake(value.place(), "'" + key + "' must be a text, not " + value.kind());
        return "";
    }

    /** A scalar; null when it is left out. */
    RuleValue requiredScalar(String key) {
        Optional<Yaml> value = required(key);
        if (value.isPresent() && value.get() instanceof Yaml.Text text) {
            return RuleValue.of(text);
        }
        value.ifPresent(other ->
                mistake(other.place(), "'" + key + "' must be a text, a number or a boolean, not " + other.kind()));
        return new RuleValue.Null();
    }

    /** The log source of the keys {@code category}, {@code product} and {@code service}, one of which must be there. */
    LogSource logSource() {
        LogSource source = new LogSource(text("category"), text("product"), text("service"), "", Map.of());
        if (source.category().isEmpty()
                && source.product().isEmpty()
                && source.service().isEmpty()) {
            mistake(mapping.place(), "none of 'category', 'product' and 'service' is there");
        }
        return source;
    }

    boolean flag(String key) {
        Optional<Yaml> value = value(key);
        String text =
                value.map(each -> text(key, each).toLowerCase(Locale.ROOT)).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            mistake(value.map(Yaml::place).orElse(mapping.place()), "'" + key + "' must be true or false");
        }
        return text.equals("true");
    }

    /** One of some words; the first when it is left out. */
    String word(String key, String... words) {
        Optional<Yaml> value = value(key);
        String text = value.map(each -> text(key, each)).orElse(words[0]);
        if (!List.of(words).contains(text)) {
            mistake(
                    value.map(Yaml::place).orElse(mapping.place()),
                    "'" + key + "' must be " + String.join(", ", words) + ", not '" + text + "'");
            return words[0];
        }
        return text;
    }

    /** One of some words, which must be there. */
    String requiredWord(String key, String... words) {
        required(key);
        return word(key, words);
    }

    /** A text or a list of texts; empty when it is left out. */
    List<String> texts(String key) {
        return value(key).map(value -> texts(key, value)).orElse(List.of());
    }

    List<String> requiredTexts(String key) {
        return required(key).map(value -> texts(key, value)).orElse(List.of());
    }

    private List<String> texts(String key, Yaml value) {
        return scalars(key, value).stream().map(Yaml.Text::value).toList();
    }

    /** A scalar or a list of scalars. */
    List<Yaml.Text> scalars(String key, Yaml value) {
        List<Yaml.Text> texts = new ArrayList<>();
        switch (value) {
            case Yaml.Text text -> texts.add(text);
            case Yaml.Sequence list -> {
                for (Yaml item : list.items()) {
                    if (item instanceof Yaml.Text text) {
                        texts.add(text);
                    } else {
                        mistake(item.place(), "an entry of '" + key + "' must be a text, not " + item.kind());
                    }
                }
            }
            case Yaml.Mapping other ->
                mistake(other.place(), "'" + key + "' must be a text or a list, not " + other.kind());
        }
        return texts;
    }

    /** Names, each with one text or several; without those that have nothing. */
    Map<String, List<String>> requiredMapping(String key) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        Optional<Yaml> value = required(key);
        if (value.isPresent() && value.get() instanceof Yaml.Mapping found) {
            found.entries().forEach((name, entry) -> {
                if (!(entry.value() instanceof Yaml.Text text && text.isNothing())) {
                    texts.put(name, texts(name, entry.value()));
                }
            });
        } else {
            value.ifPresent(other ->
                    mistake(other.place(), "'" + key + "' must be a mapping (name: value), not " + other.kind()));
        }
        return texts;
    }

    /** An expression. Those are searched for in linear time, so they cannot look around or back. */
    Pattern requiredExpression(String key) {
        return required(key)
                .map(value -> expression(key, text(key, value), value.place()))
                .orElse(Pattern.compile(""));
    }

    Pattern expression(String key, String text, Place place) {
        if (text.length() > LONGEST_EXPRESSION) {
            mistake(place, "the expression of '" + key + "' is longer than " + LONGEST_EXPRESSION + " characters");
            return Pattern.compile("");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException illegal) {
            mistake(
                    place,
                    "the expression of '" + key + "' cannot be used: " + illegal.getMessage()
                            + " (looking around and back is not possible here)");
            return Pattern.compile("");
        }
    }

    /** Notes every key that nobody asked for. */
    void done() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                mistakes.addUnknown(entry.place(), "key of " + what, key, known);
            }
        });
    }
}
