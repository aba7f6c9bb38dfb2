package io.kumoban.engine.source;

import org.jspecify.annotations.Nullable;

/** Bytes of one layer, ended in failure when the limits say so. Never gives a byte beyond a limit. */
final class Metered implements Bytes {
    private final Bytes below;
    private final Meter meter;
    private final int layer;
    private final byte[] probe = new byte[1];
    private @Nullable String overLimit;

    Metered(Bytes below, Meter meter, int layer) {
        this.below = below;
        this.meter = meter;
        this.layer = layer;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (overLimit != null) {
            return -1;
        }
        int allowed = meter.allowed(layer, length);
        int count = allowed == 0 ? probe(into, from) : below.read(into, from, allowed);
        if (count > 0) {
            meter.produce(layer, count);
        }
        return count;
    }

    /** Data that ends exactly at the limit is well; and reading one byte more may raise what the ratio allows. */
    private int probe(byte[] into, int from) {
        if (below.read(probe, 0, 1) < 0) {
            return -1;
        }
        if (meter.allowed(layer, 1) == 0) {
            overLimit = meter.reason(layer);
            return -1;
        }
        into[from] = probe[0];
        return 1;
    }

    @Override
    public @Nullable Stretch rest() {
        Stretch rest = below.rest();
        return rest != null && meter.allowed(layer, rest.length()) == rest.length() ? rest : null;
    }

    @Override
    public long pass(long count) {
        long passed = below.pass(count);
        meter.produce(layer, passed);
        return passed;
    }

    @Override
    public @Nullable String failure() {
        return overLimit == null ? below.failure() : overLimit;
    }

    @Override
    public void close() {
        below.close();
    }
}
