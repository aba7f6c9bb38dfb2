package io.kumoban.engine.format;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ContentId;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.FlowIdentity;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plain reader of flow text, line by line on strings, that knows nothing of the estate: what the decoder must equal. */
final class FlowTextReference {
    private static final long LAST_SECOND = 253_402_300_799L;

    /** A record by the names of its columns; a column that is {@code -} is left out. */
    record Line(
            Map<String, String> values,
            long offset,
            String text,
            @Nullable String header) {
        String get(String name) {
            return values.getOrDefault(name, "");
        }

        long number(String name, long most) {
            String text = get(name);
            if (!text.matches("[0-9]{1,19}")) {
                return Flow.NONE;
            }
            BigInteger value = new BigInteger(text);
            return value.compareTo(BigInteger.valueOf(most)) > 0 ? Flow.NONE : value.longValue();
        }

        long time() {
            return number("end", LAST_SECOND) * 1000;
        }

        long start() {
            long start = number("start", LAST_SECOND);
            return start == Flow.NONE ? Flow.NONE : start * 1000;
        }

        Address address(String first, String second) {
            Address address = Address.of(get(first));
            return address.isAbsent() ? Address.of(get(second)) : address;
        }

        boolean sourceIsOwn() {
            switch (get("flow-direction")) {
                case "egress" -> {
                    return true;
                }
                case "ingress" -> {
                    return false;
                }
                default -> {}
            }
            Address source = address("srcaddr", "pkt-srcaddr");
            Address destination = address("dstaddr", "pkt-dstaddr");
            if (source.isPrivate() != destination.isPrivate()) {
                return source.isPrivate();
            }
            long sourcePort = number("srcport", 65535);
            long destinationPort = number("dstport", 65535);
            if (sourcePort != Flow.NONE && destinationPort != Flow.NONE && sourcePort != destinationPort) {
                boolean sourceIsEphemeral = sourcePort >= 32768;
                return sourceIsEphemeral != destinationPort >= 32768 ? sourceIsEphemeral : sourcePort > destinationPort;
            }
            return source.isAbsent() || destination.isAbsent() || hex(source).compareTo(hex(destination)) <= 0;
        }

        private static String hex(Address address) {
            return "%016x%016x".formatted(address.high(), address.low());
        }

        String own() {
            String local = sourceIsOwn() ? "srcaddr" : "dstaddr";
            String address = Address.of(get(local)).isAbsent() ? get("pkt-" + local) : get(local);
            return !get("instance-id").isEmpty()
                    ? get("instance-id")
                    : !get("interface-id").isEmpty()
                            ? get("interface-id")
                            : Address.of(address).isAbsent() ? "" : address;
        }

        String contentId() {
            byte[] under = header == null ? null : header.getBytes(StandardCharsets.UTF_8);
            return ContentId.ofFlow(under, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    final List<Line> good = new ArrayList<>();
    final Map<String, Long> ignored = new TreeMap<>();
    int bad;
    long malformed;

    FlowTextReference(String text) {
        Set<String> known = new HashSet<>(FlowColumns.known());
        String header = null;
        String[] names = FlowIdentity.DEFAULT_HEADER.split(" ");
        long offset = 0;
        for (String raw : text.split("\n", -1)) {
            String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
            String[] tokens = line.strip().split(" +");
            String[] normal = line.replace('_', '-').strip().split(" +");
            if (known.containsAll(List.of(normal))) {
                header = line;
                names = normal;
            } else if (!line.isBlank()) {
                read(names, tokens, offset, line, header);
            }
            offset += raw.getBytes(StandardCharsets.UTF_8).length + 1;
        }
    }

    private void read(String[] names, String[] tokens, long offset, String text, @Nullable String header) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(names.length, tokens.length); i++) {
            if (!tokens[i].equals("-")) {
                values.put(names[i], tokens[i]);
            }
        }
        Line line = new Line(values, offset, text, header);
        if (names.length != tokens.length || line.number("end", LAST_SECOND) == Flow.NONE) {
            bad++;
        } else if (line.get("log-status").matches("NODATA|SKIPDATA")) {
            ignored.merge(line.get("log-status").toLowerCase(Locale.ROOT), 1L, Long::sum);
        } else {
            good.add(line);
            countMalformed(line);
        }
    }

    private void countMalformed(Line line) {
        List<String> numbers = List.of("start", "srcport", "dstport", "protocol", "packets", "bytes", "tcp-flags");
        for (String name : numbers) {
            malformed += !line.get(name).isEmpty() && line.number(name, most(name)) == Flow.NONE ? 1 : 0;
        }
        for (String name : List.of("srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr")) {
            malformed += !line.get(name).isEmpty() && Address.of(line.get(name)).isAbsent() ? 1 : 0;
        }
    }

    private static long most(String name) {
        return switch (name) {
            case "start" -> LAST_SECOND;
            case "protocol" -> 255;
            case "packets", "bytes" -> Long.MAX_VALUE;
            default -> 65535;
        };
    }
}
