package io.kumoban.engine.foreign;

import io.kumoban.engine.feed.CsvRow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Flat CSV, a row a line, as a user's mapping says. */
public final class MappedText implements LineReader {
    private final CsvMapping mapping;
    private Columns columns;

    public MappedText(CsvMapping mapping) {
        this.mapping = mapping;
        columns = new Columns(mapping.header());
    }

    @Override
    public void begin(@Nullable String header) {
        columns = new Columns(mapping.header());
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
        if (mapping.isHeader(line)) {
            columns = new Columns(cells);
            return null;
        }
        if (cells.size() != columns.count()) {
            return columns.wrongCount(cells.size());
        }
        Values values = field -> {
            String column = mapping.columns().get(field);
            int place = column == null ? -1 : columns.place(column);
            String cell = place < 0 ? "" : cells.get(place);
            return cell.isEmpty() || cell.equals("-") ? List.of() : List.of(cell);
        };
        return mapping.family() == CsvMapping.Family.FLOW ? conversation(values) : query(values);
    }

    @Override
    public String columns() {
        return mapping.family() + "," + String.join(",", columns.names());
    }

    private Reading conversation(Values values) {
        long told = mapping.clock().read(values.text(CsvMapping.START));
        long end = mapping.clock().read(values.text(CsvMapping.END));
        double seconds = Numbers.decimal(values.text("duration")) * mapping.secondsOfOne();
        if (end == Moments.NONE) {
            end = told == Moments.NONE ? Moments.NONE : Moments.after(told, seconds);
        }
        if (end == Moments.NONE) {
            return new Reading.Bad("has no time in the columns that are mapped to start and end");
        }
        int protocol = Protocols.number(values.text("protocol"));
        return new Conversation(
                told == Moments.NONE ? end : told,
                end,
                values.text("source"),
                Numbers.port(values.text("sourcePort")),
                values.text("destination"),
                Numbers.port(values.text("destinationPort")),
                protocol,
                half(values, "packets", "bytes", "tcpFlags", protocol),
                half(values, "backPackets", "backBytes", "backTcpFlags", protocol),
                verdict(values.text("action")),
                Conversation.Local.UNTOLD,
                owner(values));
    }

    private static Half half(Values values, String packets, String bytes, String flags, int protocol) {
        long set = protocol == Protocols.TCP ? Numbers.count(values.text(flags)) : Half.UNTOLD;
        return new Half(
                Numbers.count(values.text(packets)),
                Numbers.count(values.text(bytes)),
                set <= 0xff ? (int) set : Half.UNTOLD);
    }

    private Conversation.Verdict verdict(@Nullable String action) {
        if (action == null) {
            return Conversation.Verdict.UNTOLD;
        }
        if (mapping.rejected().contains(action)) {
            return Conversation.Verdict.REJECT;
        }
        return mapping.accepted().contains(action) ? Conversation.Verdict.ACCEPT : Conversation.Verdict.UNTOLD;
    }

    private Reading query(Values values) {
        long time = mapping.clock().read(values.text(CsvMapping.TIME));
        if (time == Moments.NONE) {
            return new Reading.Bad("has no time in the column that is mapped to time");
        }
        String transport = values.text("transport");
        return new Query(
                time,
                values.text("name"),
                values.text("type"),
                values.text("rcode"),
                values.all("answers"),
                values.text("source"),
                values.text("sourcePort"),
                transport == null ? null : transport.toUpperCase(Locale.ROOT),
                owner(values));
    }

    private static Owner owner(Values values) {
        return new Owner(
                values.text("account"),
                values.text("region"),
                values.text("vpc"),
                values.text("subnet"),
                values.text("interface"),
                values.text("instance"));
    }
}
