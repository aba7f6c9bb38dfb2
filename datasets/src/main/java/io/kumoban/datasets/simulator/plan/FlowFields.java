package io.kumoban.datasets.simulator.plan;

import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.network.FlowLog;
import io.kumoban.engine.event.FlowIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns of flow logs, in their order.
 *
 * @param names as in {@code srcaddr}, without repetitions
 */
public record FlowFields(List<String> names) {
    /** Those of version 2, in their usual order. */
    public static final FlowFields DEFAULT = new FlowFields(List.of(FlowIdentity.DEFAULT_HEADER.split(" ")));
    /** All of versions 2 to 5. */
    public static final FlowFields FULL = new FlowFields(List.of(FlowLog.HEADER.split(" ")));

    /** Columns without which a line tells no flow. */
    private static final List<String> NEEDED = List.of("interface-id", "srcaddr", "dstaddr", "start", "end");

    public FlowFields {
        names = List.copyOf(names);
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("the flow fields name a column twice: " + String.join(",", names));
        }
    }

    /**
     * Columns by {@code default}, {@code full}, or a list with commas.
     *
     * @throws IllegalArgumentException if one of them is no column of versions 2 to 5, or a needed one is missing
     */
    public static FlowFields parse(String text) {
        String wanted = text.strip();
        if (wanted.equals("default")) {
            return DEFAULT;
        }
        if (wanted.equals("full")) {
            return FULL;
        }
        List<String> names = Arrays.asList(wanted.split(",", -1));
        for (String name : names) {
            if (!FULL.names.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is no flow field; there are default, full, and "
                        + String.join(",", FULL.names));
            }
        }
        for (String name : NEEDED) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "the flow fields need " + String.join(", ", NEEDED) + "; " + name + " is missing");
            }
        }
        return new FlowFields(names);
    }

    /** A record under {@link FlowLog#HEADER} as it stands under these columns. */
    public FlowRecord fit(FlowRecord record) {
        if (equals(FULL)) {
            return record;
        }
        String[] values = record.text().split(" ");
        String text = names.stream()
                .map(name -> name.equals("version") ? Integer.toString(version()) : values[FULL.names.indexOf(name)])
                .collect(Collectors.joining(" "));
        return new FlowRecord(record.time(), record.status(), header(), text);
    }

    /** The version that the lines name: the highest of all columns. */
    public int version() {
        return names.stream().mapToInt(FlowFields::version).max().orElse(2);
    }

    private static int version(String name) {
        int place = FULL.names.indexOf(name);
        return place < FULL.names.indexOf("vpc-id")
                ? 2
                : place < FULL.names.indexOf("region") ? 3 : place < FULL.names.indexOf("pkt-src-aws-service") ? 4 : 5;
    }

    /** The header line. */
    public String header() {
        return String.join(" ", names);
    }

    /** As {@link #parse} takes it. */
    @Override
    public String toString() {
        return equals(DEFAULT) ? "default" : equals(FULL) ? "full" : String.join(",", names);
    }
}
