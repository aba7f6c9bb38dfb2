package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Severity;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts wrong findings on days without an incident, and those days. */
final class FalseAlarms {
    private final Map<String, Stretches> eventfulDays = new HashMap<>();
    private final Set<String> accounts = new HashSet<>();
    private final Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    private final SortedMap<AccountDay, Long> byDay = new TreeMap<>();
    private long onEventfulDays;
    private long firstDay = Long.MAX_VALUE;
    private long lastDay = Long.MIN_VALUE;

    FalseAlarms(Iterable<Incident> incidents) {
        for (Incident incident : incidents) {
            accounts.add(incident.account());
            long begin =
                    AccountDay.of(incident.account(), Matching.begin(incident)).day();
            long end = AccountDay.of(incident.account(), Matching.end(incident) - Matching.AFTERMATH.toMillis())
                    .day();
            sees(begin);
            sees(end);
            eventfulDays
                    .computeIfAbsent(incident.account(), absent -> new Stretches())
                    .add(begin, end);
        }
    }

    /** Takes note of where and when there was a finding. */
    void sees(Detection detection) {
        if (!detection.account().isEmpty()) {
            accounts.add(detection.account());
        }
        if (detection.createdAt() != 0) {
            sees(detection.day().day());
            sees(AccountDay.of(detection.account(), Math.max(detection.createdAt(), detection.lastSeen()))
                    .day());
        }
    }

    private void sees(long day) {
        firstDay = Math.min(firstDay, day);
        lastDay = Math.max(lastDay, day);
    }

    /** Counts a wrong finding. */
    void add(Detection detection) {
        if (isEventful(detection.day())) {
            onEventfulDays++;
            return;
        }
        bySeverity.merge(detection.severity(), 1L, Long::sum);
        byDay.merge(detection.day(), 1L, Long::sum);
    }

    private boolean isEventful(AccountDay day) {
        if (day.account().isEmpty()) {
            return eventfulDays.values().stream().anyMatch(days -> days.covers(day.day()));
        }
        Stretches days = eventfulDays.get(day.account());
        return days != null && days.covers(day.day());
    }

    FalsePositiveRates rates(OptionalLong known) {
        return new FalsePositiveRates(
                known.orElseGet(this::benignDays),
                known.isPresent(),
                new EnumMap<>(bySeverity),
                new TreeMap<>(byDay),
                onEventfulDays);
    }

    private long benignDays() {
        if (firstDay > lastDay) {
            return 0;
        }
        long all = (lastDay - firstDay + 1) * Math.max(1, accounts.size());
        return all - eventfulDays.values().stream().mapToLong(Stretches::size).sum();
    }
}
