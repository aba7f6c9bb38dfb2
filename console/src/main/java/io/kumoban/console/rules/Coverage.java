package io.kumoban.console.rules;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which ATT&amp;CK techniques rules say that they are about, beside those of the library of attacks.
 *
 * @param techniques by id, sorted
 */
public record Coverage(SortedMap<String, Technique> techniques) {
    /** The version of the layer's format, and of ATT&amp;CK Navigator that introduced it. */
    private static final String LAYER_FORMAT = "4.5";

    private static final String NAVIGATOR = "4.9.1";

    /**
     * A technique.
     *
     * @param rules     keys of those that have its tag
     * @param scenarios names of the attacks that use it
     */
    public record Technique(List<String> rules, List<String> scenarios) {
        private Technique() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Of rules that speak: those that only serve correlations are left out. */
    public static Coverage of(RuleSet rules, List<Scenario> scenarios) {
        SortedMap<String, Technique> techniques = new TreeMap<>();
        Set<String> silent = rules.silent();
        Stream.<MatchingRule>concat(rules.rules().stream(), rules.correlations().stream())
                .map(MatchingRule::info)
                .filter(info -> !silent.contains(info.key()))
                .forEach(info -> info.techniques()
                        .forEach(id -> techniques
                                .computeIfAbsent(id, unused -> new Technique())
                                .rules()
                                .add(info.key())));
        for (Scenario scenario : scenarios) {
            for (String id : scenario.techniques()) {
                techniques
                        .computeIfAbsent(id, unused -> new Technique())
                        .scenarios()
                        .add(scenario.name());
            }
        }
        return new Coverage(techniques);
    }

    /** Whether attacks of the library use a technique for which no rule has the very tag. */
    public boolean isGap(String id) {
        Technique technique = techniques.get(id);
        return technique != null && technique.rules().isEmpty();
    }

    /** Rules of the technique above, or of those below: they may see some of it. Sorted, each once. */
    public List<String> near(String id) {
        String parent = parent(id);
        return techniques.entrySet().stream()
                .filter(other -> !other.getKey().equals(id)
                        && (other.getKey().equals(parent)
                                || parent(other.getKey()).equals(id)))
                .flatMap(other -> other.getValue().rules().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static String parent(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? "" : id.substring(0, dot);
    }

    /** A layer for ATT&amp;CK Navigator: the score is the number of rules, 0 for a technique of an attack without one. */
    public ObjectNode navigator() {
        int most = techniques.values().stream()
                .mapToInt(technique -> technique.rules().size())
                .max()
                .orElse(0);
        ObjectNode layer = Json.object();
        layer.put("name", "Sigma rules");
        layer.putObject("versions").put("navigator", NAVIGATOR).put("layer", LAYER_FORMAT);
        layer.put("domain", "enterprise-attack");
        layer.put(
                "description",
                "How many rules have the tag of each technique; 0 where an attack of the library has none.");
        ArrayNode all = layer.putArray("techniques");
        techniques.forEach((id, technique) -> {
            ObjectNode one = all.addObject();
            one.put("techniqueID", id);
            one.put("score", technique.rules().size());
            one.put("comment", comment(technique));
            one.put("enabled", true);
        });
        ObjectNode gradient = layer.putObject("gradient");
        gradient.putArray("colors").add("#ff6666ff").add("#ffe766ff").add("#8ec843ff");
        gradient.put("minValue", 0);
        gradient.put("maxValue", Math.max(1, most));
        return layer;
    }

    private static String comment(Technique technique) {
        return "rules: " + (technique.rules().isEmpty() ? "none" : String.join(", ", technique.rules()))
                + "; attacks: "
                + (technique.scenarios().isEmpty() ? "none" : String.join(", ", technique.scenarios()));
    }
}
