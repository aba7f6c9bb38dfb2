package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Pipeline;
import io.kumoban.datasets.estate.Principal;
import io.kumoban.datasets.estate.Principal.Form;
import io.kumoban.datasets.simulator.plan.Cell;

/** What an account's trail has of {@link Visits}: those that set out from it, and those that come with all they do. */
final class VisitCalls {
    private static final int PATIENT = 4;
    private static final int QUICK = 40;
    private static final int ERRANDS_OF_HELP = 3;

    private final CallHour hour;
    private final Cell cell;
    private final Visits visits;

    VisitCalls(CallHour hour, Visits visits) {
        this.hour = hour;
        this.cell = hour.cell();
        this.visits = visits;
    }

    void live() {
        Dice dice = cell.dice("visits");
        for (Visit visit : visits.from(cell.account(), cell.calendar(), cell.start())) {
            setOut(visit, dice);
        }
        for (Visit visit : visits.into(cell.account(), cell.calendar(), cell.start())) {
            come(visit, dice);
        }
    }

    private void setOut(Visit visit, Dice dice) {
        Pipeline pipeline = visit.pipeline();
        if (pipeline != null) {
            new Pipelines(hour).comeIn(pipeline, visit.visitor(), dice);
        }
        begin(visit, visit.visitor(), dice);
    }

    private void come(Visit visit, Dice dice) {
        begin(visit, foreign(visit.visitor()), dice);
        Caller caller = Caller.of(visit.session(), false);
        switch (visit.kind()) {
            case RELEASE -> {
                Burst burst = new Burst(hour.writer(), caller, dice.between(PATIENT, QUICK), visit.begin() + 2);
                look("refresh", burst, visit.calls(), dice);
                hour.errands().group("apply").next(dice).calls().forEach(api -> burst.call(api, dice));
            }
            case INVENTORY, SCAN ->
                look(
                        "scan",
                        new Burst(hour.writer(), caller, dice.between(2, PATIENT * PATIENT), visit.begin() + 2),
                        visit.calls(),
                        dice);
            case HELP -> help(caller, visit.begin() + PATIENT, dice);
        }
    }

    private void look(String group, Burst burst, int calls, Dice dice) {
        int wanted = Math.min(calls, hour.room());
        for (int made = 0; made < wanted; ) {
            Errand errand = hour.errands().group(group).next(dice);
            errand.calls().forEach(api -> burst.call(api, dice));
            made += errand.size();
        }
    }

    private void help(Caller caller, long begin, Dice dice) {
        long time = begin;
        for (int i = 0; i < ERRANDS_OF_HELP; i++) {
            for (Api api : hour.errands().group("operator").next(dice).calls()) {
                hour.writer().call(caller, api, time, dice);
                time += dice.below(PATIENT);
            }
            time += dice.below(QUICK);
        }
    }

    private void begin(Visit visit, Credentials by, Dice dice) {
        hour.writer()
                .beginning(visit.session(), visit.mark())
                .call(Caller.of(by, false), hour.api(visit.kind().api()), visit.begin(), dice);
    }

    /** How the trail of the account that is visited names who comes. */
    private static Credentials foreign(Credentials visitor) {
        Principal principal = Keyring.withForm(visitor.principal(), Form.FOREIGN);
        return new Credentials(principal, visitor.session(), "", 0, 0, visitor.address(), visitor.userAgent());
    }
}
