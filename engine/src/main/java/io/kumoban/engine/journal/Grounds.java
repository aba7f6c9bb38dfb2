package io.kumoban.engine.journal;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.format.PublicSuffixes;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What decoding was told beside the logs, as hashes: a journal holds what was decided by it (the sides of flows, the
 * registered domains), so it is read only where the same would be decided again.
 *
 * @param context  of the own ranges and the interfaces that {@code --context} names
 * @param suffixes of the public suffix list
 */
public record Grounds(long context, long suffixes) {
    /** The grounds of a replay. */
    public static Grounds of(Assets assets, PublicSuffixes suffixes) {
        long context = assets.ownRanges().digest();
        for (var known : new TreeMap<>(assets.interfaces()).entrySet()) {
            context = Hashes.join(context, Hashes.of(known.getKey()));
            context = Hashes.join(context, hash(known.getValue().address()));
            context = Hashes.join(context, hash(known.getValue().owner()));
        }
        return new Grounds(context, suffixes.digest());
    }

    private static long hash(@org.jspecify.annotations.Nullable String text) {
        return Hashes.of(Objects.requireNonNullElse(text, ""));
    }
}
