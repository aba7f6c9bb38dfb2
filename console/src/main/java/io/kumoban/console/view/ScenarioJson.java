package io.kumoban.console.view;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.StepWords;
import io.kumoban.engine.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Scenarios as JSON documents. */
public final class ScenarioJson {
    private ScenarioJson() {}

    /** An array of objects, one a scenario. */
    public static JsonNode of(List<Scenario> scenarios) {
        return Json.array(scenarios.stream().map(ScenarioJson::of).toList());
    }

    /** One scenario with all its levels. */
    public static ObjectNode of(Scenario scenario) {
        ObjectNode json = Json.object();
        json.put("name", scenario.name());
        json.put("title", scenario.title());
        json.put("story", scenario.story());
        put(json, "techniques", scenario.techniques());
        json.put("historyDays", scenario.historyDays());
        json.put("withheld", scenario.withheld());
        ArrayNode levels = json.putArray("levels");
        for (Scenario.Level level : scenario.levels()) {
            ObjectNode one = levels.addObject();
            one.put("says", level.says());
            put(one, "expectedTypes", level.expected());
            put(one, "steps", StepWords.of(level.steps()));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, List<String> texts) {
        ArrayNode array = json.putArray(name);
        texts.forEach(array::add);
    }
}
