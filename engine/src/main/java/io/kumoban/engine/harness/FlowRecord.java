package io.kumoban.engine.harness;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A VPC Flow Log record for tests, in the default columns: an accepted TCP flow of ten packets in one minute. The local
 * side is 10.0.0.5 unless said otherwise.
 */
public final class FlowRecord extends Line {
    private final Map<String, String> columns = new LinkedHashMap<>();

    private FlowRecord(String source, int sourcePort, String destination, int destinationPort) {
        columns.put("version", "2");
        columns.put("account-id", "111122223333");
        columns.put("interface-id", "eni-0123456789abcdef0");
        columns.put("srcaddr", source);
        columns.put("dstaddr", destination);
        columns.put("srcport", Integer.toString(sourcePort));
        columns.put("dstport", Integer.toString(destinationPort));
        columns.put("protocol", "6");
        columns.put("packets", "10");
        columns.put("bytes", "1000");
        at("2026-03-02T10:00:00Z");
        columns.put("action", "ACCEPT");
        columns.put("log-status", "OK");
    }

    /** From 10.0.0.5, port 40000, to this address and port. */
    public static FlowRecord to(String address, int port) {
        return new FlowRecord("10.0.0.5", 40000, address, port);
    }

    /** From this address, port 40000, to 10.0.0.5 and this port. */
    public static FlowRecord from(String address, int port) {
        return new FlowRecord(address, 40000, "10.0.0.5", port);
    }

    /** Between any two ends. */
    public static FlowRecord between(String source, int sourcePort, String destination, int destinationPort) {
        return new FlowRecord(source, sourcePort, destination, destinationPort);
    }

    /** The end of the window, ISO-8601; it starts a minute earlier. */
    public FlowRecord at(String iso) {
        return at(Instant.parse(iso));
    }

    public FlowRecord at(Instant end) {
        columns.put("start", Long.toString(end.getEpochSecond() - 60));
        columns.put("end", Long.toString(end.getEpochSecond()));
        changed();
        return this;
    }

    public FlowRecord sourcePort(int port) {
        return with("srcport", Integer.toString(port));
    }

    public FlowRecord protocol(int number) {
        return with("protocol", Integer.toString(number));
    }

    public FlowRecord packets(long count, long bytes) {
        with("packets", Long.toString(count));
        return with("bytes", Long.toString(bytes));
    }

    public FlowRecord rejected() {
        return with("action", "REJECT");
    }

    public FlowRecord through(String interfaceId) {
        return with("interface-id", interfaceId);
    }

    /** Another value of one of the default columns. */
    public FlowRecord with(String column, String value) {
        if (!columns.containsKey(column)) {
            throw new IllegalArgumentException(column + " is none of the default columns");
        }
        columns.put(column, value);
        changed();
        return this;
    }

    @Override
    String write() {
        return String.join(" ", columns.values());
    }
}
