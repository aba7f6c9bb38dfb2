package io.kumoban.bench.structure;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.group.Entity;
import io.kumoban.engine.group.GroupedFinding;
import io.kumoban.engine.list.AddressSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who joins, for the first time, something that a finding was raised about within some hours before: somebody who calls
 * from an address, with a key, or with credentials that came of one. What came of it passes the suspicion on; who joins an
 * address or a key does not.
 */
final class Contagion implements Taker {
    private static final Field BEGUN = Field.ofCall("responseElements.assumedRoleUser.arn");

    /** By what one joins. */
    enum Tie {
        ADDRESS("shared address"),
        KEY("shared key"),
        LINEAGE("handed credentials");

        private final String words;

        Tie(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private record Suspect(long raised, String name) {}

    private final Tie tie;
    private final long lasts;
    private final List<Suspect> waiting = new ArrayList<>();
    private final Map<String, Long> suspects = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final List<Alert> alerts = new ArrayList<>();
    private int next;

    Contagion(Tie tie, Duration lasts, FindingsFile findings) {
        this.tie = tie;
        this.lasts = lasts.toMillis();
        findings.read(finding -> {
            for (Entity entity :
                    GroupedFinding.of(finding.json(), AddressSet.EMPTY).entities()) {
                waiting.add(new Suspect(finding.createdAt(), entity.name()));
            }
        });
        waiting.sort(Comparator.comparingLong(Suspect::raised));
    }

    @Override
    public void take(Row row, List<Integer> incidents) {
        if (!(row instanceof ApiCall call) || call.byService()) {
            return;
        }
        while (next < waiting.size() && waiting.get(next).raised <= call.time()) {
            suspects.put(waiting.get(next).name, waiting.get(next).raised);
            next++;
        }
        String caller = (call.arn().isPresent() ? call.arn() : call.principal()).toString();
        String key = call.accessKeyId().toString();
        switch (tie) {
            case ADDRESS ->
                join(
                        call,
                        caller,
                        call.sourceAddress().isPublic() ? call.sourceIp().toString() : "",
                        incidents);
            case KEY -> join(call, caller, key, incidents);
            case LINEAGE -> {
                join(call, caller, "of " + key, incidents);
                join(call, caller, "of " + caller, incidents);
                if (isSuspect(key, call.time())
                        || isSuspect(caller, call.time())
                        || isSuspect("of " + key, call.time())) {
                    hand(call.text(ApiCall.HANDED_SESSION), call.time());
                    hand(call.text(ApiCall.HANDED_KEY), call.time());
                    hand(call.text(BEGUN), call.time());
                }
            }
        }
    }

    private void hand(Text credentials, long time) {
        if (credentials.isPresent()) {
            suspects.put("of " + credentials, time);
        }
    }

    private void join(ApiCall call, String caller, String joined, List<Integer> incidents) {
        if (!joined.isEmpty()
                && met.add(caller + " " + joined)
                && isSuspect(joined, call.time())
                && !isSuspect(caller, call.time())) {
            alerts.add(new Alert(1, incidents));
        }
    }

    private boolean isSuspect(String name, long time) {
        Long since = suspects.get(name);
        return since != null && time - since <= lasts;
    }

    List<Alert> alerts() {
        return alerts;
    }
}
