package io.kumoban.datasets.attack;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;

/** The clock and the hands of a story that is told in API calls: each call is made, noted and takes its time. */
public final class Scene {
    private final Ledger ledger;
    private final Dice dice;
    private final CaseFile caseFile;
    private long time;

    /** A scene that begins at a time, seconds since 1970. */
    public Scene(Ledger ledger, Dice dice, long begin, CaseFile caseFile) {
        this.ledger = ledger;
        this.dice = dice;
        this.time = begin;
        this.caseFile = caseFile;
    }

    /** A call typed by hand: the next one comes 15 to 130 seconds later. */
    public void call(Caller caller, ApiRequest request) {
        note(request, caller);
        pause(dice.between(15, 130));
    }

    /** A call of a program: no time passes. */
    public void note(ApiRequest request, Caller caller) {
        caseFile.saw(ledger.call(time, caller, request, dice));
    }

    /** Lets time pass. */
    public void pause(long seconds) {
        time += seconds;
    }

    /** What time it is, seconds since 1970. */
    public long time() {
        return time;
    }

    /** The chance in the story. */
    public Dice dice() {
        return dice;
    }

    /** The story's label. */
    public Incident close() {
        return caseFile.close();
    }
}
