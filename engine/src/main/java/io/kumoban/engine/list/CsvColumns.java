package io.kumoban.engine.list;

import io.kumoban.engine.feed.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries stand in the rows of a CSV list, as its header says: OTX_CSV has a type and an indicator,
 * PROOF_POINT a column of addresses or of domains, FIRE_EYE one of each among many, lists of Tor nodes a column
 * {@code ipaddr}. Without a header that is known, the first column counts. A row is a line.
 */
final class CsvColumns {
    private static final Set<String> ADDRESS = Set.of("ip", "ipaddr", "ipaddress", "cidr", "network");
    private static final Set<String> NAME = Set.of("domain", "domainname", "hostname", "fqdn");
    private static final Set<String> TYPE = Set.of("indicatortype", "type");

    private final List<Integer> addresses = new ArrayList<>();
    private final List<Integer> names = new ArrayList<>();
    private int type = -1;
    private int indicator = -1;
    private final boolean header;

    private CsvColumns(List<String> first) {
        for (int i = 0; i < first.size(); i++) {
            String title = first.get(i).toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
            if (ADDRESS.contains(title)) {
                addresses.add(i);
            } else if (NAME.contains(title)) {
                names.add(i);
            } else if (title.equals("indicator")) {
                indicator = i;
            } else if (TYPE.contains(title)) {
                type = i;
            }
        }
        boolean known = !addresses.isEmpty() || !names.isEmpty() || indicator >= 0;
        // A heading is a word; what has a dot or a colon is an entry, if a bad one.
        header = known || !first.getFirst().matches(".*[.:].*");
    }

    /** The columns of a list that begins with this line; null when it is no CSV. What follows a {@code #} is no part of it. */
    static @Nullable CsvColumns of(String line) {
        int hash = line.indexOf('#');
        List<String> cells = CsvRow.cells(hash < 0 ? line : line.substring(0, hash));
        CsvColumns columns = new CsvColumns(cells);
        boolean known = !columns.addresses.isEmpty() || !columns.names.isEmpty() || columns.indicator >= 0;
        return cells.size() > 1 || line.startsWith("\"") || known ? columns : null;
    }

    /** Whether the line says what the columns hold. */
    boolean hasHeader() {
        return header;
    }

    /** Takes the entries of a row. */
    void read(int line, String row, ListEntries entries) {
        List<String> cells = CsvRow.cells(row);
        if (indicator >= 0 && type >= 0) {
            typed(line, cell(cells, type).toLowerCase(Locale.ROOT), cell(cells, indicator), entries);
            return;
        }
        if (addresses.isEmpty() && names.isEmpty()) {
            entries.any(line, cell(cells, Math.max(0, indicator)));
            return;
        }
        boolean empty = true;
        for (int column : addresses) {
            String cell = cell(cells, column);
            if (!cell.isEmpty()) {
                entries.address(line, cell);
                empty = false;
            }
        }
        for (int column : names) {
            String cell = cell(cells, column);
            if (!cell.isEmpty()) {
                entries.name(line, cell);
                empty = false;
            }
        }
        if (empty) {
            entries.skip(line, "rows without an address or a name");
        }
    }

    private static void typed(int line, String type, String indicator, ListEntries entries) {
        switch (type) {
            case "ipv4", "ipv6", "cidr", "ip" -> entries.address(line, indicator);
            case "domain", "domain name", "hostname" -> entries.name(line, indicator);
            default -> entries.skip(line, "indicators that are neither addresses nor domain names");
        }
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
