package io.kumoban.engine.journal;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.LineHash;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Traffic;
import io.kumoban.engine.format.Projection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one family of a block into a run of a replay: the texts that it asks for, and the keys and dispatch
 * numbers that its detectors need. What depends on a text alone is worked out once a text, not once a row. Compiled for
 * a projection; used by one thread at a time.
 */
final class SectionReader {
    private final Projection projection;
    private final Layout layout;
    private final List<Field> held;
    private final int[] writingOrder;
    private final int[] slotOfHeld;
    /** By dispatch number, the places in {@link #held} of those fields that only calls of this name have. */
    private final int[][] sharedByName;

    private final Planes planes = new Planes();
    private final Codes codes = new Codes(planes);
    private final Numbers numbers = new Numbers(planes, codes);
    private final Texts texts = new Texts(planes, codes);
    private final LineHash identity = new LineHash();
    private final Address remote = new Address();
    private final int[] columnOfHeld;
    private final long[][] slicesOfHeld;
    private long[] times = {};
    private long[] values = {};
    private long[] more = {};
    private long[] memberNumbers = {};
    private long[] ends = {};
    private long[] first = {};
    private long[] second = {};

    /**
     * Compiles the reader.
     *
     * @param held the fields of the journal; all that the projection asks for must be among them
     */
    SectionReader(Kind kind, Projection projection, FieldsHeld held) {
        this.projection = projection;
        this.held = held.of(kind);
        layout = projection.layout(kind);
        writingOrder = FieldsHeld.writingOrder(this.held);
        slotOfHeld = new int[this.held.size()];
        columnOfHeld = new int[this.held.size()];
        slicesOfHeld = new long[this.held.size()][];
        for (int i = 0; i < slotOfHeld.length; i++) {
            slotOfHeld[i] = layout.slot(this.held.get(i));
        }
        sharedByName = new int[projection.names().count()][];
        for (int dispatch = 0; dispatch < sharedByName.length; dispatch++) {
            int name = dispatch;
            sharedByName[dispatch] = IntStream.range(0, slotOfHeld.length)
                    .filter(i ->
                            slotOfHeld[i] >= 0 && layout.isShared(slotOfHeld[i]) && layout.isHeld(slotOfHeld[i], name))
                    .toArray();
        }
    }

    /**
     * Adds the rows of a section that lie in the projection's span to a run, in order.
     *
     * @param rows    how many rows the section has
     * @param members the number in this replay of each member of the journal
     * @return how many rows were left out for their time
     */
    int read(BlockInput in, int rows, int[] members, Run run) {
        codes.clear();
        ensure(rows);
        readTimes(rows, in);
        int from = 0;
        while (from < rows && !projection.covers(times[from])) {
            from++;
        }
        int to = rows;
        while (to > from && !projection.covers(times[to - 1])) {
            to--;
        }
        int base = run.rows();
        run.open(to - from);
        run.commit(to - from);
        Rows target = new Rows(run, base - from, from, to);
        readIdentities(rows, target, in);
        readPlaces(rows, members, target, in);
        readTexts(rows, target, in);
        readNumbers(rows, target, in);
        derive(target);
        return rows - (to - from);
    }

    /** Which rows of the section go where: the row of the run is the section's plus {@code shift}. */
    private record Rows(Run run, int shift, int from, int to) {}

    private void readTimes(int rows, BlockInput in) {
        long time = in.packed.takeLong();
        long unit = in.packed.takeVarint();
        planes.read(times, rows, in);
        for (int i = 0; i < rows; i++) {
            time += times[i] * unit;
            times[i] = time;
        }
    }

    private boolean idsFromText;
    private boolean hashIsId;

    /** Notes where the identities are; they are set once the texts from which some of them follow are there. */
    private void readIdentities(int rows, Rows target, BlockInput in) {
        int how = in.packed.takeByte();
        idsFromText = (how & SectionWriter.IDS_FROM_TEXT) != 0;
        hashIsId = (how & SectionWriter.HASH_IS_ID) != 0;
        if (!idsFromText) {
            first = grown(first, rows);
            second = grown(second, rows);
            in.plain.takeLongs(first, rows);
            if ((how & SectionWriter.LOWER_HALF_ZERO) == 0) {
                in.plain.takeLongs(second, rows);
            } else {
                Arrays.fill(second, 0, rows, 0);
            }
        }
        if (!hashIsId) {
            values = grown(values, rows);
            more = grown(more, rows);
            in.plain.takeLongs(more, rows);
        }
        numbers.read(values, rows, in);
        Run run = target.run();
        for (int i = target.from(); i < target.to(); i++) {
            long high = idsFromText ? 0 : first[i];
            long low = idsFromText ? 0 : second[i];
            run.setOrderKey(i + target.shift(), times[i], high, low, hashIsId ? high : more[i], (int) values[i]);
        }
    }

