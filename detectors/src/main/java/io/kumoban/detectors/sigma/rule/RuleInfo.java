package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.yaml.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says about itself. Texts and lists that it leaves out are empty.
 *
 * @param id       a UUID by the specification; any text is taken
 * @param name     a second, readable name by which correlations can refer to it
 * @param taxonomy whose field names it uses; {@code sigma} when it does not say
 * @param date     as written
 * @param custom   attributes that the specification does not know
 */
public record RuleInfo(
        String title,
        String id,
        String name,
        @Nullable Status status,
        @Nullable Level level,
        String description,
        String author,
        String license,
        String date,
        String modified,
        String taxonomy,
        List<String> references,
        List<String> tags,
        List<String> falsePositives,
        List<String> fields,
        List<String> scope,
        List<Related> related,
        Map<String, Yaml> custom) {
    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");

    public RuleInfo {
        references = List.copyOf(references);
        tags = List.copyOf(tags);
        falsePositives = List.copyOf(falsePositives);
        fields = List.copyOf(fields);
        scope = List.copyOf(scope);
        related = List.copyOf(related);
        custom = Map.copyOf(custom);
    }

    /**
     * Another rule that this one has to do with.
     *
     * @param type {@code derived}, {@code obsolete}, {@code merged}, {@code renamed} or {@code similar}
     */
    public record Related(String id, String type) {}

    /** The ATT&CK techniques among the tags, such as {@code T1078.004}, each once. */
    public List<String> techniques() {
        return tags.stream()
                .map(tag -> TECHNIQUE.matcher(tag.toLowerCase(Locale.ROOT)))
                .filter(Matcher::matches)
                .map(tag -> tag.group(1).toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** What tells the rule from all others: its id, else its name, else its title. */
    public String key() {
        if (!id.isEmpty()) {
            return id;
        }
        return name.isEmpty() ? title : name;
    }

    /** Whether a reference means this rule: by id, name or title. */
    public boolean answersTo(String reference) {
        return !reference.isEmpty()
                && (reference.equalsIgnoreCase(id) || reference.equals(name) || reference.equals(title));
    }

    /** The same under another id and name. */
    public RuleInfo called(String newId, String newName) {
        return changed(newId, newName, level, fields, custom);
    }

    /** The same with another level. */
    public RuleInfo graded(Level newLevel) {
        return changed(id, name, newLevel, fields, custom);
    }

    /** The same with other fields and attributes of its own. */
    public RuleInfo with(List<String> newFields, Map<String, Yaml> newCustom) {
        return changed(id, name, level, newFields, newCustom);
    }

    private RuleInfo changed(
            String newId,
            String newName,
            @Nullable Level newLevel,
            List<String> newFields,
            Map<String, Yaml> newCustom) {
        return new RuleInfo(
                title,
                newId,
                newName,
                status,
                newLevel,
                description,
                author,
                license,
                date,
                modified,
                taxonomy,
                references,
                tags,
                falsePositives,
                newFields,
                scope,
                related,
                newCustom);
    }

    /** What something that has nothing but a title says of itself. */
    public static RuleInfo titled(String title) {
        return new RuleInfo(
                title, "", "", null, null, "", "", "", "", "", "sigma", List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), Map.of());
    }
}
