package io.kumoban.datasets.account;

import java.util.List;

/** One part of the account's ordinary life, lived a day at a time; parts know nothing of each other. */
public interface Life {
    /** Lives the day and leaves its records in the ledger. */
    void live(Day day, Ledger ledger);

    /** Everything ordinary that goes on in the account. */
    static List<Life> all() {
        return List.of(
                new OfficeHours(),
                new BuildPipelines(),
                new InstanceErrands(),
                new ServiceChores(),
                new Traffic(),
                new NameLookups());
    }
}
