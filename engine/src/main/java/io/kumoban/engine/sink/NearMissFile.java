package io.kumoban.engine.sink;

import io.kumoban.engine.finding.EvidenceJson;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.shard.DetectorAccount.NearMiss;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How near each silent detector came to a finding, one JSON line each: what {@code detectors why} reads. */
public final class NearMissFile {
    private NearMissFile() {}

    public static void write(Path target, List<NearMiss> nearMisses) {
        JsonLines.write(target, lines -> nearMisses.forEach(nearMiss -> lines.accept(document(nearMiss))));
    }

    private static ObjectNode document(NearMiss nearMiss) {
        ObjectNode line = Json.object();
        line.put("detector", nearMiss.detector());
        line.put("parameter", nearMiss.parameter());
        Json.putNumber(line, "observed", nearMiss.observed());
        Json.putNumber(line, "threshold", nearMiss.threshold());
        line.set("event", EvidenceJson.event(nearMiss.event()));
        line.set("locator", EvidenceJson.locator(nearMiss.event()));
        return line;
    }
}
