package io.kumoban.datasets.simulator.calls;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What every kind of actor does, read from {@code errands.txt}: a line is a group, a weight, and calls in their order. */
public final class Errands {
    private static final String FILE = "errands.txt";
    private static final String CONSOLE = ".console";
    private static final String PROGRAM = ".program";

    private static final ErrandGroup NONE = new ErrandGroup();

    private final ApiCatalogue catalogue;
    private final Map<String, ErrandGroup> groups = new LinkedHashMap<>();

    private Errands(ApiCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Reads the errands and the catalogue of APIs. */
    public static Errands read() {
        Errands errands = new Errands(ApiCatalogue.read());
        for (String line : ApiCatalogue.lines(FILE)) {
            List<String> words = List.of(line.split(" "));
            String group = words.getFirst().replace(CONSOLE, "").replace(PROGRAM, "");
            List<Api> calls = words.stream().skip(2).map(errands.catalogue::get).toList();
            errands.groups
                    .computeIfAbsent(group, unused -> new ErrandGroup())
                    .add(
                            Integer.parseInt(words.get(1)),
                            new Errand(calls, words.getFirst().endsWith(CONSOLE)));
        }
        return errands;
    }

    ErrandGroup group(String name) {
        ErrandGroup group = groups.get(name);
        if (group == null) {
            throw new IllegalArgumentException("there are no errands of " + name);
        }
        return group;
    }

    /** What those of a job do seldom; the weights are times a month and account. None for most jobs. */
    ErrandGroup rare(String job) {
        return groups.getOrDefault("rare." + job, NONE);
    }

    /** The groups whose names begin so. */
    Set<String> groups(String prefix) {
        return groups.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The services that act in their own names. */
    Set<String> services() {
        Set<String> names = groups("");
        names.removeIf(name -> name.startsWith("linked.") || !name.endsWith(".amazonaws.com"));
        return names;
    }

    ApiCatalogue catalogue() {
        return catalogue;
    }
}
