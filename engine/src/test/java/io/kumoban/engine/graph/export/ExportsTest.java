package io.kumoban.engine.graph.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphEvent;
import io.kumoban.engine.graph.GraphLimits;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import io.kumoban.engine.testing.Duck;
import io.kumoban.engine.testing.GoldenFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

class ExportsTest {
    private static final String GRAPHML = "http://graphml.graphdrawing.org/xmlns";
    private static final String NASTY = "a<b>&\"'\u0000\u0007\r\n\t]]>\uFFFE\uD83D\uDE00 =1+1";

    private static final String PLAIN = "aws-cli/2.15 <&>";

    @TempDir
    Path folder;

    private static GraphStore graph(String agent) {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        graph.moveTo(GraphEvent.START);
        int alice = graph.node(NodeKind.PRINCIPAL, "arn:aws:iam::111122223333:user/alice");
        int instance = graph.node(NodeKind.INSTANCE, "i-0123456789abcdef0");
        int address = graph.node(NodeKind.IP, "198.51.100.7");
        graph.add(EdgeKind.USED_IP, alice, address, 0);
        graph.add(EdgeKind.USED_AGENT, alice, graph.node(NodeKind.USER_AGENT, agent), 0);
        graph.moveTo(GraphEvent.START + 90_000_000);
        graph.add(EdgeKind.CONNECTED, instance, address, 1_500);
        graph.add(EdgeKind.CONNECTED, instance, address, 500);
        return graph;
    }

    private static String graphMl(GraphStore graph) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GraphMl.write(out, graph);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void graphMlIsWellFormedAndItsEdgesLeadToNodesThatAreThere() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        List<SAXParseException> complaints = new ArrayList<>();
        builder.setErrorHandler(new Strict(complaints));

        Document document =
                builder.parse(new ByteArrayInputStream(graphMl(graph(NASTY)).getBytes(StandardCharsets.UTF_8)));

        assertThat(complaints).isEmpty();
        Set<String> keys = ids(document, "key", "id");
        Set<String> nodes = ids(document, "node", "id");
        assertThat(nodes).hasSize(4);
        assertThat(nodes).containsAll(ids(document, "edge", "source")).containsAll(ids(document, "edge", "target"));
        assertThat(keys).containsAll(ids(document, "data", "key"));
        assertThat(document.getElementsByTagNameNS(GRAPHML, "edge").getLength()).isEqualTo(3);
        assertThat(texts(document)).contains(NASTY.replaceAll("[\u0000\u0007\uFFFE]", "\uFFFD"));
    }

    private record Strict(List<SAXParseException> complaints) implements ErrorHandler {
        @Override
        public void warning(SAXParseException complaint) {
            complaints.add(complaint);
        }

        @Override
        public void error(SAXParseException complaint) {
            complaints.add(complaint);
        }

        @Override
        public void fatalError(SAXParseException complaint) {
            complaints.add(complaint);
        }
    }

    private static Set<String> ids(Document document, String element, String attribute) {
        Set<String> ids = new HashSet<>();
        NodeList elements = document.getElementsByTagNameNS(GRAPHML, element);
        for (int i = 0; i < elements.getLength(); i++) {
            ids.add(((Element) elements.item(i)).getAttribute(attribute));
        }
        return ids;
    }

    private static List<String> texts(Document document) {
        List<String> texts = new ArrayList<>();
        NodeList data = document.getElementsByTagNameNS(GRAPHML, "data");
        for (int i = 0; i < data.getLength(); i++) {
            texts.add(data.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void graphMlIsTheSameInEveryRelease() {
        GoldenFile.named("graph/behaviour.graphml").holds(graphMl(graph(PLAIN)));
    }

    @Test
    void csvIsTheSameInEveryReleaseAndHoldsNoFormula() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EdgeTables.writeCsv(out, graph("=1+1,\"<&>\""));

        // Git keeps the file with its own line ends.
        GoldenFile.named("graph/edges.csv")
                .holds(out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    @Test
    void parquetHoldsOneRowAnEdge() throws Exception {
        Path file = folder.resolve("edges.parquet");
        EdgeTables.writeParquet(file, graph(NASTY));

        try (Duck duck = new Duck()) {
            assertThat(duck.rows("SELECT kind, source_kind, source, target, count, bytes FROM " + Duck.quoted(file)
                            + " ORDER BY first, kind DESC"))
                    .hasSize(3)
                    .contains(List.of("connected", "instance", "i-0123456789abcdef0", "198.51.100.7", "2", "2000"));
        }
    }
}
