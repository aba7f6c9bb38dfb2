package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a scenario from its YAML file; docs/scenarios.md tells the language. */
public final class ScenarioFile {
    private static final Set<String> KEYS = Set.of(
            "name",
            "title",
            "story",
            "techniques",
            "history",
            "withheld",
            "stealth",
            "starts",
            "cast",
            "actor",
            "lists",
            "habits",
            "steps");
    private static final Set<String> LEVEL_KEYS = Set.of("says", "set", "expect");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)");
    private static final String WORKING_HOURS = "working-hours";
    private static final int MOST_LEVELS = 5;
    private static final int MOST_HISTORY = 60;

    private final Mistakes mistakes = new Mistakes();
    private final Scope scope = new Scope(mistakes, 0);
    private final Yaml root;
    private final Fields head;

    private ScenarioFile(Yaml root) {
        this.root = root;
        this.head = new Fields(root, "a scenario", KEYS, scope);
    }

    /**
     * Reads a file.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake and its place
     */
    public static Scenario read(Path file) {
        return new ScenarioFile(YamlReader.read(file)).scenario();
    }

    /**
     * Reads a text; {@code label} is what messages call it.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake and its place
     */
    public static Scenario read(String label, String text) {
        return new ScenarioFile(YamlReader.read(label, text)).scenario();
    }

    private Scenario scenario() {
        String name = head.text("name", "");
        if (!NAME.matcher(name).matches()) {
            mistakes.add(head.place("name"), "a scenario is named like 'leaked-access-key', not '" + name + "'");
        }
        for (String key : List.of("title", "story")) {
            if (head.text(key, "").isBlank()) {
                mistakes.add(head.place(key), "'" + key + "' is missing");
            }
        }
        List<String> techniques = texts(head.value("techniques"), "techniques", TECHNIQUE, "T1078.004");
        List<LevelHead> heads = levelHeads();
        mistakes.refuse();
        List<Scenario.Level> levels = new ArrayList<>();
        for (LevelHead level : heads) {
            levels.add(level(level, levels.size()));
            mistakes.refuse();
        }
        return new Scenario(
                name,
                head.text("title", ""),
                head.text("story", "").strip(),
                techniques,
                head.whole("history", Scenario.USUAL_HISTORY, 0, MOST_HISTORY),
                head.flag("withheld", false),
                levels);
    }

    private List<String> texts(@Nullable Yaml value, String what, Pattern form, String example) {
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Yaml.Text text : new Shape(mistakes).texts(value, what)) {
            if (form.matcher(text.value()).matches()) {
                texts.add(text.value());
            } else {
                mistakes.add(text.place(), "an entry of " + what + " is written like " + example);
            }
        }
        return texts;
    }

    /** What a level says of itself before its steps are read. */
    private record LevelHead(String says, List<String> expected, Map<String, Yaml> numbers) {}

    private List<LevelHead> levelHeads() {
        List<LevelHead> heads = new ArrayList<>();
        Yaml value = head.value("stealth");
        if (!(value instanceof Yaml.Sequence sequence)
                || sequence.items().isEmpty()
                || sequence.items().size() > MOST_LEVELS) {
            mistakes.add(head.place("stealth"), "'stealth' must be a list of one to five levels, the loudest first");
            return heads;
        }
        for (Yaml item : sequence.items()) {
            Fields fields = new Fields(item, "a level", LEVEL_KEYS, scope);
            Map<String, Yaml> numbers = new LinkedHashMap<>();
            Yaml set = fields.value("set");
            if (set != null) {
                scope.shape().mapping(set, "set").forEach((name, entry) -> numbers.put(name, entry.value()));
            }
            if (fields.text("says", "").isBlank()) {
                mistakes.add(fields.place("says"), "say in a sentence how careful the actor is: says: ...");
            }
            if (!heads.isEmpty()
                    && !numbers.keySet().equals(heads.getFirst().numbers().keySet())) {
                mistakes.add(
                        item.place(),
                        "every level sets the same numbers; the first one sets "
                                + String.join(", ", heads.getFirst().numbers().keySet()));
            }
            heads.add(new LevelHead(
                    fields.text("says", ""),
                    texts(fields.value("expect"), "expect", Pattern.compile("[^:]+:[^/]+/.+"), "Recon:EC2/Portscan"),
                    numbers));
        }
        return heads;
    }

    private Scenario.Level level(LevelHead level, int number) {
        Scope own = new Scope(mistakes, number);
        Fields fields = new Fields(new Variables(level.numbers(), mistakes).replaceIn(root), "a scenario", KEYS, own);
        Yaml cast = fields.value("cast");
        List<CastRole> roles = cast == null ? List.of() : new CastReader(own).read(cast);
        Actor actor = Actor.read(fields.value("actor"), own);
        StepReader reader = new StepReader(own, actor);
        Yaml habits = fields.value("habits");
        List<Step> usual = habits == null ? List.of() : reader.read(habits);
        Yaml steps = fields.value("steps");
        if (steps == null) {
            mistakes.add(head.place("steps"), "'steps' is missing");
        }
        List<Step> read = steps == null ? List.of() : reader.read(steps);
        return new Scenario.Level(
                level.says(), level.expected(), start(fields), roles, lists(fields, own), usual, read);
    }

    private Scenario.Start start(Fields fields) {
        String text = fields.text("starts", WORKING_HOURS);
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return new Scenario.Start.At(
                    Integer.parseInt(time.group(1)) * 3_600L + Integer.parseInt(time.group(2)) * 60L);
        }
        if (!text.equals(WORKING_HOURS)) {
            mistakes.add(fields.place("starts"), "write a time like 02:40, or working-hours, not '" + text + "'");
        }
        return new Scenario.Start.WithinWorkingHours();
    }

    private static List<Scenario.ListEntries> lists(Fields fields, Scope scope) {
        Yaml value = fields.value("lists");
        List<Scenario.ListEntries> lists = new ArrayList<>();
        if (value != null) {
            scope.shape()
                    .mapping(value, "lists")
                    .forEach((list, entry) -> lists.add(new Scenario.ListEntries(
                            list,
                            scope.shape().texts(entry.value(), list).stream()
                                    .map(Yaml.Text::value)
                                    .toList())));
        }
        return lists;
    }
}
