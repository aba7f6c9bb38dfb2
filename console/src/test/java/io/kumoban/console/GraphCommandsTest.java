package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.testing.Property;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandsTest {
    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Session score(String edges, String... options) throws IOException {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "graph";
        arguments[1] = "score";
        arguments[2] = file("edges.csv", edges).toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Session.piped(arguments);
    }

    @Test
    void everyEdgeGetsALineInTheOrderOfTheStreamAsItWasWritten() throws IOException {
        Session session =
                score("a,b,1\n\"x, y\",b,1,attack\n a , b ,3\n", "--algorithm", "count-edge", "--decay", "0.5");

        assertThat(session.code()).isZero();
        assertThat(session.out()).isEqualTo("src,dst,time,score\na,b,1,1.0\n\"x, y\",b,1,1.0\na,b,3,1.25\n");
        assertThat(session.err()).startsWith("3 edges scored by count-edge in ");
    }

    @Test
    void aHeadingAndEmptyLinesAreNoEdges() throws IOException {
        Session session = score("source,destination,time\n\na,b,5\n\n", "--algorithm", "tick-edge");

        assertThat(session.outLines()).containsExactly("src,dst,time,score", "a,b,5,1.0");
    }

    @Test
    void aNameIsTheSameNodeWithAndWithoutQuotationMarks() throws IOException {
        Session session = score("a,b,1\n\"a\",\"b\",1\n", "--algorithm", "tick-edge");

        assertThat(session.outLines().getLast()).endsWith(",2.0");
    }

    @Test
    void timesSince1970BecomeTicks() throws IOException {
        Session session = score(
                "a,b,1772323200\na,b,1772323259.9\na,b,2026-03-01T00:01:00Z\n",
                "--tick",
                "60s",
                "--algorithm",
                "tick-edge");

        assertThat(session.outLines())
                .containsExactly(
                        "src,dst,time,score",
                        "a,b,1772323200,1.0",
                        "a,b,1772323259.9,2.0",
                        "a,b,2026-03-01T00:01:00Z,1.0");
    }

    @Test
    void theScoresAppearInAFileThatIsWholeAndTheSameForAPackedStream() throws IOException {
        Path plain = file("edges.csv", "1,2,1\n1,2,2\n3,2,2\n");
        Path packed = folder.resolve("edges.bin");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        Path one = folder.resolve("one.csv");
        Path other = folder.resolve("other.csv");

        assertThat(Session.piped("graph", "score", plain.toString(), "--out", one.toString())
                        .code())
                .isZero();
        assertThat(Session.piped("graph", "score", packed.toString(), "--out", other.toString())
                        .code())
                .isZero();
        assertThat(other).hasSameBinaryContentAs(one);
    }

    @Test
    void aLineThatIsNoEdgeIsNamed() throws IOException {
        assertThat(score("a,b,1\na,b\n").err()).contains("line 2 must have a source, a destination and a time");
        assertThat(score("a,b,1\na,,1\n").err()).contains("line 2 has no destination");
        assertThat(score("a,b,1\na,b,soon\n").err()).contains("line 2 has the time 'soon'");
        assertThat(score("a,b,2\na,b,1\n").err()).contains("line 2 lies before the line above it");
        assertThat(score("a,b,1\na,b,9999999999\n").err()).contains("line 2 lies more than");
        assertThat(score("a,b,1\n" + "x".repeat(70_000) + ",b,1\n").err()).contains("line 2 is longer than");
        assertThat(score("a,b\n").code()).isEqualTo(3);
        assertThat(score("").err()).contains("There is no edge in ");
    }

    @Test
    void nothingIsWrittenWhenALineIsNoEdge() throws IOException {
        Path out = file("scores.csv", "old");
        Session session = score("a,b,1\nbad\n", "--out", out.toString());

        assertThat(session.code()).isEqualTo(3);
        assertThat(out).hasContent("old");
    }

    @Test
    void aMissingFileAndAnUnknownAlgorithmAreSaidPlainly() throws IOException {
        Session missing =
                Session.piped("graph", "score", folder.resolve("none.csv").toString());
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("There is no file");

        Session unknown = score("a,b,1\n", "--algorithm", "midas-x");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no algorithm 'midas-x'; did you mean midas");
        assertThat(score("a,b,1\n", "--decay", "1").code()).isEqualTo(2);
        assertThat(score("a,b,1\n", "--rows", "99").err()).contains("between 1 and 16");
    }

    @Test
    void theOriginalHashIsTakenFromAFile() throws IOException {
        Path parameters = file("p.txt", "edge 31 7 5 9\nsource 3 1 4 1\ndestination 2 7 1 8\n");
        Session session = score(
                "1,2,1\n1,2,2\n1,3,2\n", "--algorithm", "midas-f", "--compat", parameters.toString(), "--buckets", "8");

        assertThat(session.code()).isZero();
        assertThat(session.outLines()).hasSize(4);
        String[] midasF = {"--algorithm", "midas-f", "--compat", parameters.toString()};
        assertThat(score("a,2,1\n", midasF).err()).contains("line 1 has the node 'a'");
        assertThat(score("1,2,0\n", midasF).err()).contains("line 1 has the tick 0");
        assertThat(score("1,2,1\n", "--compat", parameters.toString()).code()).isEqualTo(2);
        Files.writeString(parameters, "edge 1\n");
        assertThat(score("1,2,1\n", midasF).err()).contains("line 1 must have a factor and an offset");
        Files.writeString(parameters, "edges 1 2\n");
        assertThat(score("1,2,1\n", midasF).code()).isEqualTo(3);
    }

    @Test
    void hostileBytesEndInAnErrorWithALineOrInScores() {
        Property.of(200, random -> {
                    byte[] bytes = new byte[random.nextInt(300)];
                    byte[] letters = "ab1,2\"\n\r- .\u0000".getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = random.nextInt(20) == 0
                                ? (byte) random.nextInt()
                                : letters[random.nextInt(letters.length)];
                    }
                    return bytes;
                })
                .holds(bytes -> {
                    Path edges = Files.write(folder.resolve("hostile.csv"), bytes);
                    Session session = Session.piped("graph", "score", edges.toString(), "--tick", "1s");

                    assertThat(session.code()).isIn(0, 3);
                });
    }

    @Test
    void standardInputIsAStreamLikeAnyOther() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("a,b,1\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(Session.piped("graph", "score", "-", "--algorithm", "first-seen")
                            .outLines())
                    .containsExactly("src,dst,time,score", "a,b,1,1.0");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void logsBecomeEdgesInTheOrderOfTime() throws IOException {
        Path flows = file("flows.log", """
            version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
            2 111122223333 eni-1 10.0.0.5 198.51.100.7 49152 443 6 1 40 1772323260 1772323270 ACCEPT OK
            2 111122223333 eni-1 198.51.100.7 10.0.0.5 443 49152 6 1 40 1772323200 1772323210 ACCEPT OK
            """);

        Session hosts = Session.piped("graph", "edges", flows.toString(), "--as", "host-host");
        assertThat(hosts.outLines())
                .containsExactly(
                        "source,destination,time",
                        "198.51.100.7,10.0.0.5,1772323210",
                        "10.0.0.5,198.51.100.7,1772323270");
        Session ports = Session.piped("graph", "edges", flows.toString(), "--as", "host-port");
        assertThat(ports.outLines()).containsExactly("source,destination,time", "10.0.0.5,198.51.100.7 443,1772323270");
        Session none = Session.piped("graph", "edges", flows.toString(), "--as", "client-domain");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("No event makes an edge of the kind client-domain");
    }

    @Test
    void callsMakeEdgesOfThreeKinds() throws IOException {
        Path calls = folder.resolve("calls.jsonl");
        Files.writeString(
                calls,
                CallRecord.named("AssumeRole")
                                .to("sts.amazonaws.com")
                                .by("ana")
                                .from("198.51.100.7")
                                .with("requestParameters.roleArn", "arn:aws:iam::111122223333:role/deploy")
                                .at("2026-03-02T10:00:00Z")
                        + "\n"
                        + CallRecord.named("GetUser")
                                .by("ana")
                                .from("198.51.100.7")
                                .at("2026-03-02T10:00:01Z")
                        + "\n");

        assertThat(edges(calls, "principal-call")).hasSize(3).first().isEqualTo("source,destination,time");
        assertThat(edges(calls, "principal-call").getLast()).contains("user/ana,iam.amazonaws.com GetUser,");
        assertThat(edges(calls, "principal-role"))
                .hasSize(2)
                .last(InstanceOfAssertFactories.STRING)
                .contains("user/ana,arn:aws:iam::111122223333:role/deploy,");
        assertThat(edges(calls, "network-principal").getLast()).startsWith("198.51.100.0/24,");
    }

    private static List<String> edges(Path logs, String kind) {
        return Session.piped("graph", "edges", logs.toString(), "--as", kind).outLines();
    }

    @Test
    void theHelpNamesEveryAlgorithm() {
        String help = Session.piped("graph", "score", "--help").out();

        assertThat(List.of(Algorithm.values()))
                .allSatisfy(algorithm -> assertThat(help).contains(algorithm.id()));
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    }
}
