package io.kumoban.engine.group;

import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A group as its line in {@code groups.jsonl}. */
public final class GroupJson {
    private GroupJson() {}

    public static ObjectNode document(FindingGroup group) {
        ObjectNode document = Json.object();
        document.put("id", group.id());
        document.put("severity", group.severity().name());
        document.put("from", Json.time(group.from()));
        document.put("to", Json.time(group.to()));
        ArrayNode tactics = document.putArray("tactics");
        group.tactics().stream().map(Tactic::word).forEach(tactics::add);
        ArrayNode findings = document.putArray("findings");
        for (GroupedFinding finding : group.findings()) {
            ObjectNode one = findings.addObject();
            one.put("id", finding.id());
            one.put("time", Json.time(finding.firstSeen()));
            one.put("type", finding.type());
            one.put("severity", finding.severity().name());
            one.put("resource", finding.resource());
        }
        ArrayNode entities = document.putArray("entities");
        for (Entity entity : group.entities()) {
            ObjectNode one = entities.addObject();
            one.put("kind", entity.kind().word());
            one.put("name", entity.name());
            one.put(
                    "findings",
                    group.findings().stream()
                            .filter(finding -> finding.names(entity))
                            .count());
        }
        ArrayNode edges = document.putArray("edges");
        for (FindingGroup.Edge edge : group.edges()) {
            ObjectNode one = edges.addObject();
            one.put("finding", edge.finding());
            one.put("kind", edge.entity().kind().word());
            one.put("name", edge.entity().name());
        }
        document.put("summary", group.summary());
        return document;
    }
}
