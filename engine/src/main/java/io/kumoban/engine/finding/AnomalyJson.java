package io.kumoban.engine.finding;

import io.kumoban.engine.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** An anomaly as {@code service.detection.anomaly} of GetFindings has it. */
final class AnomalyJson {
    private AnomalyJson() {}

    static ObjectNode of(Anomaly anomaly) {
        ObjectNode document = Json.object();
        ObjectNode profiles = document.putObject("profiles");
        for (Anomaly.Observation observation : anomaly.profiles()) {
            profiles.withObjectProperty(observation.scope().wire())
                    .withArrayProperty(observation.attribute())
                    .add(profile(observation));
        }
        ObjectNode behavior = document.putObject("unusual").putObject("behavior");
        for (Anomaly.Observation observation : anomaly.unusual()) {
            behavior.withObjectProperty(observation.scope().wire()).set(observation.attribute(), profile(observation));
        }
        return document;
    }

    private static ObjectNode profile(Anomaly.Observation observation) {
        ObjectNode profile = Json.object();
        profile.put("profileType", "FREQUENCY");
        profile.put("profileSubtype", observation.level().name());
        profile.putObject("observations").putArray("text").add(observation.text());
        return profile;
    }
}
