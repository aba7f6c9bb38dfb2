package io.kumoban.datasets.account;

import io.kumoban.engine.event.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One part of the account's ordinary life, lived a day at a time; parts know nothing of each other. */
public interface Life {
    /** Lives the day and leaves its records in the ledger. */
    void live(Day day, Ledger ledger);

    /** Everything ordinary that goes on in the account. */
    static List<Life> all() {
        return leaving(EnumSet.allOf(Kind.class));
    }

    /** The parts that leave records in these logs; each part leaves them in one kind of log only. */
    static List<Life> leaving(Set<Kind> logs) {
        List<Life> lives = new ArrayList<>();
        if (logs.contains(Kind.API_CALL)) {
            lives.addAll(List.of(new OfficeHours(), new BuildPipelines(), new InstanceErrands(), new ServiceChores()));
        }
        if (logs.contains(Kind.FLOW)) {
            lives.add(new Traffic());
        }
        if (logs.contains(Kind.DNS_QUERY)) {
            lives.add(new NameLookups());
        }
        return lives;
    }
}
