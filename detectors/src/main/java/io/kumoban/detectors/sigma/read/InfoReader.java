package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.Status;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a document says about itself. */
final class InfoReader {
    private static final Set<String> KNOWN = Set.of(
            "title",
            "id",
            "name",
            "related",
            "taxonomy",
            "status",
            "description",
            "license",
            "author",
            "references",
            "date",
            "modified",
            "logsource",
            "detection",
            "fields",
            "falsepositives",
            "level",
            "tags",
            "scope",
            "correlation",
            "filter",
            "generate",
            "action");
    private static final Set<String> RELATIONS = Set.of("derived", "obsolete", "merged", "renamed", "similar");
    private static final int LONGEST_TITLE = 256;

    private InfoReader() {}

    static RuleInfo read(Attributes document) {
        Problems problems = document.problems();
        String title = document.text("title");
        String id = document.text("id");
        String name = document.text("name");
        if (title.isEmpty()) {
            if (id.isEmpty() && name.isEmpty()) {
                problems.refuse(document.place(), "the rule has no title", "add 'title'");
            } else {
                problems.note(document.place(), "the rule has no title", "add 'title'");
            }
        } else if (title.length() > LONGEST_TITLE) {
            problems.note(
                    document.place("title"), "the title is longer than " + LONGEST_TITLE + " characters", "shorten it");
        }
        String taxonomy = document.text("taxonomy");
        Map<String, Yaml> custom = new LinkedHashMap<>();
        document.entries().forEach((key, entry) -> {
            if (!KNOWN.contains(key)) {
                custom.put(key, entry.value());
            }
        });
        return new RuleInfo(
                title,
                id,
                name,
                constant(document, "status", Status.class),
                constant(document, "level", Level.class),
                document.text("description"),
                String.join(", ", document.texts("author")),
                document.text("license"),
                document.text("date"),
                document.text("modified"),
                taxonomy.isEmpty() ? "sigma" : taxonomy,
                document.texts("references"),
                document.texts("tags"),
                document.texts("falsepositives"),
                document.texts("fields"),
                document.texts("scope"),
                related(document),
                custom);
    }

    private static <E extends Enum<E>> @Nullable E constant(Attributes document, String key, Class<E> type) {
        String text = document.text(key);
        if (text.isEmpty()) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        document.problems()
                .note(
                        document.place(key),
                        "unknown " + key + " '" + text + "'",
                        "write one of " + String.join(", ", names));
        return null;
    }

    private static List<RuleInfo.Related> related(Attributes document) {
        List<RuleInfo.Related> related = new ArrayList<>();
        Problems problems = document.problems();
        switch (document.value("related")) {
            case null -> {}
            case Yaml.Sequence list -> {
                for (Yaml item : list.items()) {
                    if (item instanceof Yaml.Mapping mapping) {
                        Attributes relation = Attributes.of(mapping, problems);
                        String type = relation.text("type");
                        if (!RELATIONS.contains(type)) {
                            problems.note(
                                    relation.place("type"),
                                    "unknown relation '" + type + "'",
                                    "write derived, obsolete, merged, renamed or similar");
                        }
                        related.add(new RuleInfo.Related(relation.text("id"), type));
                    } else {
                        problems.note(
                                item.place(),
                                "an entry of 'related' must be a mapping, not " + item.kind(),
                                "write '- id: ...' and 'type: ...'");
                    }
                }
            }
            case Yaml other ->
                problems.note(other.place(), "'related' must be a list, not " + other.kind(), "write '- id: ...'");
        }
        return related;
    }
}
