package io.kumoban.detectors.sigma.rule;

import java.util.Map;

/**
 * The logs that a rule is about; what it does not say is empty.
 *
 * @param custom further keys
 */
public record LogSource(
        String category, String product, String service, String definition, Map<String, String> custom) {
    /** Says nothing. */
    public static final LogSource ANY = new LogSource("", "", "", "", Map.of());

    public LogSource {
        custom = Map.copyOf(custom);
    }

    /** Whether all that this one says, another says too: whether a filter for this is one for that. */
    public boolean covers(LogSource other) {
        return covers(category, other.category) && covers(product, other.product) && covers(service, other.service);
    }

    private static boolean covers(String mine, String other) {
        return mine.isEmpty() || mine.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, "category", category);
        append(text, "product", product);
        append(text, "service", service);
        return text.isEmpty() ? "no log source" : text.toString();
    }

    private static void append(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append(key).append(' ').append(value);
        }
    }
}
