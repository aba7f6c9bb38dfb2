package io.kumoban.datasets.simulator.attacks;

import io.kumoban.datasets.delivery.LogRecord;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.estate.Estate;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.simulator.Happenings;
import io.kumoban.datasets.simulator.plan.Cell;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import io.kumoban.datasets.truth.Incident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Scenarios of the library among the ordinary life of an organisation. All are played when this is made, so that it is known
 * where each has its place and its end; their records wait for the hour to which they belong.
 */
public final class Attacks implements Happenings {
    private final AttackOptions wanted;
    private final long start;
    private final Map<Hour, List<LogRecord>> records = new ConcurrentHashMap<>();
    private final List<Incident> incidents;
    private final Map<String, Set<String>> lists = new TreeMap<>();
    private final Set<String> places = new TreeSet<>();
    private final List<String> leftOut;

    /** An hour of an account, by their numbers. */
    private record Hour(int account, long hour) {}

    /**
     * Plays the attacks.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError when there is no scenario of a name
     */
    public Attacks(AttackOptions wanted, SimulationOptions options, Estate estate) {
        this.wanted = wanted;
        this.start = options.start().getEpochSecond();
        Placing placing = new Placing(options, wanted, estate);
        List<Scenario> scenarios = wanted.scenarios(options.seed());
        for (int i = 0; i < scenarios.size(); i++) {
            placing.place(scenarios.get(i), i);
        }
        placing.placed().forEach(this::enter);
        incidents = placing.placed().stream()
                .map(attack -> attack.play().incident())
                .sorted(Comparator.comparingLong(Incident::from)
                        .thenComparing(Incident::account)
                        .thenComparing(Incident::scenario))
                .toList();
        leftOut = List.copyOf(placing.leftOut());
    }

    private void enter(Attack attack) {
        for (LogRecord record : attack.records()) {
            Hour hour = new Hour(attack.account().index(), Math.floorDiv(record.time() - start, Calendar.HOUR));
            records.computeIfAbsent(hour, unused -> new ArrayList<>()).add(record);
        }
        attack.play()
                .lists()
                .forEach((list, entries) ->
                        lists.computeIfAbsent(list, unused -> new TreeSet<>()).addAll(entries));
        places.addAll(attack.play().places());
    }

    /** The records of the cell, which are forgotten then. */
    @Override
    public List<LogRecord> records(Cell cell) {
        List<LogRecord> ofCell = records.remove(new Hour(cell.account().index(), cell.hour()));
        return ofCell == null ? List.of() : ofCell;
    }

    @Override
    public List<Incident> incidents() {
        return incidents;
    }

    @Override
    public Map<String, Set<String>> lists() {
        return lists;
    }

    @Override
    public List<String> places() {
        return List.copyOf(places);
    }

    @Override
    public Map<String, Object> options() {
        return wanted.described();
    }

    @Override
    public List<String> leftOut() {
        return leftOut;
    }
}
