package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.shard.Batch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the total order between two events: behind the last event of a batch. Equal events stand side by side and
 * may lie on both sides, so they are counted; and a twin behind the cut must find the names that stand before it.
 *
 * @param key    the order key of the last event before it
 * @param copies how many events with this very key lie before it, 1 or more
 * @param names  for an API call, hashes of the event names of all that share its time and id and lie before
 */
record Cut(OrderKey key, long copies, List<Long> names) {
    private static final int EVENT_NAME = ApiCall.STANDARD.indexOf(ApiCall.EVENT_NAME);

    /** The cut behind a batch; {@code before} is the one behind the batch before it. */
    static @Nullable Cut behind(Batch batch, @Nullable Cut before) {
        int last = batch.size() - 1;
        if (last < 0) {
            return before;
        }
        Run run = batch.run(last);
        int row = batch.row(last);
        OrderKey key = OrderKey.of(run, row);
        long copies = 0;
        int at = last;
        while (at >= 0 && OrderKey.compareRows(batch.run(at), batch.row(at), run, row) == 0) {
            copies++;
            at--;
        }
        if (at < 0 && before != null && before.key.equals(key)) {
            copies += before.copies;
        }
        return new Cut(key, copies, names(batch, key, before));
    }

    private static List<Long> names(Batch batch, OrderKey key, @Nullable Cut before) {
        List<Long> names = new ArrayList<>();
        int at = batch.size() - 1;
        while (at >= 0 && isTwin(batch.run(at), batch.row(at), key)) {
            names.add(name(batch.run(at), batch.row(at)));
            at--;
        }
        if (at < 0 && before != null && before.isTwinOf(key)) {
            names.addAll(before.names);
        }
        return names;
    }

    private static boolean isTwin(Run run, int row, OrderKey key) {
        return key.kind() == Kind.API_CALL
                && run.kind() == Kind.API_CALL
                && run.time(row) == key.time()
                && run.idHigh(row) == key.idHigh()
                && run.idLow(row) == key.idLow();
    }

    private boolean isTwinOf(OrderKey other) {
        return key.kind() == other.kind()
                && key.time() == other.time()
                && key.idHigh() == other.idHigh()
                && key.idLow() == other.idLow();
    }

    /** The hash by which twins' names are compared. */
    static long name(Run run, int row) {
        long name = run.slice(EVENT_NAME, row);
        return Hashes.of(run.text(), Slice.offset(name), Slice.length(name));
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(key.time());
        out.writeByte(key.kind().ordinal());
        out.writeLong(key.idHigh());
        out.writeLong(key.idLow());
        out.writeLong(key.recordHash());
        out.writeInt(key.part());
        out.writeLong(copies);
        out.writeInt(names.size());
        for (long name : names) {
            out.writeLong(name);
        }
    }

    static Cut load(DataInput in) throws IOException {
        OrderKey key = new OrderKey(
                in.readLong(),
                Kind.of(in.readUnsignedByte()),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt());
        long copies = in.readLong();
        List<Long> names = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            names.add(in.readLong());
        }
        return new Cut(key, copies, names);
    }
}
