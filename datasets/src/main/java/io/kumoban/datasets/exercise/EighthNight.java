package io.kumoban.datasets.exercise;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.datasets.attack.StolenInstanceCredentials;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The demo's stolen instance credentials with another cast: in the eighth night someone works who should not. */
record EighthNight(StolenInstanceCredentials.Cast cast) implements Exercise {
    private static final List<String> USERS = List.of(
            "support-sync",
            "report-mailer",
            "backup-agent",
            "metrics-reader",
            "invoice-bot",
            "log-shipper",
            "db-export");

    static EighthNight drawn(long seed) {
        Dice dice = Dice.of(seed, "exercise/eighth-night", 0);
        return new EighthNight(new StolenInstanceCredentials.Cast(
                dice.pick(Company.INSTANCES),
                Strangers.address(dice),
                dice.pick(USERS),
                dice.between(0, 3),
                dice.below(60),
                dice.between(120, 320)));
    }

    @Override
    public int day() {
        return story().day();
    }

    @Override
    public Incident strike(Day day, Ledger ledger) {
        return story().strike(day, ledger);
    }

    @Override
    public Set<Kind> logs() {
        return EnumSet.of(Kind.API_CALL);
    }

    @Override
    public Map<String, String> facts(Day day) {
        Played played = Played.of(this, day);
        return Map.of(
                "instance", cast.victim().id(),
                "address", cast.address(),
                "user", cast.newUser(),
                "stopped", played.timeOf("StopLogging"),
                "weakened", played.timeOf("UpdateAccountPasswordPolicy"),
                "objects", Integer.toString(cast.objects()),
                "own-address", cast.victim().publicAddress());
    }

    private StolenInstanceCredentials story() {
        return new StolenInstanceCredentials(cast);
    }
}
