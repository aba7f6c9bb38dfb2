package io.kumoban.engine.place;

import io.kumoban.engine.event.Address;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes small databases in MaxMind's format (MaxMind DB File Format Specification 2.0): IPv6 trees with records of 32
 * bits, and in the data maps, texts, doubles and whole numbers.
 */
final class MaxMindFile {
    private static final int MAP = 7;
    private static final int TEXT = 2;
    private static final int DOUBLE = 3;
    private static final int UNSIGNED_32 = 6;
    private static final int EMPTY = -1;

    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Adds a network, which must not overlap another one; IPv4 ones lie at {@code ::/96}. */
    MaxMindFile add(String network, Map<String, ?> record) {
        int slash = network.indexOf('/');
        Address address = Address.of(network.substring(0, slash));
        long high = address.high();
        long low = address.isV4() ? address.low() & 0xffff_ffffL : address.low();
        int length = Integer.parseInt(network.substring(slash + 1)) + (address.isV4() ? 96 : 0);
        int offset = data.size();
        write(data, record);
        int node = 0;
        for (int bit = 0; bit < length; bit++) {
            int side = (int) (bit < 64 ? high >>> 63 - bit : low >>> 127 - bit) & 1;
            if (bit == length - 1) {
                nodes.get(node)[side] = -2 - offset;
            } else {
                if (nodes.get(node)[side] == EMPTY) {
                    nodes.get(node)[side] = nodes.size();
                    nodes.add(new int[] {EMPTY, EMPTY});
                }
                node = nodes.get(node)[side];
            }
        }
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int record : node) {
                int value = record == EMPTY ? nodes.size() : record < 0 ? nodes.size() + 16 - 2 - record : record;
                file.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
            }
        }
        file.writeBytes(new byte[16]);
        file.writeBytes(data.toByteArray());
        file.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
        write(
                file,
                Map.of(
                        "node_count", nodes.size(),
                        "record_size", 32,
                        "ip_version", 6,
                        "database_type", "Test",
                        "binary_format_major_version", 2,
                        "binary_format_minor_version", 0,
                        "build_epoch", 1_700_000_000));
        return file.toByteArray();
    }

    private static void write(ByteArrayOutputStream into, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                control(into, MAP, map.size());
                map.forEach((key, inner) -> {
                    write(into, key);
                    write(into, inner);
                });
            }
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                control(into, TEXT, utf8.length);
                into.writeBytes(utf8);
            }
            case Double number -> {
                control(into, DOUBLE, Double.BYTES);
                into.writeBytes(
                        ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
            }
            case Integer number -> {
                control(into, UNSIGNED_32, Integer.BYTES);
                into.writeBytes(
                        ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
            }
            default -> throw new IllegalArgumentException("no type for " + value);
        }
    }

    private static void control(ByteArrayOutputStream into, int type, int size) {
        if (size >= 29) {
            into.write(type << 5 | 29);
            into.write(size - 29);
        } else {
            into.write(type << 5 | size);
        }
    }
}
