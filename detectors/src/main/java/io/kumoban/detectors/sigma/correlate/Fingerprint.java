package io.kumoban.detectors.sigma.correlate;

import io.kumoban.engine.event.Hashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Stands for some texts in a table: 128 bits of their hash, so that long texts cost no more than short ones. */
record Fingerprint(long high, long low) {
    /** What it takes up in a table, with its entry; bytes. */
    static final int BYTES = 88;

    /** The fingerprint of texts in an order; texts that are joined in another way have another one. */
    static Fingerprint of(List<String> texts) {
        long high = 1;
        long low = 1;
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            high = Hashes.join(high, Hashes.of(utf8, 0, utf8.length));
            low = Hashes.join(low, Hashes.second(utf8, 0, utf8.length));
        }
        return new Fingerprint(high, low);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(high);
        out.writeLong(low);
    }

    static Fingerprint load(DataInput in) throws IOException {
        return new Fingerprint(in.readLong(), in.readLong());
    }
}
