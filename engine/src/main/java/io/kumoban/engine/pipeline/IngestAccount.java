package io.kumoban.engine.pipeline;

import io.kumoban.engine.journal.JournalEnd;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The account of an ingest as its journal keeps it, and as a replay of the journal takes it over. */
final class IngestAccount {
    private static final String FOUND = "filesFound";
    private static final String READ = "filesRead";
    private static final String DUPLICATES = "duplicates";
    private static final String QUARANTINED = "quarantined";
    private static final String MALFORMED = "malformedValues";
    private static final String COMPRESSED = "compressedBytes";
    private static final String PLAIN = "plainBytes";

    private IngestAccount() {}

    /** The last piece of a journal. */
    static JournalEnd of(
            RunAccount account, Map<String, Long> inputs, Map<String, Long> records, List<Reject> rejects) {
        Map<String, Long> numbers = new TreeMap<>();
        numbers.put(FOUND, account.filesFound.get());
        numbers.put(READ, account.filesRead.get());
        numbers.put(DUPLICATES, account.duplicates.get());
        numbers.put(QUARANTINED, account.quarantined.get());
        numbers.put(MALFORMED, account.malformedValues.get());
        numbers.put(COMPRESSED, account.compressedBytes.get());
        numbers.put(PLAIN, account.plainBytes.get());
        List<JournalEnd.BadRecord> kept = rejects.stream()
                .map(reject -> new JournalEnd.BadRecord(
                        reject.file(), reject.offset(), reject.length(), reject.reason(), reject.sample()))
                .toList();
        return new JournalEnd(numbers, account.ignored(), account.skipped(), inputs, records, kept);
    }

    /** Adds what an ingest met beside the events of its journal to the account of a replay. */
    static void tell(JournalEnd end, Blocks.Intake intake) {
        RunAccount account = intake.account();
        account.filesFound.addAndGet(end.number(FOUND));
        account.filesRead.addAndGet(end.number(READ));
        end.skipped().forEach(account::skip);
        account.duplicates.addAndGet(end.number(DUPLICATES));
        account.recordsRead.addAndGet(end.number(DUPLICATES));
        account.malformedValues.addAndGet(end.number(MALFORMED));
        account.plainBytes.addAndGet(end.number(PLAIN));
        end.ignored().forEach((reason, records) -> {
            account.recordsRead.addAndGet(records);
            account.ignore(reason, records);
        });
        end.rejects()
                .forEach(bad ->
                        intake.reject(new Reject(bad.file(), bad.offset(), bad.length(), bad.reason(), bad.sample())));
        long notKept = end.number(QUARANTINED) - end.rejects().size();
        account.recordsRead.addAndGet(notKept);
        account.quarantined.addAndGet(notKept);
    }
}
