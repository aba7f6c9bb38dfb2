package io.kumoban.engine.format;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The user's network interfaces by the hash of their id, for look-ups without a {@code String}. */
final class KnownInterfaces {
    /**
     * One interface.
     *
     * @param address  its primary private address; absent when it is not known
     * @param owner   the instance or function behind it in UTF-8, where it has one
     */
    record Known(Address address, byte @Nullable [] owner) {}

    private final Long2ObjectHashMap<Known> byHash = new Long2ObjectHashMap<>();

    /**
     * Compiles the look-up.
     *
     * @throws IllegalArgumentException when an interface has an address that is none
     */
    KnownInterfaces(Map<String, Assets.NetworkInterface> interfaces) {
        interfaces.forEach((id, known) -> byHash.put(Hashes.of(id), compile(id, known)));
    }

    private static Known compile(String id, Assets.NetworkInterface known) {
        String text = known.address();
        Address address = text == null ? new Address() : Address.of(text);
        if (text != null && address.isAbsent()) {
            throw new IllegalArgumentException(
                    "the interface " + id + " has the address '" + text + "', which is no IP address");
        }
        String owner = known.owner();
        return new Known(address, owner == null ? null : owner.getBytes(StandardCharsets.UTF_8));
    }

    boolean isEmpty() {
        return byHash.isEmpty();
    }

    /** The interface whose id has this hash, or null when nothing is known of it. */
    @Nullable
    Known find(long idHash) {
        return byHash.get(idHash);
    }
}
