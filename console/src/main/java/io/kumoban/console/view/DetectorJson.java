package io.kumoban.console.view;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Parameter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The detectors as one JSON document: an array of objects, one a detector. */
public final class DetectorJson {
    private DetectorJson() {}

    public static String of(List<Detector<?, ?>> detectors) {
        JsonMapper mapper = JsonMapper.shared();
        ArrayNode array = mapper.createArrayNode();
        for (Detector<?, ?> detector : detectors) {
            add(array.addObject(), detector);
        }
        return array.toPrettyString();
    }

    private static void add(ObjectNode json, Detector<?, ?> detector) {
        About about = detector.about();
        json.put("id", about.id());
        ObjectNode types = json.putObject("types");
        about.types().forEach((type, severity) -> types.put(type, severity.name()));
        if (!about.insightType().isEmpty()) {
            json.put("insightType", about.insightType());
        }
        json.put("source", DetectorText.source(detector.interest()));
        json.put("tactic", about.tactic().name());
        ArrayNode techniques = json.putArray("techniques");
        about.techniques().forEach(techniques::add);
        json.put("title", about.title());
        json.put("what", about.what());
        json.put("normally", about.normally());
        json.put("thenCheck", about.thenCheck());
        json.put("mistakenFor", about.mistakenFor());
        json.put("learns", about.learns());
        json.put("optIn", about.isOptIn());
        ArrayNode lists = json.putArray("needsLists");
        detector.interest().lists().forEach(lists::add);
        json.put("needsPlaces", detector.interest().isLocating());
        ArrayNode parameters = json.putArray("parameters");
        for (Parameter parameter : about.parameters()) {
            ObjectNode one = parameters.addObject();
            one.put("name", parameter.name());
            one.put("default", parameter.standardText());
            one.put("unit", parameter.unit());
            one.put("reason", parameter.reason());
        }
    }
}
