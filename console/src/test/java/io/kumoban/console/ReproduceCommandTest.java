package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.detect.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
    @TempDir
    Path folder;

    Path logs;
    Path run;

    @BeforeEach
    void replayALog() throws IOException {
        logs = Files.createDirectories(folder.resolve("my logs"));
        run = folder.resolve("run");
        new Logs()
                .stopsTrail("2026-03-01T12:00:00Z", "a", "ann")
                .stopsTrail("2026-03-01T12:01:00Z", "b", "bob")
                .write(logs.resolve("first.json"));
        new Logs().stopsTrail("2026-03-02T12:00:00Z", "c", "eve").write(logs.resolve("second.json"));
    }

    @Test
    void theDemoIsIdenticalWhenItIsRepeated() {
        Path demo = folder.resolve("demo");
        assertThat(Session.piped("demo", "--keep", demo.toString(), "--quiet").code())
                .isZero();

        Session session = Session.piped("reproduce", demo.resolve("kumoban-run").toString(), "--threads", "1");

        assertThat(session.err()).contains("Checking");
        assertThat(session.out()).containsPattern("Identical: \\d\\d findings, the same byte for byte");
        assertThat(session.code()).isZero();
    }

    @Test
    void aRunIsIdenticalAndLeavesNothingBehind() throws IOException {
        replay("--learn", "3d", "--slack", "calls=2h,others=45m", "--from", "2026-03-01T12:00:30Z");

        Session session = reproduce();

        assertThat(session.out()).contains("Identical: 2 findings");
        assertThat(session.code()).isZero();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(logs, run);
        }
    }

    @Test
    void theManifestMayBeNamedAndTheRepeatedRunKept() {
        replay();
        Path again = folder.resolve("again");

        Session session = Session.piped("reproduce", run.resolve("run.json").toString(), "--out", again.toString());

        assertThat(session.code()).isZero();
        assertThat(again.resolve("findings.jsonl")).hasSameTextualContentAs(run.resolve("findings.jsonl"));
        assertThat(Session.piped("reproduce", again.toString()).code())
                .as("the repeated run can be repeated in its turn")
                .isZero();
    }

    @Test
    void itsOwnFolderIsNoPlaceForTheRepeatedRun() {
        replay();

        assertThat(reproduce("--out", run.toString()).code()).isEqualTo(2);
        assertThat(run.resolve("run.json")).exists();
    }

    @Test
    void movedAndRenamedLogsAreFoundByTheirContent() throws IOException {
        replay();
        Path moved = Files.createDirectories(folder.resolve("archive/deep"));
        Files.move(logs.resolve("first.json"), moved.resolve("1.json"));
        Files.move(logs.resolve("second.json"), moved.resolve("2.json"));

        Session without = reproduce();
        Session with = reproduce("--input", folder.resolve("archive").toString());

        assertThat(without.code()).isEqualTo(3);
        assertThat(without.err()).contains("--input");
        assertThat(with.out()).contains("Identical: 3 findings");
    }

    @Test
    void whatHappenedToEachLogIsTold() throws IOException {
        replay();
        new Logs().stopsTrail("2026-03-02T12:00:00Z", "d", "eve").write(logs.resolve("second.json"));
        Files.delete(logs.resolve("first.json"));
        new Logs().stopsTrail("2026-03-03T12:00:00Z", "e", "eve").write(logs.resolve("third.json"));

        Session session = reproduce();

        assertThat(session.code()).isEqualTo(3);
        assertThat(session.out())
                .containsPattern("input +missing +first.json +xxh3")
                .containsPattern("input +changed +second.json +xxh3-128:\\w+ +xxh3-128:\\w+")
                .containsPattern("input +added +third.json +xxh3");
        assertThat(session.err()).contains("Not repeated");
    }

    @Test
    void aFileThatTheRunPassedOverDoesNotMatter() throws IOException {
        Files.writeString(logs.resolve("letter.txt"), "Dear auditor,\n");
        replay();

        assertThat(reproduce().code()).isZero();
    }

    @Test
    void aRunOfAJournalIsRepeatedAndAnotherJournalIsNoticed() throws IOException {
        Path journal = folder.resolve("journal");
        assertThat(ingest(journal)).isZero();
        logs = journal;
        replay();
        assertThat(reproduce().out()).contains("Identical: 3 findings");

        Path other = Files.createDirectories(folder.resolve("other"));
        new Logs().stopsTrail("2026-03-04T12:00:00Z", "f", "eve").write(other.resolve("first.json"));
        logs = other;
        assertThat(ingest(folder.resolve("other-journal"))).isZero();

        Session session = reproduce("--input", folder.resolve("other-journal").toString());

        assertThat(session.code()).isEqualTo(3);
        assertThat(session.out()).containsPattern("input +missing +journal +journal:");
    }

    private int ingest(Path journal) {
        return Session.piped("ingest", logs.toString(), "--journal", journal.toString(), "--quiet")
                .code();
    }

    @Test
    void changedSettingsAndAddedListsAreTold() throws IOException {
        Path context = Files.writeString(folder.resolve("context.yaml"), "trusted: [192.0.2.1]\n");
        Path lists = Files.createDirectories(folder.resolve("lists"));
        Files.writeString(lists.resolve("malicious-ips.txt"), "203.0.113.1\n");
        replay("--context", context.toString(), "--intel", lists.toString());
        assertThat(reproduce().code()).isZero();

        Files.writeString(lists.resolve("tor-exit-ips.txt"), "203.0.113.2\n");
        Session added = reproduce();
        Files.writeString(context, "trusted: [192.0.2.2]\n");
        Files.delete(lists.resolve("malicious-ips.txt"));
        Session changed = reproduce();

        assertThat(added.code()).isEqualTo(3);
        assertThat(added.out()).containsPattern("list +added +tor-exit-ips.txt");
        assertThat(changed.code()).isEqualTo(3);
        assertThat(changed.out())
                .containsPattern("context +changed +\\S+context.yaml")
                .containsPattern("list +missing +\\S+malicious-ips.txt");
    }

    @Test
    void plugInsAreLoadedOnlyWhenTheyAreNamed() throws IOException {
        Path jar = PluginJar.sample(Files.createDirectories(folder.resolve("plugin")));
        replay("--plugins", jar.toString());

        Session without = reproduce();

        assertThat(without.code()).isEqualTo(3);
        assertThat(without.out()).containsPattern("plug-in +missing +sample.jar");
        assertThat(reproduce("--plugins", jar.toString()).out()).contains("Identical: 3 findings");

        replay();
        Session tooMuch = reproduce("--plugins", jar.toString());
        assertThat(tooMuch.code()).isEqualTo(3);
        assertThat(tooMuch.out()).containsPattern("plug-in +added");
    }

    @Test
    void settingsThatWereMovedAreFoundInTheirNewFolder() throws IOException {
        Path context = Files.writeString(folder.resolve("context.yaml"), "trusted: [192.0.2.1]\n");
        replay("--context", context.toString());
        Path moved = Files.createDirectories(folder.resolve("moved"));
        Files.move(context, moved.resolve("context.yaml"));

        assertThat(reproduce().code()).isEqualTo(3);
        assertThat(reproduce("--settings", moved.toString()).code()).isZero();
    }

    @Test
    void aMappingOfCsvIsASettingToo() throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), """
            family: flow
            columns: {start: at, source: from, destination: to, destinationPort: port, protocol: proto}
            """);
        Files.writeString(logs.resolve("flows.csv"), "at,from,to,port,proto\n1772366400,10.0.0.1,192.0.2.7,443,6\n");
        replay("--mapping", mapping.toString());
        assertThat(reproduce().out()).contains("Identical: 3 findings");

        Files.writeString(mapping, Files.readString(mapping).replace("port: port", "port: at"));
        Session changed = reproduce();
        assertThat(changed.out() + changed.err()).contains("mapping.yaml");
        assertThat(changed.code()).isEqualTo(3);
    }

    @Test
    void theFirstFindingThatDiffersIsShown() throws IOException {
        replay();
        Path findings = run.resolve("findings.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(findings));
        lines.set(1, lines.get(1).replace("\"count\":1", "\"count\":7"));
        Files.write(findings, lines);

        Session session = reproduce();

        assertThat(session.code()).isEqualTo(1);
        assertThat(session.out())
                .contains("Different: the first finding that differs is in line 2.")
                .contains("bob")
                .containsPattern("service.count +7 +1");
    }

    @Test
    void aFindingThatIsTooMuchIsShown() throws IOException {
        replay();
        Path findings = run.resolve("findings.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(findings));
        lines.add(lines.getFirst());
        Files.write(findings, lines);

        Session session = reproduce();

        assertThat(session.code()).isEqualTo(1);
        assertThat(session.out()).contains("in line 4", "no further finding");
    }

    @Test
    void anotherVersionIsToldAndMayBeAllowed() throws IOException {
        replay();
        rewrite("\"version\" : \"" + Version.built() + "\"", "\"version\" : \"0.0.1\"");

        Session refused = reproduce();

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.out())
                .containsPattern("version +changed +kumoban +0.0.1 +" + Pattern.quote(Version.built()));
        assertThat(refused.err()).contains("--any-version");
        assertThat(reproduce("--any-version").code()).isZero();
    }

    @Test
    void standardInputHasToBeSaved() {
        replay();

        Session session = reproduce("--input", "-");

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("save what the run read to a file");
    }

    @Test
    void anInterruptedRunIsRefused() throws IOException {
        replay();
        rewrite("\"interrupted\" : false", "\"interrupted\" : true");

        Session session = reproduce();

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("was interrupted");
    }

    @Test
    void whatIsNoManifestIsRefusedWithASentence() throws IOException {
        assertThat(reproduce().code()).isEqualTo(3);

        Files.createDirectories(run);
        for (String text : List.of("", "[]", "{\"program\":\"kumoban\"}", "{\"program\":\"kumoban\",\"version\":1}")) {
            Files.writeString(run.resolve("run.json"), text);
            Session session = reproduce();
            assertThat(session.code()).as(text).isEqualTo(3);
            assertThat(session.err()).contains("run.json");
        }
        replay();
        rewrite("\"learn\" : \"7d\"", "\"learn\" : \"long\"");
        assertThat(reproduce().code()).isEqualTo(3);
        replay();
        rewrite("\"directory\" : \"", "\"directory\" : \"\\u0000");
        assertThat(reproduce().code()).isEqualTo(3);
    }

    private void replay(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("replay", logs.toString(), "--out", run.toString(), "--quiet"));
        arguments.addAll(List.of(options));
        assertThat(Session.piped(arguments.toArray(String[]::new)).code()).isZero();
    }

    private Session reproduce(String... options) {
        List<String> arguments = new ArrayList<>(List.of("reproduce", run.toString()));
        arguments.addAll(List.of(options));
        return Session.piped(arguments.toArray(String[]::new));
    }

    private void rewrite(String what, String with) throws IOException {
        Path manifest = run.resolve("run.json");
        String text = Files.readString(manifest);
        assertThat(text).contains(what);
        Files.writeString(manifest, text.replace(what, with));
    }
}
