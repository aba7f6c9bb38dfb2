package io.kumoban.datasets.exercise;

import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.Stamps;
import java.util.List;

/** A story played to itself, to see which records it leaves. */
record Played(List<ApiRecord> calls) {
    static Played of(Exercise exercise, Day day) {
        Ledger ledger = new Ledger();
        exercise.strike(day, ledger);
        return new Played(List.copyOf(ledger.calls()));
    }

    /** When it began, as records spell times. */
    String begin() {
        return Stamps.iso(calls.getFirst().time());
    }

    /** When an API was called first. */
    String timeOf(String eventName) {
        return calls.stream()
                .filter(call -> call.text().contains("\"eventName\":\"" + eventName + "\""))
                .map(call -> Stamps.iso(call.time()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the story does not call " + eventName));
    }
}
