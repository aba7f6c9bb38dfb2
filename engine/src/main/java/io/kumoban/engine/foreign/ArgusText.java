package io.kumoban.engine.foreign;

import io.kumoban.engine.feed.CsvRow;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bidirectional flows of Argus as CSV, as the CTU data sets have them ({@code .binetflow}). Times name no zone and are
 * taken for UTC. The label is not read: no detector may see it.
 */
public final class ArgusText implements LineReader {
    private static final Set<String> TELLING = Set.of("StartTime", "Dur", "Proto", "SrcAddr", "DstAddr", "State");
    private static final Set<String> NOT_IP = Set.of("arp", "rarp", "llc", "ipx/spx", "lldp", "stp", "man");
    private static final int MOST_FRACTION = 9;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu/MM/dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MOST_FRACTION, true)
            .toFormatter(Locale.ROOT);

    private Columns columns = Columns.NONE;

    /** Whether a line is the header of such a log. */
    public static boolean isHeader(String line) {
        return line.startsWith("StartTime,") && Set.copyOf(CsvRow.cells(line)).containsAll(TELLING);
    }

    @Override
    public void begin(@Nullable String header) {
        columns = Columns.NONE;
        if (header != null) {
            header.lines().forEach(this::read);
        }
    }

    @Override
    public @Nullable Reading read(String line) {
        if (line.isBlank()) {
            return null;
        }
        List<String> cells = CsvRow.cells(line);
        if (isHeader(line)) {
            columns = new Columns(cells);
            return null;
        }
        if (cells.size() != columns.count()) {
            return columns.wrongCount(cells.size());
        }
        return conversation(name -> {
            int place = columns.place(name);
            return place < 0 || cells.get(place).isEmpty() ? List.of() : List.of(cells.get(place));
        });
    }

    @Override
    public String columns() {
        return String.join(",", columns.names());
    }

    private static Reading conversation(Values values) {
        String name = values.text("Proto");
        if (name != null && NOT_IP.contains(name)) {
            return new Reading.Ignored("argus-not-ip");
        }
        long start = Moments.read(values.text("StartTime"), TIME, ZoneOffset.UTC);
        if (start == Moments.NONE) {
            return new Reading.Bad("has no StartTime like 2018/12/18 14:00:00.075359");
        }
        int protocol = Protocols.number(name);
        ArgusState state = protocol == Protocols.TCP ? ArgusState.of(values.text("State")) : ArgusState.NO_TCP;
        long packets = Numbers.count(values.text("TotPkts"));
        long bytes = Numbers.count(values.text("TotBytes"));
        long sentBytes = Numbers.count(values.text("SrcBytes"));
        long sentPackets = Numbers.count(values.text("SrcPkts"));
        long backBytes = rest(bytes, sentBytes);
        // The oldest sets do not say who sent the packets; where nothing came back it was the source.
        if (sentPackets < 0 && backBytes == 0) {
            sentPackets = packets;
        }
        return new Conversation(
                start,
                Moments.after(start, Numbers.decimal(values.text("Dur"))),
                values.text("SrcAddr"),
                Numbers.port(values.text("Sport")),
                values.text("DstAddr"),
                Numbers.port(values.text("Dport")),
                protocol,
                new Half(sentPackets, sentBytes, state.first()),
                new Half(rest(packets, sentPackets), backBytes, state.second()),
                state.verdict(),
                Conversation.Local.UNTOLD,
                Owner.UNTOLD);
    }

    private static long rest(long all, long part) {
        return all < 0 || part < 0 || part > all ? Half.UNTOLD : all - part;
    }
}
