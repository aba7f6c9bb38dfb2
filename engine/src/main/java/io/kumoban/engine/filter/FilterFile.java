package io.kumoban.engine.filter;

import io.kumoban.engine.finding.FindingTypes;
import io.kumoban.engine.finding.Suppression;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of filters in the shape of GuardDuty's CreateFilter and GetFilter, as YAML or JSON:
 *
 * <pre>
 * filters:
 *   - name: our-scanner
 *     action: ARCHIVE
 *     rank: 1
 *     findingCriteria:
 *       criterion:
 *         type: {equals: ["Recon:EC2/Portscan"]}
 *         resource.instanceDetails.tags.value: {matches: ["scanner-*"]}
 * </pre>
 *
 * The key {@code filters} may be left out, and one filter may stand alone.
 */
public final class FilterFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,64}");
    private static final int LAST_RANK = 100;
    private static final String FILTERS = "filters";
    private static final String CRITERION = "criterion";

    private final Mistakes mistakes = new Mistakes();
    private final Shape shape = new Shape(mistakes);
    private final CriteriaReader criteria;
    private final Set<String> names = new HashSet<>();

    private FilterFile(Collection<String> types) {
        criteria = new CriteriaReader(mistakes, types);
    }

    /**
     * Reads filters that have a name and an action.
     *
     * @param ownTypes finding types beside those of the service that may be named
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake, its line and column, and what is allowed
     */
    public static List<FindingFilter> read(Path file, Collection<String> ownTypes) {
        FilterFile reader = new FilterFile(types(ownTypes));
        List<FindingFilter> filters = new ArrayList<>();
        for (Yaml filter : reader.filters(YamlReader.read(file))) {
            filters.add(reader.filter(filter));
        }
        reader.mistakes.refuse();
        return List.copyOf(filters);
    }

    /**
     * Reads what filters ask for, whether they have a name or not; a {@code criterion} may stand alone.
     *
     * @param ownTypes finding types beside those of the service that may be named
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake, its line and column, and what is allowed
     */
    public static List<Criteria> readCriteria(Path file, Collection<String> ownTypes) {
        FilterFile reader = new FilterFile(types(ownTypes));
        Yaml root = YamlReader.read(file);
        List<Criteria> read = new ArrayList<>();
        if (root instanceof Yaml.Mapping mapping && mapping.entries().containsKey(CRITERION)) {
            read.add(reader.findingCriteria(root));
        } else {
            reader.filters(root).forEach(filter -> read.add(new Draft().read(reader, filter)));
        }
        reader.mistakes.refuse();
        return List.copyOf(read);
    }

    /** All types that a filter may name: those of the service, retired ones too, and these. */
    static Set<String> types(Collection<String> own) {
        Set<String> types = new HashSet<>(FindingTypes.names());
        types.addAll(own);
        return types;
    }

    private List<Yaml> filters(Yaml root) {
        Yaml list = root;
        if (root instanceof Yaml.Mapping mapping && mapping.entries().containsKey(FILTERS)) {
            shape.keys(root, "the file", Map.of(FILTERS, unused -> {}));
            list = mapping.entries().get(FILTERS).value();
        }
        List<Yaml> filters = switch (list) {
            case Yaml.Sequence sequence -> sequence.items();
            case Yaml.Mapping one -> one.entries().isEmpty() ? List.of() : List.of(one);
            case Yaml.Text text -> {
                if (!text.isNothing()) {
                    mistakes.add(text.place(), "a list of filters belongs here, not " + text.kind());
                }
                yield List.of();
            }
        };
        if (filters.size() > Suppression.MOST_RULES) {
            mistakes.add(
                    list.place(),
                    "there are %d filters, and at most %d are allowed"
                            .formatted(filters.size(), Suppression.MOST_RULES));
        }
        return filters;
    }

    private FindingFilter filter(Yaml filter) {
        Draft draft = new Draft();
        Criteria read = draft.read(this, filter);
        if (!NAME.matcher(draft.name).matches()) {
            mistakes.add(
                    draft.namePlace == null ? filter.place() : draft.namePlace,
                    draft.namePlace == null
                            ? "the filter has no name; give it one of 3 to 64 letters, digits, dots, underscores and"
                                    + " hyphens"
                            : "a name has 3 to 64 letters, digits, dots, underscores and hyphens, unlike '" + draft.name
                                    + "'");
        } else if (!names.add(draft.name)) {
            mistakes.add(filter.place(), "the name '" + draft.name + "' is taken by a filter above");
        }
        if (draft.action.isEmpty()) {
            mistakes.add(
                    filter.place(), "the filter has no action; ARCHIVE puts what it finds aside, NOOP does nothing");
        }
        return new FindingFilter(draft.name, draft.action.equals("ARCHIVE"), draft.rank, read);
    }

    private Criteria findingCriteria(Yaml value) {
        List<Criteria> read = new ArrayList<>();
        shape.keys(value, "findingCriteria", Map.of(CRITERION, criterion -> read.add(criteria.read(criterion))));
        if (read.isEmpty()) {
            mistakes.add(value.place(), "findingCriteria has no criterion");
            return new Criteria(List.of());
        }
        return read.getFirst();
    }

    /** The parts of one filter while it is read. */
    private static final class Draft {
        private String name = "";
        private @Nullable Place namePlace;
        private String action = "";
        private int rank = LAST_RANK;
        private Criteria asked = new Criteria(List.of());
        private boolean hasCriteria;

        private Criteria read(FilterFile file, Yaml filter) {
            Map<String, Consumer<Yaml>> readers = new LinkedHashMap<>();
            readers.put("name", value -> {
                name = file.shape.text(value, "name");
                namePlace = value.place();
            });
            readers.put("description", value -> file.shape.text(value, "description"));
            readers.put("action", value -> action = file.action(value));
            readers.put("rank", value -> rank = file.rank(value));
            readers.put("findingCriteria", value -> {
                asked = file.findingCriteria(value);
                hasCriteria = true;
            });
            readers.put("tags", value -> file.shape.mapping(value, "tags"));
            file.shape.keys(filter, "a filter", readers);
            if (!hasCriteria) {
                file.mistakes.add(filter.place(), "the filter has no findingCriteria");
            }
            return asked;
        }
    }

    private String action(Yaml value) {
        String action = shape.text(value, "action");
        Set<String> allowed = Set.of("ARCHIVE", "NOOP");
        if (!allowed.contains(action)) {
            mistakes.addUnknown(value.place(), "action", action, allowed);
        }
        return action;
    }

    private int rank(Yaml value) {
        String text = shape.text(value, "rank");
        if (text.matches("[1-9][0-9]?|100")) {
            return Integer.parseInt(text);
        }
        mistakes.add(value.place(), "rank is a whole number from 1 to 100, not " + value.kind());
        return LAST_RANK;
    }
}
