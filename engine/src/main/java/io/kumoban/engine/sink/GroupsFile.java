package io.kumoban.engine.sink;

import io.kumoban.engine.finding.FindingStore;
import io.kumoban.engine.group.GroupJson;
import io.kumoban.engine.group.GroupedFinding;
import io.kumoban.engine.group.Grouping;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.list.AddressSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The groups of a run's findings, one JSON line each, by time; archived findings are in none. */
final class GroupsFile {
    private GroupsFile() {}

    /** @param ignored addresses that tie no findings together */
    static void write(Path target, FindingStore store, AddressSet ignored) {
        List<GroupedFinding> findings = new ArrayList<>();
        store.forEachLine(line -> {
            JsonNode finding = Json.read(new String(line, StandardCharsets.UTF_8));
            boolean archived = finding.path("service").path("archived").asBoolean(false);
            if (!archived && findings.size() < Grouping.MOST_FINDINGS) {
                findings.add(GroupedFinding.of(finding, ignored));
            }
        });
        JsonLines.write(
                target, lines -> Grouping.of(findings).forEach(group -> lines.accept(GroupJson.document(group))));
    }
}
