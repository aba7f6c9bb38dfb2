package io.kumoban.engine.foreign;

import io.kumoban.engine.feed.CsvRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of some flat CSV mean.
 *
 * @param family          what its rows are
 * @param header          the names of the columns where the files have no header line; empty where they have one
 * @param clock           how times are written
 * @param secondsOfOne    how many seconds one of a duration is
 * @param columns         the column of each of our fields that there is
 * @param accepted        values of the field {@code action} of a conversation that came about
 * @param rejected        values of it of one that did not
 */
public record CsvMapping(
        Family family,
        List<String> header,
        Clock clock,
        double secondsOfOne,
        Map<String, String> columns,
        Set<String> accepted,
        Set<String> rejected) {

    /** What rows are. */
    public enum Family {
        /** Conversations, or one direction of them. */
        FLOW,
        /** Questions to a resolver. */
        DNS
    }

    static final String START = "start";
    static final String END = "end";
    static final String TIME = "time";

    private static final Set<String> FLOW_FIELDS = Set.of(
            START,
            END,
            "duration",
            "source",
            "sourcePort",
            "destination",
            "destinationPort",
            "protocol",
            "packets",
            "bytes",
            "tcpFlags",
            "backPackets",
            "backBytes",
            "backTcpFlags",
            "action",
            "account",
            "region",
            "vpc",
            "subnet",
            "interface",
            "instance");
    private static final Set<String> DNS_FIELDS = Set.of(
            TIME,
            "name",
            "type",
            "rcode",
            "answers",
            "source",
            "sourcePort",
            "transport",
            "account",
            "region",
            "vpc",
            "instance");

    /** The names of our fields that a family has. */
    static Set<String> fields(Family family) {
        return family == Family.FLOW ? FLOW_FIELDS : DNS_FIELDS;
    }

    /** Whether a line names all the columns that are mapped. */
    public boolean isHeader(String line) {
        return new HashSet<>(CsvRow.cells(line)).containsAll(columns.values());
    }

    /**
     * Whether a file that begins with this line is meant: it is a header with all columns, or where the files have none, a
     * row with as many cells and a time where it should be.
     */
    public boolean fits(String line) {
        if (isHeader(line)) {
            return true;
        }
        List<String> cells = CsvRow.cells(line);
        if (cells.size() != header.size()) {
            return false;
        }
        String column = columns.getOrDefault(START, columns.getOrDefault(END, columns.get(TIME)));
        int place = header.indexOf(column);
        return place >= 0 && clock.read(cells.get(place)) != Moments.NONE;
    }
}
