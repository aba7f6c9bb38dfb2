package io.kumoban.datasets.simulator;

import io.kumoban.datasets.delivery.LogRecord;
import io.kumoban.datasets.simulator.plan.Cell;
import io.kumoban.datasets.truth.Incident;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens beside ordinary life, attacks above all: records that are delivered among the ordinary ones, and their truth.
 * Whoever makes them finds people, machines and their keys in the cell's account
 * ({@link io.kumoban.datasets.estate.Keyring}).
 */
public interface Happenings {
    /** Nothing. */
    Happenings NONE = new Happenings() {
        @Override
        public List<LogRecord> records(Cell cell) {
            return List.of();
        }

        @Override
        public List<Incident> incidents() {
            return List.of();
        }
    };

    /**
     * The records of an account and hour; called once for each cell, from several threads at once, in any order. Equal cells
     * must give equal records.
     *
     * @return records whose times lie in the hour. Flow records have the columns of
     *     {@link io.kumoban.datasets.network.FlowLog#HEADER}, and get those of the data set when they are delivered
     */
    List<LogRecord> records(Cell cell);

    /** The truth of all of it, in time order; called when all cells are made. */
    List<Incident> incidents();

    /** What lists must hold for it to be seen: entries by list, as in {@code c2-ips}. */
    default Map<String, Set<String>> lists() {
        return Map.of();
    }

    /** Lines for a database of places in CSV: where addresses are. */
    default List<String> places() {
        return List.of();
    }

    /** What was asked for, by name, as the data set's description tells it. */
    default Map<String, Object> options() {
        return Map.of();
    }

    /** What was asked for and could not happen, a sentence each. */
    default List<String> leftOut() {
        return List.of();
    }
}
