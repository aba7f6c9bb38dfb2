package io.kumoban.bench.cases;

import java.util.Set;

/** Which finding types are a right answer to a technique, from {@code accepted-types.csv}. */
public final class AcceptedTypes {
    private final NamedLists types = NamedLists.read("accepted-types.csv");

    /** The types that answer this technique; empty when none are written down. */
    public Set<String> of(String technique) {
        return types.of(technique);
    }

    public Set<String> techniques() {
        return types.names();
    }
}
