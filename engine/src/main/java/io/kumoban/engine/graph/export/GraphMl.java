package io.kumoban.engine.graph.export;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * GraphML (Brandes, Eiglsperger, Herman, Himsolt, Marshall, "GraphML Progress Report", GD 2001): one node element a node,
 * one edge element an edge and bucket. A character that XML 1.0 cannot hold becomes U+FFFD.
 */
public final class GraphMl {
    private static final String HEAD = """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
        http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        <key id="nk" for="node" attr.name="kind" attr.type="string"/>
        <key id="nn" for="node" attr.name="name" attr.type="string"/>
        <key id="ek" for="edge" attr.name="kind" attr.type="string"/>
        <key id="eb" for="edge" attr.name="bucket" attr.type="string"/>
        <key id="ec" for="edge" attr.name="count" attr.type="long"/>
        <key id="ey" for="edge" attr.name="bytes" attr.type="long"/>
        <key id="ef" for="edge" attr.name="first" attr.type="string"/>
        <key id="el" for="edge" attr.name="last" attr.type="string"/>
        <graph id="behaviour" edgedefault="directed">
        """;

    private static final int BUFFER = 1 << 15;
    private static final int REPLACEMENT = 0xfffd;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(HEAD);

    private GraphMl(OutputStream out) {
        this.out = out;
    }

    /** Writes a graph; only whole elements go to the stream at once. Nodes without an edge are forgotten before. */
    public static void write(OutputStream out, GraphStore graph) {
        graph.sweep();
        GraphMl document = new GraphMl(out);
        for (int node = 0; node < graph.nodeCount(); node++) {
            document.node(graph, node);
        }
        for (int edge = graph.firstEdge(); edge < graph.endOfEdges(); edge++) {
            document.edge(graph, edge);
        }
        document.text.append("</graph>\n</graphml>\n");
        document.flush();
    }

    private void node(GraphStore graph, int node) {
        text.append("<node id=\"n").append(node).append("\">");
        data("nk", graph.kindOfNode(node).word());
        data("nn", graph.name(node));
        text.append("</node>\n");
        flushWhenFull();
    }

    private void edge(GraphStore graph, int edge) {
        text.append("<edge source=\"n")
                .append(graph.source(edge))
                .append("\" target=\"n")
                .append(graph.target(edge))
                .append("\">");
        data("ek", graph.kind(edge).word());
        data("eb", Json.time(graph.bucket(edge)));
        data("ec", Integer.toString(graph.count(edge)));
        data("ey", Long.toString(graph.bytes(edge)));
        data("ef", Json.time(graph.first(edge)));
        data("el", Json.time(graph.last(edge)));
        text.append("</edge>\n");
        flushWhenFull();
    }

    private void data(String key, String value) {
        text.append("<data key=\"").append(key).append("\">");
        value.codePoints().forEach(this::character);
        text.append("</data>");
    }

    private void character(int point) {
        switch (point) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            // A parser would take it for a line feed.
            case '\r' -> text.append("&#13;");
            default -> text.appendCodePoint(isXml(point) ? point : REPLACEMENT);
        }
    }

    /** Whether XML 1.0 has the character (section 2.2). */
    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point >= 0x20 && point <= 0xd7ff
                || point >= 0xe000 && point <= 0xfffd
                || point >= 0x10000;
    }

    private void flushWhenFull() {
        if (text.length() > BUFFER) {
            flush();
        }
    }

    private void flush() {
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        text.setLength(0);
    }
}
