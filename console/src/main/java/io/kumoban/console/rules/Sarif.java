package io.kumoban.console.rules;

import io.kumoban.engine.json.Json;
import io.kumoban.engine.yaml.Place;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log of results in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS standard), which code hosts and
 * editors show beside the lines. Results are written in the order in which they are added, so equal input gives equal bytes.
 */
public final class Sarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final String version;
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final ArrayNode results;
    private final ObjectNode log = Json.object();

    /** An empty log of this version of the program. */
    public Sarif(String version) {
        this.version = version;
        results = log.arrayNode();
    }

    /**
     * Adds a kind of result; must come before results of it.
     *
     * @param meaning one sentence
     */
    public void kind(String id, String meaning) {
        rules.put(id, meaning);
    }

    /**
     * Adds a result.
     *
     * @param kind  id of its kind
     * @param level {@code error}, {@code warning} or {@code note}
     */
    public void add(String kind, String level, Place place, String message) {
        ObjectNode result = results.addObject();
        result.put("ruleId", kind);
        result.put("ruleIndex", rules.keySet().stream().toList().indexOf(kind));
        result.put("level", level);
        result.putObject("message").put("text", message);
        ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(place.file()));
        physical.putObject("region").put("startLine", place.line()).put("startColumn", place.column());
    }

    /** The whole document. */
    public ObjectNode document() {
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "kumoban");
        driver.put("version", version);
        ArrayNode kinds = driver.putArray("rules");
        rules.forEach((id, meaning) -> {
            ObjectNode kind = kinds.addObject();
            kind.put("id", id);
            kind.putObject("shortDescription").put("text", meaning);
        });
        run.put("columnKind", "unicodeCodePoints");
        run.set("results", results);
        return log;
    }

    /** A path as a URI reference (RFC 3986): slashes forward, all else that is not allowed in percent signs. */
    private static String uri(String file) {
        StringBuilder uri = new StringBuilder();
        for (byte b : file.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0)) {
                uri.append(c);
            } else {
                uri.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return uri.toString();
    }
}
