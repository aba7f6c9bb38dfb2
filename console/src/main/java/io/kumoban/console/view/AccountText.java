package io.kumoban.console.view;

import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.pipeline.RunAccount;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The account of a run, for people: what came in, what became of it, and what was silent and why. */
public final class AccountText {
    private static final int MOST_SKIPPED = 10;
    private static final int MOST_NAMED = 8;

    private final Screen screen;

    public AccountText(Screen screen) {
        this.screen = screen;
    }

    /** Files and records with their sums. */
    public void input(RunAccount account) {
        long found = account.filesFound.get();
        long read = account.filesRead.get();
        long skipped = account.filesSkipped.get();
        row("Files", "%s found = %s read + %s skipped".formatted(count(found), count(read), count(skipped)));
        skipped(account.skipped());
        Map<String, Long> ignored = account.ignored();
        long ignoredSum = ignored.values().stream().mapToLong(Long::longValue).sum();
        row(
                "Records",
                "%s read = %s processed + %s duplicate + %s quarantined + %s ignored"
                        .formatted(
                                count(account.recordsRead.get()),
                                count(account.processed()),
                                count(account.duplicates.get()),
                                count(account.quarantined.get()),
                                count(ignoredSum)));
        ignored.forEach((reason, records) -> row("", "ignored " + reason + ": " + count(records)));
        row(
                "Events",
                "%s of CloudTrail, %s of flow logs, %s of DNS logs"
                        .formatted(
                                count(account.processed(Kind.API_CALL)),
                                count(account.processed(Kind.FLOW)),
                                count(account.processed(Kind.DNS_QUERY))));
        presentInput(account);
    }

    private void presentInput(RunAccount account) {
        if (account.malformedValues.get() > 0) {
            row("Values", Amounts.count(account.malformedValues.get(), "malformed value") + " read as absent");
        }
        if (account.restarts.get() > 0) {
            row("Restarted", "events lay outside the slack of their files, so the run began again, fully sorted");
        }
        if (account.spills.get() > 0) {
            row("On disk", Amounts.count(account.spills.get(), "run") + " waited on disk for want of memory");
        }
    }

    /**
     * What ran and what was silent.
     *
     * @param learn what {@code --learn} said
     * @param seen  how much event time the run covered
     */
    public void detectors(RunAccount.Detectors detectors, Duration learn, Duration seen) {
        row("Detectors", count(detectors.loaded().size()) + " loaded");
        for (Map.Entry<String, List<String>> reason :
                byReason(detectors.inactive()).entrySet()) {
            row(
                    "",
                    "%s inactive, %s: %s"
                            .formatted(count(reason.getValue().size()), reason.getKey(), some(reason.getValue())));
        }
        if (!detectors.learning().isEmpty()) {
            row("", learning(detectors.learning().size(), learn, seen));
        }
        if (!detectors.neverEvaluated().isEmpty()) {
            row(
                    "",
                    "%s never saw an event of theirs: %s"
                            .formatted(
                                    Amounts.count(detectors.neverEvaluated().size(), "detector"),
                                    some(detectors.neverEvaluated())));
        }
        detectors.forgotten().forEach((id, keys) -> {
            if (keys > 0) {
                row("", "%s forgot %s for its cap".formatted(id, Amounts.count(keys, "key")));
            }
        });
    }

    /**
     * Which rules ran and which did not.
     *
     * @param unanchored how many have to be worked out for every event
     * @param gaveUp     how often an expression gave up on a value
     */
    public void rules(RunAccount.Detectors rules, int unanchored, long gaveUp) {
        row("Rules", count(rules.loaded().size()) + " loaded");
        Map<String, List<String>> reasons = byReason(rules.inactive());
        reasons.entrySet().stream()
                .sorted(Comparator.comparing(reason -> -reason.getValue().size()))
                .limit(MOST_NAMED)
                .forEach(reason -> row(
                        "", "%s not used, %s".formatted(count(reason.getValue().size()), reason.getKey())));
        if (reasons.size() > MOST_NAMED) {
            row("", "and " + Amounts.count(reasons.size() - MOST_NAMED, "reason") + " more, all in the metrics");
        }
        if (!rules.neverEvaluated().isEmpty()) {
            row("", Amounts.count(rules.neverEvaluated().size(), "rule") + " never saw an event of theirs");
        }
        if (unanchored > 0) {
            row("", Amounts.count(unanchored, "rule") + " had to be worked out for every event");
        }
        long forgotten =
                rules.forgotten().values().stream().mapToLong(Long::longValue).sum();
        if (forgotten > 0) {
            row("", Amounts.count(forgotten) + " windows or values of correlations were forgotten");
        }
        if (gaveUp > 0) {
            row("", "regular expressions gave up on " + Amounts.count(gaveUp, "value"));
        }
    }

    private static String learning(int silent, Duration learn, Duration seen) {
        String who = Amounts.count(silent, "detector") + (silent == 1 ? " was" : " were");
        return seen.compareTo(learn) < 0
                ? "%s still learning: they need %s, saw %s; see --learn"
                        .formatted(who, Spans.text(learn), Amounts.span(seen))
                : "%s silent while an account was being learned, for its first %s; see --learn"
                        .formatted(who, Spans.text(learn));
    }

    /** How fast it went. */
    public void throughput(RunAccount account, double seconds) {
        double time = Math.max(seconds, 1e-3);
        row(
                "Throughput",
                "%s events/s, %s/s of plain log, in %s"
                        .formatted(
                                Amounts.rate(account.processed() / time),
                                Amounts.bytes(account.plainBytes.get() / time),
                                Amounts.span(Duration.ofMillis(Math.round(seconds * 1000)))));
    }

    /** A labelled line of the account. */
    public void row(String label, String text) {
        Paragraph.print(screen, label, text);
    }

    private void skipped(Map<String, String> skipped) {
        skipped.entrySet().stream()
                .limit(MOST_SKIPPED)
                .forEach(file -> row("", "skipped " + file.getKey() + ": " + file.getValue()));
        if (skipped.size() > MOST_SKIPPED) {
            row("", "and " + count(skipped.size() - MOST_SKIPPED) + " more, all in the metrics");
        }
    }

    private static Map<String, List<String>> byReason(Map<String, String> inactive) {
        return inactive.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.groupingBy(
                        entry -> Objects.requireNonNull(entry.getValue()),
                        java.util.TreeMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static String some(List<String> names) {
        StringJoiner some = new StringJoiner(", ");
        names.stream().limit(MOST_NAMED).forEach(some::add);
        if (names.size() > MOST_NAMED) {
            some.add("and " + (names.size() - MOST_NAMED) + " more");
        }
        return some.toString();
    }

    private static String count(long number) {
        return Amounts.count(number);
    }
}