    private void readPlaces(int rows, int[] members, Rows target, BlockInput in) {
        int count = in.packed.takeCount();
        memberNumbers = grown(memberNumbers, count);
        ends = grown(ends, count);
        planes.read(memberNumbers, count, in);
        for (int i = 0; i < count; i++) {
            memberNumbers[i] = members[(int) memberNumbers[i]];
            ends[i] = 0;
        }
        long[] column = codes.open(rows);
        codes.read(rows, count, in);
        numbers.read(values, rows, in);
        numbers.read(more, rows, in);
        Run run = target.run();
        for (int i = 0; i < rows; i++) {
            int code = (int) column[i] - 1;
            long offset = ends[code] + values[i];
            ends[code] = offset + more[i];
            if (i >= target.from() && i < target.to()) {
                run.setPlace(i + target.shift(), (int) memberNumbers[code], offset, (int) more[i]);
            }
        }
    }

    private void readTexts(int rows, Rows target, BlockInput in) {
        for (int i : writingOrder) {
            Field whole = FieldsHeld.wholeOf(held.get(i));
            int wholeIndex = whole == null ? -1 : held.indexOf(whole);
            columnOfHeld[i] = codes.size();
            slicesOfHeld[i] = texts.read(target.run(), rows, wholeIndex < 0 ? -1 : columnOfHeld[wholeIndex], in);
            int slot = slotOfHeld[i];
            if (slot >= 0 && !layout.isShared(slot)) {
                setSlices(target, slot, codes.column(columnOfHeld[i]), slicesOfHeld[i]);
            }
        }
    }

    private static void setSlices(Rows target, int slot, long[] column, long[] slices) {
        Run run = target.run();
        int shift = target.shift();
        for (int i = target.from(); i < target.to(); i++) {
            run.setSlice(slot, i + shift, slices[(int) column[i]]);
        }
    }

    private void readNumbers(int rows, Rows target, BlockInput in) {
        Run run = target.run();
        for (int column = 0; column < layout.numbers(); column++) {
            numbers.read(values, rows, in);
            boolean fromTime = layout.kind() == Kind.FLOW && column == Flow.START;
            for (int i = target.from(); i < target.to(); i++) {
                long value = fromTime && values[i] != Flow.NONE ? times[i] - values[i] : values[i];
                run.setNumber(column, i + target.shift(), value);
            }
        }
    }

    private void derive(Rows target) {
        switch (layout.kind()) {
            case API_CALL -> deriveCalls(target);
            case FLOW -> deriveFlows(target);
            case DNS_QUERY -> deriveQueries(target);
        }
    }

    private void deriveCalls(Rows target) {
        Run run = target.run();
        dispatch(target);
        long[] account = accounts(target, ApiCall.ACCOUNT);
        if (idsFromText) {
            identify(target, account);
        }
        if (layout.keys().isEmpty()) {
            return;
        }
        join(target, Key.PRINCIPAL, account, ApiCall.ACCOUNT, hashes(run, ApiCall.PRINCIPAL, 1), ApiCall.PRINCIPAL);
        int accessKey = layout.slot(Key.ACCESS_KEY);
        if (accessKey >= 0) {
            copy(target, accessKey, hashes(run, ApiCall.ACCESS_KEY_ID, 1), ApiCall.ACCESS_KEY_ID);
        }
        int api = layout.slot(Key.ACCOUNT_API);
        if (api >= 0) {
            long[] source = hashes(run, ApiCall.EVENT_SOURCE, 1);
            long[] name = hashes(run, ApiCall.NAME, 2);
            long[] accounts = column(ApiCall.ACCOUNT);
            long[] sources = column(ApiCall.EVENT_SOURCE);
            long[] names = column(ApiCall.NAME);
            for (int i = target.from(); i < target.to(); i++) {
                long joined = Hashes.join(source[(int) sources[i]], name[(int) names[i]]);
                run.setKey(api, i + target.shift(), Hashes.join(account[(int) accounts[i]], joined));
            }
        }
    }

    private void identify(Rows target, long[] account) {
        Run run = target.run();
        byte[] text = run.text();
        long[] accounts = column(ApiCall.ACCOUNT);
        int index = held.indexOf(ApiCall.EVENT_ID);
        long[] ids = codes.column(columnOfHeld[index]);
        long[] slices = slicesOfHeld[index];
        for (int i = target.from(); i < target.to(); i++) {
            long id = slices[(int) ids[i]];
            long seed = account[(int) accounts[i]];
            identity.hashCall(seed, text, Slice.offset(id), Slice.length(id));
            int row = i + target.shift();
            long hash = hashIsId ? identity.high() : run.recordHash(row);
            run.setOrderKey(row, times[i], identity.high(), identity.low(), hash, run.part(row));
        }
    }

    /** Sets the accounts of all rows; their hashes by code are returned, in the first of the arrays. */
    private long[] accounts(Rows target, Field field) {
        Run run = target.run();
        long[] account = hashes(run, field, 0);
        long[] column = column(field);
        for (int i = target.from(); i < target.to(); i++) {
            run.setAccount(i + target.shift(), account[(int) column[i]]);
        }
        return account;
    }

