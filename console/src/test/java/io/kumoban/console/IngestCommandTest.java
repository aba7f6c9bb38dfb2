package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {
    @TempDir
    Path folder;

    private Path log = Path.of("");
    private Path journal = Path.of("");

    @BeforeEach
    void aLogWithAStoppedTrail() {
        journal = folder.resolve("journal");
        log = new Logs()
                .call("2026-03-01T12:00:00Z", "e1", "ann", "ec2.amazonaws.com", "DescribeInstances")
                .stopsTrail("2026-03-01T12:01:00Z", "e2", "ann")
                .stopsTrail("2026-03-01T12:01:00Z", "e2", "ann")
                .broken()
                .write(folder.resolve("calls.json"));
    }

    @Test
    void theEndShowsTheAccountAndTheSizeOfTheJournal() {
        Session session = ingest();
        assertThat(session.code()).isZero();
        assertThat(session.err()).isEmpty();
        assertThat(session.out())
                .contains("1 found = 1 read + 0 skipped")
                .contains("4 read = 2 processed + 1 duplicate + 1 quarantined + 0 ignored")
                .contains("bytes an event")
                .contains("of CloudTrail", journal.toString());
        assertThat(journal.resolve("quarantine.jsonl")).content().contains("calls.json", "eventTime is missing");
    }

    @Test
    void aReplayOfTheJournalFindsAndCountsWhatOneOfTheLogsDoes() throws IOException {
        ingest();
        Session fromLogs = replay(log, "logs");
        Session fromJournal = replay(journal, "from-journal");
        assertThat(fromJournal.code()).isZero();
        assertThat(fromJournal.err()).isEmpty();
        assertThat(fromJournal.out()).contains("4 read = 2 processed + 1 duplicate + 1 quarantined + 0 ignored");
        for (String file : new String[] {"findings.jsonl", "quarantine.jsonl", "near-misses.jsonl"}) {
            assertThat(result("from-journal", file)).isEqualTo(result("logs", file));
        }
        assertThat(result("from-journal", "findings.jsonl")).contains("CloudTrailLoggingDisabled", "calls.json");
        assertThat(result("from-journal", "run.json")).contains("\"journal:");
        assertThat(fromLogs.code()).isZero();
    }

    @Test
    void theSameCommandAgainLeavesAWholeJournalAsItIs() {
        ingest();
        Session again = ingest();
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("held all of it already", "4 read = 2 processed");
    }

    @Test
    void otherLogsForAWholeJournalEndInThree() {
        ingest();
        log = new Logs()
                .call("2026-03-01T12:00:00Z", "e7", "ben", "ec2.amazonaws.com", "DescribeInstances")
                .write(folder.resolve("calls.json"));
        Session again = ingest();
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.err()).contains("are not those", journal.toString());
    }

    @Test
    void otherOptionsForAJournalThatIsThereEndInTwo() {
        ingest();
        Session again = ingest("--from", "2026-03-01T12:00:30Z");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("other options");
    }

    @Test
    void eventsShowsAJournalAndRefusesAFieldThatItDoesNotHold() {
        ingest();
        Session shown = Session.piped("events", journal.toString(), "--where", "eventName=StopLogging");
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("StopLogging").doesNotContain("DescribeInstances");
        Session refused = Session.piped("events", journal.toString(), "--fields", "requestParameters.nobodyAsks");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("requestParameters.nobodyAsks", "--fields");
    }

    @Test
    void aFieldThatWasKeptIsShown() {
        ingest("--fields", "managementEvent");
        Session shown = Session.piped("events", journal.toString(), "--fields", "managementEvent", "--format", "jsonl");
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("\"managementEvent\":\"true\"");
    }

    @Test
    void strictEndsInFourForABadRecord() {
        assertThat(ingest("--strict").code()).isEqualTo(4);
    }

    @Test
    void quietWritesNothingToTheScreen() {
        Session session = ingest("--quiet");
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).isEmpty();
    }

    @Test
    void aFolderWithOtherFilesIsNoPlaceForAJournal() throws IOException {
        Files.createDirectories(journal);
        Files.writeString(journal.resolve("letter.txt"), "Dear auditor,\n");
        Session session = ingest();
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("other files");
    }

    @Test
    void aJournalAmongItsOwnLogsIsRefused() {
        journal = folder.resolve("below");
        Session session = Session.piped("ingest", folder.toString(), "--journal", journal.toString());
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("among the logs");
    }

    private Session ingest(String... more) {
        String[] line = new String[4 + more.length];
        line[0] = "ingest";
        line[1] = log.toString();
        line[2] = "--journal";
        line[3] = journal.toString();
        System.arraycopy(more, 0, line, 4, more.length);
        return Session.piped(line);
    }

    private Session replay(Path path, String run) {
        return Session.piped(
                "replay", path.toString(), "--out", folder.resolve(run).toString());
    }

    private String result(String run, String file) throws IOException {
        return Files.readString(folder.resolve(run).resolve(file));
    }
}
