package io.kumoban.datasets.attack;

import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.truth.Incident;
import java.util.List;

/** Something out of the ordinary that happens on one day and labels its own records. */
public sealed interface Attack
        permits StolenInstanceCredentials, CompromisedWorker, InfectedWebServer, RootSignIn, Exercise {
    /** The day it happens, counted from 0; detectors that learn for a week have learned by then. */
    int day();

    /** Plays the story into the ledger. */
    Incident strike(Day day, Ledger ledger);

    /** Every story of the demo account. */
    static List<Attack> all() {
        return List.of(
                new StolenInstanceCredentials(StolenInstanceCredentials.Cast.STANDARD),
                new CompromisedWorker(),
                new RootSignIn(),
                new InfectedWebServer());
    }
}
