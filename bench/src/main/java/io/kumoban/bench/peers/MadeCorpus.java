package io.kumoban.bench.peers;

import io.kumoban.bench.WorkFolder;
import io.kumoban.datasets.demo.DemoAccount;
import io.kumoban.datasets.demo.DemoOptions;
import io.kumoban.datasets.demo.DemoSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A corpus made of demo accounts of as many seeds as it takes, which live through the same ten days, so ids, times and
 * values vary as they do in one account. What they were delivered within a quarter of an hour in one region becomes one
 * file, as a busy account gets it: the more records, the larger the files, as AWS does it. The same number of records
 * makes the same bytes.
 */
final class MadeCorpus {
    private static final int PERIOD_SECONDS = 15 * 60;
    private static final int TAIL = 16;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private final long wanted;
    private long available;
    private long met;

    private MadeCorpus(long wanted) {
        this.wanted = wanted;
    }

    /** When a delivery was written, and of which region it is. */
    private record Delivered(long period, String account, String region) implements Comparable<Delivered> {
        static Delivered of(Path file) {
            String[] parts = file.getFileName().toString().split("_");
            long second = LocalDateTime.parse(parts[3], STAMP).toEpochSecond(ZoneOffset.UTC);
            return new Delivered(Math.floorDiv(second, PERIOD_SECONDS), parts[0], parts[2]);
        }

        @Override
        public int compareTo(Delivered other) {
            int order = Long.compare(period, other.period);
            return order != 0 ? order : (account + region).compareTo(other.account + other.region);
        }

        String name(Random dice) {
            LocalDateTime end = LocalDateTime.ofEpochSecond((period + 1) * PERIOD_SECONDS, 0, ZoneOffset.UTC);
            StringBuilder tail = new StringBuilder();
            for (int i = 0; i < TAIL; i++) {
                tail.append(LETTERS.charAt(dice.nextInt(LETTERS.length())));
            }
            return "AWSLogs/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%s.json.gz"
                    .formatted(account, region, end.format(DAY), account, region, end.format(STAMP), tail);
        }
    }

    /** Makes a corpus of so many records in an empty folder. */
    static Corpus lay(long records, Path folder, PrintStream progress) throws IOException {
        return new MadeCorpus(records).lay(folder, progress);
    }

    private Corpus lay(Path folder, PrintStream progress) throws IOException {
        Path accounts = folder.resolve("accounts");
        Map<Delivered, List<Path>> files = new TreeMap<>();
        for (long seed = 1; available < wanted; seed++) {
            Path account = accounts.resolve(Long.toString(seed));
            DemoSummary summary = DemoAccount.write(account, DemoOptions.DEFAULT.withSeed(seed));
            available += summary.cloudTrail().records() - summary.repeats();
            for (Path file : Corpus.files(account)) {
                if (file.getFileName().toString().contains("_CloudTrail_")) {
                    files.computeIfAbsent(Delivered.of(file), unused -> new ArrayList<>())
                            .add(file);
                }
            }
            progress.printf(Locale.ROOT, "made %,d of %,d records%n", Math.min(available, wanted), wanted);
        }
        try (CorpusWriter writer = new CorpusWriter(folder)) {
            for (Map.Entry<Delivered, List<Path>> entry : files.entrySet()) {
                merge(entry.getKey(), entry.getValue(), writer);
            }
            WorkFolder.delete(accounts);
            return writer.finish();
        }
    }

    private void merge(Delivered delivered, List<Path> files, CorpusWriter writer) throws IOException {
        List<Delivery.Call> calls = new ArrayList<>();
        for (Path file : files) {
            for (Delivery.Call call : Delivery.read(file).calls()) {
                if (writer.isNew(call) && isChosen()) {
                    calls.add(call);
                }
            }
        }
        Random dice = new Random(delivered.hashCode());
        Collections.shuffle(calls, dice);
        writer.write(delivered.name(dice), calls);
    }

    /** Chooses the records evenly over the whole time. */
    private boolean isChosen() {
        long before = met * wanted / available;
        met++;
        return met * wanted / available > before;
    }
}
