package io.kumoban.detectors.sigma.modifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the user says that placeholders such as {@code %Servers%} stand for. Names are compared without case. */
public final class Placeholders {
    /** None is known. */
    public static final Placeholders NONE = new Placeholders(Map.of());

    private static final int MOST_VALUES = 10_000;
    private static final Pattern NAME = Pattern.compile("\\\\%|%([\\w.-]{1,100})%");

    private final Map<String, List<String>> values;
    private final Function<String, Optional<List<String>>> others;

    /** For each name, without percent signs, its values as a rule would give them, wildcards and all. */
    public Placeholders(Map<String, List<String>> values) {
        this(values, name -> Optional.empty());
    }

    private Placeholders(Map<String, List<String>> values, Function<String, Optional<List<String>>> others) {
        this.values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, meant) -> this.values.put(name, List.copyOf(meant)));
        this.others = others;
    }

    /** The same, with values for names that nothing is known of. */
    public Placeholders orElse(Function<String, Optional<List<String>>> unknown) {
        return new Placeholders(values, unknown);
    }

    /**
     * A text with every placeholder replaced by each of its values; an escaped percent sign becomes a plain one.
     *
     * @throws IllegalModifier when a placeholder has no values, or there are too many
     */
    List<String> expand(String raw) throws IllegalModifier {
        Matcher matcher = NAME.matcher(raw);
        List<String> texts = List.of("");
        int from = 0;
        while (matcher.find()) {
            String before = raw.substring(from, matcher.start());
            texts = appended(texts, before, matcher.group(1) == null ? List.of("%") : values(matcher.group(1)));
            from = matcher.end();
        }
        return appended(texts, raw.substring(from), List.of(""));
    }

    private List<String> values(String name) throws IllegalModifier {
        List<String> own = values.get(name);
        List<String> meant = own == null ? others.apply(name).orElse(null) : own;
        if (meant == null || meant.isEmpty()) {
            throw new IllegalModifier(
                    "nothing is known of the placeholder %" + name + "%",
                    "give its values in the file of placeholders");
        }
        return meant;
    }

    private static List<String> appended(List<String> texts, String between, List<String> ends) throws IllegalModifier {
        if ((long) texts.size() * ends.size() > MOST_VALUES) {
            throw new IllegalModifier(
                    "the placeholders come to more than " + MOST_VALUES + " values", "give them fewer values");
        }
        List<String> longer = new ArrayList<>(texts.size() * ends.size());
        for (String text : texts) {
            for (String end : ends) {
                longer.add(text + between + end);
            }
        }
        return longer;
    }
}
