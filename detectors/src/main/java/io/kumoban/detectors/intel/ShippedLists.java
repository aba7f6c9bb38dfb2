package io.kumoban.detectors.intel;

import io.kumoban.engine.event.Sha256;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.ListOrigin;
import io.kumoban.engine.list.Lists;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The small lists that are there without {@code --intel}; what the user gives is added to them. */
public final class ShippedLists {
    /** Domains of cryptocurrency mining pools. */
    public static final String MINING = "crypto-domains";

    private ShippedLists() {}

    /** Reads them. */
    public static Lists read() {
        byte[] bytes = bytes(MINING);
        List<String> names = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        ListOrigin origin = new ListOrigin("shipped " + MINING, Sha256.of(bytes));
        return new Lists(Map.of(), Map.of(MINING, DomainSet.of(names)), Map.of(), Map.of(MINING, List.of(origin)));
    }

    private static byte[] bytes(String list) {
        String resource = "/io/kumoban/detectors/lists/" + list + ".txt";
        try (InputStream in = ShippedLists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the shipped list " + resource + " is missing; the jar is not whole");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the shipped list " + resource + " cannot be read", unreadable);
        }
    }
}
