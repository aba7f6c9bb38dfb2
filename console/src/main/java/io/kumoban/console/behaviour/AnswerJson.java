package io.kumoban.console.behaviour;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.FirstSeen;
import io.kumoban.engine.graph.query.Lineage;
import io.kumoban.engine.graph.query.Nearness;
import io.kumoban.engine.graph.query.Neighbours;
import io.kumoban.engine.graph.query.Node;
import io.kumoban.engine.graph.query.Paths;
import io.kumoban.engine.graph.query.Profile;
import io.kumoban.engine.graph.query.Relation;
import io.kumoban.engine.graph.query.Statistics;
import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the behaviour graph as documents. */
public final class AnswerJson {
    private AnswerJson() {}

    public static ObjectNode of(Neighbours.Answer answer) {
        ObjectNode document = Json.object();
        document.put("all", answer.all());
        document.set("neighbours", list(answer.relations(), AnswerJson::relation));
        return document;
    }

    private static ObjectNode relation(Relation relation) {
        ObjectNode document = Json.object();
        document.put("kind", relation.kind().word());
        document.put("direction", direction(relation.out()));
        document.set("node", node(relation.other()));
        document.put("count", relation.count());
        document.put("bytes", relation.bytes());
        return span(document, relation.first(), relation.last());
    }

    public static ObjectNode of(Nearness.Answer answer) {
        ObjectNode document = Json.object();
        document.put("all", answer.all());
        document.put("cut", answer.cut());
        document.set("near", list(answer.places(), place -> {
            ObjectNode each = Json.object();
            each.set("node", node(place.node()));
            each.put("score", place.score());
            each.put("steps", place.steps());
            each.set("via", node(place.via()));
            return each;
        }));
        return document;
    }

    public static ObjectNode of(Paths.Answer answer) {
        ObjectNode document = Json.object();
        document.put("cut", answer.cut());
        document.put("nodes", answer.nodes());
        document.set("paths", list(answer.paths(), path -> {
            ObjectNode each = Json.object();
            each.set("steps", list(path.steps(), AnswerJson::step));
            return each;
        }));
        return document;
    }

    private static ObjectNode step(Paths.Step step) {
        ObjectNode document = Json.object();
        document.set("from", node(step.from()));
        document.put("kind", step.kind().word());
        document.put("direction", direction(step.forward()));
        document.set("to", node(step.to()));
        document.put("count", step.count());
        span(document, step.first(), step.last());
        document.put("at", Json.time(step.at()));
        return document;
    }

    public static ObjectNode of(Lineage lineage) {
        ObjectNode document = Json.object();
        document.set("node", node(lineage.node()));
        document.put("cut", lineage.cut());
        document.set("origins", list(lineage.origins(), AnswerJson::link));
        document.set("descendants", list(lineage.descendants(), AnswerJson::link));
        return document;
    }

    private static ObjectNode link(Lineage.Link link) {
        ObjectNode document = Json.object();
        document.put("depth", link.depth());
        document.set("from", node(link.from()));
        document.put("kind", link.kind().word());
        document.set("to", node(link.to()));
        document.put("count", link.count());
        return span(document, link.first(), link.last());
    }

    public static ObjectNode of(List<FirstSeen> events) {
        ObjectNode document = Json.object();
        document.set("firstSeen", list(events, event -> {
            ObjectNode each = Json.object();
            each.put("time", Json.time(event.time()));
            each.set("source", node(event.source()));
            each.put("kind", event.kind().word());
            each.set("target", node(event.target()));
            return each;
        }));
        return document;
    }

    public static ObjectNode of(Profile profile) {
        ObjectNode document = Json.object();
        document.set("node", node(profile.node()));
        if (profile.first() <= profile.last()) {
            span(document, profile.first(), profile.last());
        }
        document.set("kinds", list(profile.kinds(), kind -> {
            ObjectNode each = Json.object();
            each.put("kind", kind.kind().word());
            each.put("direction", direction(kind.out()));
            each.put("others", kind.others());
            each.put("edges", kind.edges());
            each.put("count", kind.count());
            each.put("bytes", kind.bytes());
            return each;
        }));
        ArrayNode hours = document.putArray("hoursOfWeek");
        profile.hoursOfWeek().forEach(hours::add);
        return document;
    }

    /** What a graph is made of, and within which limits. */
    public static ObjectNode of(Statistics statistics, GraphStore graph) {
        ObjectNode document = Json.object();
        document.put("nodes", statistics.nodeCount());
        document.put("edges", statistics.edgeCount());
        if (statistics.edgeCount() > 0) {
            span(document, statistics.first(), statistics.last());
        }
        document.put("forgotten", statistics.forgotten());
        document.put("heapBytes", statistics.heapBytes());
        document.put("bucketHours", graph.limits().bucketHours());
        document.put("retentionHours", graph.limits().retention().toHours());
        document.put("mostEdges", graph.limits().mostEdges());
        document.set(
                "nodesByKind",
                list(
                        statistics.nodes(),
                        nodes -> Json.object().put("kind", nodes.kind().word()).put("nodes", nodes.count())));
        document.set(
                "edgesByKind",
                list(
                        statistics.edges(),
                        edges -> Json.object()
                                .put("kind", edges.kind().word())
                                .put("edges", edges.edges())
                                .put("events", edges.events())
                                .put("bytes", edges.bytes())));
        document.set(
                "degrees",
                Json.object()
                        .put("median", statistics.degrees().median())
                        .put("p99", statistics.degrees().high())
                        .put("most", statistics.degrees().most())
                        .put("mostOf", statistics.degrees().mostOf()));
        return document;
    }

    private static ObjectNode node(Node node) {
        return Json.object().put("kind", node.kind().word()).put("name", node.name());
    }

    private static ObjectNode span(ObjectNode into, long first, long last) {
        return into.put("first", Json.time(first)).put("last", Json.time(last));
    }

    private static String direction(boolean out) {
        return out ? "out" : "in";
    }

    private static <T> ArrayNode list(List<T> parts, Function<T, ObjectNode> document) {
        return Json.array(parts.stream().map(document).toList());
    }
}
