package io.kumoban.datasets.truth;

import io.kumoban.datasets.delivery.LogRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers an incident while it is played: each record it leaves is noted where it is made, so no label can be missed. */
public final class CaseFile {
    private final String scenario;
    private final String account;
    private final List<LogRecord> records = new ArrayList<>();
    private final Set<String> actors = new LinkedHashSet<>();
    private final Set<String> resources = new LinkedHashSet<>();
    private int stealth;
    private List<String> technique = List.of();
    private List<String> expectedTypes = List.of();

    private CaseFile(String scenario, String account) {
        this.scenario = scenario;
        this.account = account;
    }

    /** A new case of the named story. */
    public static CaseFile open(String scenario, String account) {
        return new CaseFile(scenario, account);
    }

    /** ATT&amp;CK ids of what is done. */
    public CaseFile technique(String... ids) {
        technique = List.of(ids);
        return this;
    }

    /** How far the actor goes to stay unseen: 0 not at all. */
    public CaseFile stealth(int level) {
        stealth = level;
        return this;
    }

    /** Finding types that ought to be raised. */
    public CaseFile expecting(String... findingTypes) {
        expectedTypes = List.of(findingTypes);
        return this;
    }

    public CaseFile actors(String... names) {
        actors.addAll(List.of(names));
        return this;
    }

    public CaseFile resources(String... names) {
        resources.addAll(List.of(names));
        return this;
    }

    /** Notes a record that the incident left. */
    public void saw(LogRecord record) {
        records.add(record);
    }

    /** Notes records that the incident left. */
    public void saw(List<? extends LogRecord> several) {
        records.addAll(several);
    }

    /** The finished label. */
    public Incident close() {
        if (records.isEmpty()) {
            throw new IllegalStateException(
                    "The case " + scenario + " has no records; note each with saw() when it is made.");
        }
        List<LogRecord> inOrder = records.stream()
                .sorted(Comparator.comparingLong(LogRecord::time))
                .toList();
        return new Incident(
                scenario,
                stealth,
                technique,
                expectedTypes,
                inOrder.getFirst().time(),
                inOrder.getLast().time(),
                account,
                List.copyOf(actors),
                List.copyOf(resources),
                inOrder.stream().map(ContentIds::of).distinct().toList());
    }
}
