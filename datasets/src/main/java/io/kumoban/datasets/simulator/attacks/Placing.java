package io.kumoban.datasets.simulator.attacks;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.estate.Estate;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.play.Play;
import io.kumoban.datasets.scenario.play.Player;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds an account and a day for one scenario after the other: where its cast is, early enough to end within the data set,
 * and where none of its cast has a part in another attack within a day, if that can be had.
 */
final class Placing {
    /** Places at which a scenario is played before one is taken that clashes. */
    private static final int TRIES = 12;

    /** Plays of one scenario, at most; their numbers are apart from those of the next. */
    private static final int NUMBERS = 1 << 20;

    private final SimulationOptions options;
    private final AttackOptions wanted;
    private final Estate estate;
    private final Calendar calendar;
    private final List<Attack> placed = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final RentedAddresses rented = new RentedAddresses();
    private long number;

    Placing(SimulationOptions options, AttackOptions wanted, Estate estate) {
        this.options = options;
        this.wanted = wanted;
        this.estate = estate;
        this.calendar = options.calendar();
    }

    /** The attacks that found a place. */
    List<Attack> placed() {
        return placed;
    }

    /** Those that found none, a sentence each. */
    List<String> leftOut() {
        return leftOut;
    }

    /** Finds a place for a scenario, or notes why there is none. */
    void place(Scenario scenario, int index) {
        Dice dice = Dice.of(options.seed(), "place/" + scenario.name(), index);
        int level = wanted.level(scenario, dice);
        int earliest = earliest(scenario, level);
        if (earliest >= options.days()) {
            leaveOut(scenario, tooLate(earliest));
            return;
        }
        List<Account> accounts = shuffled(dice);
        number = (long) index * NUMBERS;
        @Nullable Attack best = null;
        String why = "";
        for (int i = 0; i < Math.max(TRIES, accounts.size()) && (best == null || i < TRIES); i++) {
            try {
                Optional<Attack> attack = play(scenario, level, earliest, accounts.get(i % accounts.size()), dice);
                if (attack.isEmpty()) {
                    why = tooLate(earliest);
                } else if (placed.stream().noneMatch(attack.get()::clashesWith)) {
                    best = attack.get();
                    break;
                } else if (best == null) {
                    best = attack.get();
                }
            } catch (IllegalArgumentException unfit) {
                why = why.isEmpty() ? String.valueOf(unfit.getMessage()) : why;
            }
        }
        if (best == null) {
            leaveOut(scenario, why);
            return;
        }
        placed.add(best);
        rented.keep(best.account(), best.play().incident().actors());
    }

    /** The habits of a scenario need their days before it. */
    private int earliest(Scenario scenario, int level) {
        return scenario.levels().get(level).habits().isEmpty()
                ? wanted.from()
                : Math.max(wanted.from(), scenario.historyDays());
    }

    private List<Account> shuffled(Dice dice) {
        List<Account> accounts = new ArrayList<>(estate.accounts());
        for (int i = accounts.size() - 1; i > 0; i--) {
            Collections.swap(accounts, i, dice.below(i + 1));
        }
        return accounts;
    }

    /** Plays it on a day that the dice choose, or so much earlier that it ends within the data set; nothing if it cannot. */
    private Optional<Attack> play(Scenario scenario, int level, int earliest, Account account, Dice dice) {
        long end = calendar.start() + options.days() * Calendar.DAY;
        long play = number++;
        int day = earliest + dice.below(options.days() - earliest);
        while (day >= earliest) {
            EstateLog log = new EstateLog(account, options.flowFields());
            Play played = new Player(new EstateWorld(account, calendar, rented), log)
                    .play(scenario, level, calendar.start() + day * Calendar.DAY, options.seed(), play);
            long over = played.incident().to() - end;
            if (over < 0) {
                return Optional.of(new Attack(account, played, log.records()));
            }
            day -= (int) (over / Calendar.DAY) + 1;
        }
        return Optional.empty();
    }

    private String tooLate(int earliest) {
        return "It would begin on day %d at the earliest and not end within %d days; generate more days, or let attacks begin earlier."
                .formatted(earliest, options.days());
    }

    private void leaveOut(Scenario scenario, String why) {
        leftOut.add("The attack " + scenario.name() + " is left out. " + why);
    }
}
