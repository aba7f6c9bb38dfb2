package io.kumoban.engine.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Gathers what is wrong with a document, so that the user sees all of it at once. */
public final class Mistakes {
    private static final int MOST = 50;

    private final List<String> found = new ArrayList<>();

    public void add(Place place, String sentence) {
        if (found.size() < MOST) {
            found.add(place + ": " + sentence);
        } else if (found.size() == MOST) {
            found.add("There are more mistakes; mend these first.");
        }
    }

    /** A name that is none of those allowed; the nearest one is suggested. */
    public void addUnknown(Place place, String what, String name, Collection<String> allowed) {
        StringBuilder sentence = new StringBuilder("unknown " + what + " '" + name + "'");
        Nearest.to(name, allowed)
                .ifPresent(nearest ->
                        sentence.append("; did you mean '").append(nearest).append("'?"));
        if (allowed.size() <= 20) {
            sentence.append(sentence.charAt(sentence.length() - 1) == '?' ? " " : "; ")
                    .append("allowed: ")
                    .append(String.join(", ", new TreeSet<>(allowed)));
        }
        add(place, sentence.toString());
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigurationError when there is any mistake
     */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new ConfigurationError(found);
        }
    }
}
