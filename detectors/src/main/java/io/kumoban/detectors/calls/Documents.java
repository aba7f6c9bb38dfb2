package io.kumoban.detectors.calls;

import io.kumoban.engine.event.Text;
import io.kumoban.engine.json.Json;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads the JSON documents that stand in the parameters of calls: policies, permissions, configurations. CloudTrail shows
 * a list of one thing as that thing, and some documents are cut short; neither is an error here.
 */
public final class Documents {
    private Documents() {}

    /** The document, or an empty object where there is none or it is no JSON. */
    public static JsonNode read(Text json) {
        try {
            return Json.read(json.isAbsent() ? "{}" : json.toString());
        } catch (JacksonException noJson) {
            return Json.object();
        }
    }

    /** A list, or the one thing that stands where a list could be. */
    public static Iterable<JsonNode> all(JsonNode node) {
        return node.isArray() ? node : node.isMissingNode() ? List.of() : List.of(node);
    }

    /** A parameter that is one plain text, as a list; empty when it is absent. */
    public static Iterable<JsonNode> one(Text text) {
        return text.isAbsent() ? List.of() : List.of(StringNode.valueOf(text.toString()));
    }
}
