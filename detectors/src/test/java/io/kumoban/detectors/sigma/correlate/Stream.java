package io.kumoban.detectors.sigma.correlate;

import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.oracle.CorrelationOracle;
import io.kumoban.detectors.sigma.oracle.Oracle;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Events for tests of correlations, in the order of their times. */
final class Stream {
    private record Each(long millis, Map<String, Object> fields) {}

    private final List<Each> events = new ArrayList<>();

    /** An event at a time; names and values in turn. */
    Stream at(long millis, Object... fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put((String) fields[i], fields[i + 1]);
        }
        events.add(new Each(millis, map));
        return this;
    }

    int size() {
        return events.size();
    }

    long millis(int event) {
        return events.get(event).millis();
    }

    CorrelationOracle oracle() {
        return new CorrelationOracle(events.stream()
                .map(event -> new CorrelationOracle.Timed(event.millis(), new MapEvent(event.fields())))
                .toList());
    }

    /** The numbers of the rules that an event fits. */
    int[] rules(int event, List<SigmaRule> rules) {
        MapEvent view = new MapEvent(events.get(event).fields());
        return IntStream.range(0, rules.size())
                .filter(rule -> Oracle.holds(rules.get(rule).predicate(), view))
                .toArray();
    }

    /** An event as it is handed to a correlator; its id is its number. */
    Evidence evidence(int event) {
        Map<String, String> fields = new LinkedHashMap<>();
        events.get(event).fields().forEach((name, value) -> fields.put(name, String.valueOf(value)));
        return new Evidence(
                new OrderKey(events.get(event).millis(), Kind.API_CALL, event, 0, 0, 0),
                Integer.toString(event),
                fields,
                "",
                0);
    }

    @Override
    public String toString() {
        return events.toString();
    }
}