    /** Numbers the calls as this replay does, and sets the texts that it wants from calls of some names only. */
    private void dispatch(Rows target) {
        Run run = target.run();
        long[] name = hashes(run, ApiCall.NAME, 0);
        long[] names = column(ApiCall.NAME);
        for (int code = 0; code <= codes.entries(columnOfHeld[held.indexOf(ApiCall.NAME)]); code++) {
            name[code] = name[code] == 0 ? 0 : projection.names().number(name[code]);
        }
        for (int i = target.from(); i < target.to(); i++) {
            run.setDispatch(i + target.shift(), (int) name[(int) names[i]]);
            run.setSharedAbsent(i + target.shift());
            setShared(target, i);
        }
    }

    /** Sets the texts that only calls of the row's name have; there are few, or none. */
    private void setShared(Rows target, int i) {
        Run run = target.run();
        int row = i + target.shift();
        for (int index : sharedByName[run.dispatch(row)]) {
            run.setSlice(slotOfHeld[index], row, slicesOfHeld[index][(int) codes.column(columnOfHeld[index])[i]]);
        }
    }

    private void deriveFlows(Rows target) {
        Run run = target.run();
        for (int row = target.from() + target.shift(); row < target.to() + target.shift(); row++) {
            run.setDispatch(row, Traffic.number(run.number(Flow.SHAPE, row), run.number(Flow.PROTOCOL, row)));
        }
        join(target, Key.OWN_SIDE, accounts(target, Flow.ACCOUNT), Flow.ACCOUNT, null, Flow.OWN);
        int remoteKey = layout.slot(Key.REMOTE_SIDE);
        if (remoteKey >= 0) {
            for (int row = target.from() + target.shift(); row < target.to() + target.shift(); row++) {
                long high = run.number(Flow.REMOTE_HIGH, row);
                long low = run.number(Flow.REMOTE_LOW, row);
                if (high == 0 && low == 0) {
                    remote.setAbsent();
                } else {
                    remote.set(high, low);
                }
                run.setKey(remoteKey, row, remote.hash());
            }
        }
        int interfaceKey = layout.slot(Key.INTERFACE);
        if (interfaceKey >= 0) {
            copy(target, interfaceKey, hashes(run, Flow.INTERFACE, 0), Flow.INTERFACE);
        }
    }

    private void deriveQueries(Rows target) {
        for (int row = target.from() + target.shift(); row < target.to() + target.shift(); row++) {
            target.run().setDispatch(row, 0);
        }
        long[] account = accounts(target, DnsQuery.ACCOUNT);
        join(target, Key.CLIENT, account, DnsQuery.ACCOUNT, null, DnsQuery.CLIENT);
        int domain = layout.slot(Key.DOMAIN);
        if (domain >= 0) {
            copy(target, domain, hashes(target.run(), DnsQuery.DOMAIN, 0), DnsQuery.DOMAIN);
        }
    }

    /** Sets a key that joins an account and another text. */
    private void join(
            Rows target, Key key, long[] account, Field accountField, long @Nullable [] otherHashes, Field otherField) {
        int slot = layout.slot(key);
        if (slot < 0) {
            return;
        }
        Run run = target.run();
        long[] other = otherHashes == null ? hashes(run, otherField, 1) : otherHashes;
        long[] accounts = column(accountField);
        long[] others = column(otherField);
        for (int i = target.from(); i < target.to(); i++) {
            run.setKey(slot, i + target.shift(), Hashes.join(account[(int) accounts[i]], other[(int) others[i]]));
        }
    }

    private void copy(Rows target, int slot, long[] hashes, Field field) {
        long[] column = column(field);
        for (int i = target.from(); i < target.to(); i++) {
            target.run().setKey(slot, i + target.shift(), hashes[(int) column[i]]);
        }
    }

    private long[] column(Field field) {
        return codes.column(columnOfHeld[held.indexOf(field)]);
    }

    private final long[][] hashArrays = new long[3][];

    /** The hash of each text of a field by code, 0 for absent and empty ones; in one of three arrays. */
    private long[] hashes(Run run, Field field, int array) {
        int index = held.indexOf(field);
        int count = codes.entries(columnOfHeld[index]) + 1;
        long[] into = hashArrays[array];
        if (into == null || into.length < count) {
            into = new long[count];
            hashArrays[array] = into;
        }
        for (int code = 0; code < count; code++) {
            long slice = slicesOfHeld[index][code];
            into[code] = slice == Slice.ABSENT || Slice.length(slice) == 0
                    ? 0
                    : Hashes.of(run.text(), Slice.offset(slice), Slice.length(slice));
        }
        return into;
    }

    private void ensure(int rows) {
        times = grown(times, rows);
        values = grown(values, rows);
        more = grown(more, rows);
    }

    private static long[] grown(long[] array, int count) {
        return array.length < count ? new long[Math.max(count, array.length * 2)] : array;
    }
}
