package io.kumoban.datasets.simulator;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.delivery.DeliveredFile;
import io.kumoban.datasets.delivery.GzipPacker;
import io.kumoban.datasets.simulator.files.Outlet;
import io.kumoban.datasets.simulator.plan.FlowFormat;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Puts files into a bucket, packed and with their hashes. Belongs to one thread. */
final class FolderOutlet implements Outlet, AutoCloseable {
    private final Bucket bucket;
    private final GzipPacker packer = new GzipPacker();
    private final MessageDigest sha256;

    FolderOutlet(Bucket bucket) {
        this.bucket = bucket;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256; use a complete JDK.", e);
        }
    }

    @Override
    public DeliveredFile put(String key, long stamp, RecordBuffer content, int records, long oldest, long newest) {
        sha256.update(content.array(), 0, content.length());
        String hash = HexFormat.of().formatHex(sha256.digest());
        long stored;
        if (key.endsWith(FlowFormat.PARQUET.suffix())) {
            stored = bucket.putFile(key, file -> FlowTable.write(file, content.array(), content.length()));
        } else {
            packer.pack(content.array(), 0, content.length());
            bucket.putPacked(key, packer.packed(), packer.length());
            stored = packer.length();
        }
        return new DeliveredFile(key, stamp, records, hash, content.length(), stored, oldest, newest);
    }

    @Override
    public void close() {
        packer.close();
    }
}
