package io.kumoban.datasets.demo;

import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.account.Life;
import io.kumoban.datasets.attack.Attack;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens in the account beside ordinary life, and what is known of it from elsewhere.
 *
 * @param name of the kind of data set
 * @param options what it was made from, beside days and start
 * @param lists threat lists that show it
 * @param places lines of a database of places in CSV, none where no detector needs it
 * @param lives what goes on day after day
 * @param logs the logs in which all this leaves records
 * @param labelled whether the truth stands beside the logs
 * @param happenings what happens on a day
 */
record Recipe(
        String name,
        Map<String, Object> options,
        List<ThreatList> lists,
        List<String> places,
        List<Life> lives,
        Set<Kind> logs,
        boolean labelled,
        Happenings happenings) {

    /** What happens on a day, written into the ledger. */
    @FunctionalInterface
    interface Happenings {
        List<Incident> on(Day day, Ledger ledger);
    }

    /** A list: its name, a comment, its entries. */
    record ThreatList(String name, String says, List<String> entries) {}

    /** Lists that every account has. */
    private static final List<ThreatList> OF_THE_ACCOUNT = List.of(
            new ThreatList("trusted-ips", "Addresses that are never reported: the office.", List.of(Company.OFFICE)),
            new ThreatList(
                    "aws-ranges",
                    "Ranges that stand for AWS in this account: services, functions, the instances' public addresses.",
                    List.of("198.18.1.0/24", "198.18.2.0/24", "198.18.5.0/24")));

    private static final List<ThreatList> OF_THE_DEMO = List.of(
            new ThreatList(
                    "crypto-domains",
                    "Mining pools, with everything below them.",
                    List.of("coinforge.example", "hashfarm.test")),
            new ThreatList("crypto-ips", "Mining pools.", List.of("203.0.113.150", "203.0.113.151")),
            new ThreatList(
                    "blackhole-domains",
                    "Names that end in a black hole.",
                    List.of("oldmaster.example", "sunk-gate.test")));

    /** The four incidents of the demo. */
    static final Recipe DEMO =
            labelled("demo-account", Map.of(), OF_THE_DEMO, List.of(), Life.all(), struck(Attack.all()));

    /** An account of all logs with its truth. */
    static Recipe labelled(
            String name,
            Map<String, Object> options,
            List<ThreatList> lists,
            List<String> places,
            List<Life> lives,
            Happenings happenings) {
        return new Recipe(name, options, lists, places, lives, EnumSet.allOf(Kind.class), true, happenings);
    }

    /** An account with one attack to be found out. */
    static Recipe of(Exercise exercise) {
        List<Life> lives = new ArrayList<>(Life.leaving(exercise.logs()));
        lives.add(exercise);
        return new Recipe(
                "exercise", Map.of(), OF_THE_DEMO, List.of(), lives, exercise.logs(), false, struck(List.of(exercise)));
    }

    private static Happenings struck(List<? extends Attack> attacks) {
        return (day, ledger) -> attacks.stream()
                .filter(attack -> attack.day() == day.index())
                .map(attack -> attack.strike(day, ledger))
                .toList();
    }

    List<Incident> incidents(Day day, Ledger ledger) {
        return happenings.on(day, ledger);
    }

    /** All lists, those of the account first. */
    List<ThreatList> allLists() {
        List<ThreatList> all = new ArrayList<>(OF_THE_ACCOUNT);
        all.addAll(lists);
        return all;
    }
}
