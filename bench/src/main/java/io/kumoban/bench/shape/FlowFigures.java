package io.kumoban.bench.shape;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What flow records look like. */
final class FlowFigures {
    private static final int HUNDREDTH = 100;
    private static final int TOP = 10;

    private final Counter sources = new Counter();
    private final Counter knocking = new Counter();
    private final Counter ports = new Counter();
    private List<String> columns = List.of();
    private long records;
    private long rejected;
    private double logs;
    private double squares;
    private long sized;

    /** The header line of the lines to come. */
    void columns(String header) {
        columns = List.of(header.strip().split(" "));
    }

    void add(String line) {
        String[] values = line.split(" ");
        if (values.length < columns.size() || get(values, "bytes").equals("-")) {
            return;
        }
        records++;
        sources.add(get(values, "srcaddr"));
        ports.add(get(values, "dstport"));
        if (get(values, "action").equals("REJECT")) {
            rejected++;
            knocking.add(get(values, "srcaddr"));
        }
        double bytes = Double.parseDouble(get(values, "bytes"));
        if (bytes > 0) {
            double log = Math.log(bytes);
            logs += log;
            squares += log * log;
            sized++;
        }
    }

    void tell(Map<String, String> figures) {
        if (records == 0) {
            return;
        }
        double mean = logs / sized;
        figures.put("flows", Long.toString(records));
        figures.put("flows rejected, %", Counter.percent(rejected, records));
        figures.put("flows: mean of the logarithm of bytes", two(mean));
        figures.put("flows: its standard deviation", two(Math.sqrt(squares / sized - mean * mean)));
        figures.put("flows of the busiest hundredth of sources, %", sources.busiest(hundredth(sources)));
        figures.put("rejected flows of the busiest hundredth, %", knocking.busiest(hundredth(knocking)));
        figures.put("flows to the 10 most frequent ports, %", ports.busiest(TOP));
    }

    private static long hundredth(Counter counter) {
        return Math.max(1, counter.names() / HUNDREDTH);
    }

    private String get(String[] values, String column) {
        int place = columns.indexOf(column);
        return place < 0 ? "-" : values[place];
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
