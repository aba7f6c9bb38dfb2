package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataGenerateCommandTest {
    @TempDir
    Path folder;

    @Test
    void whatIsGeneratedIsReplayedWithoutALossAndItsTrailVerifies() throws IOException {
        Path out = folder.resolve("org");
        Session session = generate(out, "--events", "20k", "--accounts", "2", "--days", "2", "--flow-fields", "full");
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("FAMILY", "calls", "flows", "dns", "SHA-256 of all files", "digest file");

        Path run = folder.resolve("run");
        Session replay = Session.piped(
                "replay",
                out.resolve("AWSLogs").toString(),
                "--context",
                out.resolve("context.yaml").toString(),
                "--intel",
                out.resolve("intel").toString(),
                "--out",
                run.toString(),
                "--strict");
        assertThat(replay.code()).as(replay.out() + replay.err()).isZero();
        assertThat(replay.out()).contains(" 0 quarantined");
        assertThat(run.resolve("quarantine.jsonl")).isEmptyFile();
        assertThat(Files.readString(run.resolve("metrics.json"))).contains("\"restarts\" : 0");

        Session verify = Session.piped(
                "verify-trail",
                out.toString(),
                "--public-keys",
                out.resolve("trail/public-keys.json").toString(),
                "--signatures",
                out.resolve("trail/signatures.txt").toString());
        assertThat(verify.code()).as(verify.out() + verify.err()).isZero();
    }

    @Test
    void nothingIsWrittenIntoTheNullSink() {
        Session session = Session.piped(
                "data", "generate", "--sink", "null", "--events", "5000", "--accounts", "1", "--days", "1");
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("Nothing was written.").doesNotContain("SHA-256");
    }

    @Test
    void aFamilyThatIsLeftOutHasNoRow() {
        Session session = generate(
                folder.resolve("flows"), "--events", "5k", "--accounts", "1", "--days", "1", "--families", "flows");
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("flows").doesNotContain("calls", "dns ");
    }

    @Test
    void attacksAreToldOnTheScreenAndThoseWithoutAPlaceInANote() throws IOException {
        Path out = folder.resolve("attacked");
        Session session = generate(
                out,
                "--events",
                "5k",
                "--accounts",
                "1",
                "--days",
                "1",
                "--attacks",
                "dns-tunnel-iodine,models-abused",
                "--attacks-from",
                "0");
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out()).contains("1 attack with ", "1 left out");
        assertThat(session.err()).contains("models-abused is left out", "generate more days");
        assertThat(out.resolve("truth.jsonl")).content().hasLineCount(1).contains("dns-tunnel-iodine");
    }

    @Test
    void aFolderThatHoldsSomethingIsWrongUsage() throws IOException {
        Files.writeString(folder.resolve("note"), "mine");
        Session session = generate(folder, "--events", "5k");
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("is not empty");
    }

    @Test
    void mistakesInOptionsAreWrongUsageAndSayWhatIsRight() {
        refused("--out", "--sink", "folder");
        refused("like 10:60:30", "--sink", "null", "--mix", "1:2");
        refused("'colour' is no flow field", "--sink", "null", "--flow-fields", "colour");
        refused("1 to 1000 accounts", "--sink", "null", "--accounts", "0");
        refused("250000, 10k, 100M or 2G", "--sink", "null", "--events", "many");
        refused("--threads takes", "--sink", "null", "--threads", "0");
        refused("give more --days", "--sink", "null", "--attacks", "all", "--days", "8");
        refused("0 to 2, or mix", "--sink", "null", "--attacks", "all", "--stealth", "3");
        refused("leave out --families", "--sink", "null", "--attacks", "all", "--families", "dns");
        refused("midnight UTC", "--sink", "null", "--start", "2026-03-02T01:00:00Z");
    }

    private static void refused(String says, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "data";
        arguments[1] = "generate";
        System.arraycopy(options, 0, arguments, 2, options.length);
        Session session = Session.piped(arguments);
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains(says);
        assertThat(session.out()).isEmpty();
    }

    private static Session generate(Path out, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "data";
        arguments[1] = "generate";
        arguments[2] = "--out";
        arguments[3] = out.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Session.piped(arguments);
    }
}
