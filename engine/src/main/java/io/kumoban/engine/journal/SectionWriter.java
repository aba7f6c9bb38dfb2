package io.kumoban.engine.journal;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.LineHash;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/**
 * Writes the rows of one family of a block, column by column. Keys and dispatch numbers are left out, as they depend on
 * who listens, and identities where they follow from the texts.
 */
final class SectionWriter {
    /** How content ids and record hashes are kept. */
    static final int IDS_FROM_TEXT = 1;

    static final int HASH_IS_ID = 2;
    static final int LOWER_HALF_ZERO = 4;

    private static final int ACCOUNT = ApiCall.STANDARD.indexOf(ApiCall.ACCOUNT);
    private static final int EVENT_ID = ApiCall.STANDARD.indexOf(ApiCall.EVENT_ID);

    private final Planes planes = new Planes();
    private final Codes codes = new Codes(planes);
    private final Numbers numbers = new Numbers(planes, codes);
    private final Texts texts = new Texts(planes, codes);
    private final LineHash identity = new LineHash();
    private long[] values = {};
    private final Long2LongHashMap memberCodes = new Long2LongHashMap(0);
    private long[] memberNumbers = new long[64];
    private long[] ends = new long[64];

    /** Writes all rows in their present order, which must be the total order. */
    void write(Run run, BlockOutput out) {
        int rows = run.rows();
        codes.clear();
        if (values.length < rows) {
            values = new long[rows];
        }
        writeTimes(run, out);
        writeIdentities(run, out);
        for (int row = 0; row < rows; row++) {
            values[row] = run.part(row);
        }
        numbers.write(values, rows, out);
        writePlaces(run, out);
        writeTexts(run, out);
        for (int column = 0; column < run.layout().numbers(); column++) {
            boolean fromTime = run.kind() == Kind.FLOW && column == Flow.START;
            for (int row = 0; row < rows; row++) {
                long value = run.number(column, row);
                values[row] = fromTime && value != Flow.NONE ? run.time(row) - value : value;
            }
            numbers.write(values, rows, out);
        }
    }

    private void writeTimes(Run run, BlockOutput out) {
        long unit = 1000;
        for (int row = 0; row < run.rows(); row++) {
            unit = run.time(row) % 1000 == 0 ? unit : 1;
        }
        long before = run.time(0);
        for (int row = 0; row < run.rows(); row++) {
            values[row] = (run.time(row) - before) / unit;
            before = run.time(row);
        }
        out.packed.putLong(run.time(0));
        out.packed.putVarint(unit);
        planes.write(values, run.rows(), out);
    }

    private void writeIdentities(Run run, BlockOutput out) {
        boolean fromText = run.kind() == Kind.API_CALL;
        boolean hashIsId = true;
        boolean lowerZero = true;
        for (int row = 0; row < run.rows(); row++) {
            lowerZero &= run.idLow(row) == 0;
            hashIsId &= run.recordHash(row) == run.idHigh(row);
            if (fromText) {
                fromText = followsFromText(run, row);
            }
        }
        out.packed.putByte(
                (fromText ? IDS_FROM_TEXT : 0) | (hashIsId ? HASH_IS_ID : 0) | (lowerZero ? LOWER_HALF_ZERO : 0));
        for (int row = 0; row < run.rows() && !fromText; row++) {
            out.plain.putLong(run.idHigh(row));
        }
        for (int row = 0; row < run.rows() && !fromText && !lowerZero; row++) {
            out.plain.putLong(run.idLow(row));
        }
        for (int row = 0; row < run.rows() && !hashIsId; row++) {
            out.plain.putLong(run.recordHash(row));
        }
    }

    private boolean followsFromText(Run run, int row) {
        long account = run.slice(ACCOUNT, row);
        long id = run.slice(EVENT_ID, row);
        if (account == Slice.ABSENT || id == Slice.ABSENT || Slice.length(account) == 0) {
            return false;
        }
        byte[] text = run.text();
        long hash = Hashes.of(text, Slice.offset(account), Slice.length(account));
        identity.hashCall(hash, text, Slice.offset(id), Slice.length(id));
        return identity.high() == run.idHigh(row) && identity.low() == run.idLow(row);
    }

    /** Records lie one behind the other in most files, so an offset is told by the end of the last record of its file. */
    private void writePlaces(Run run, BlockOutput out) {
        int rows = run.rows();
        memberCodes.clear();
        int members = 0;
        long[] column = codes.open(rows);
        for (int row = 0; row < rows; row++) {
            long code = memberCodes.get(run.member(row));
            if (code == 0) {
                code = ++members;
                memberCodes.put(run.member(row), code);
                if (members > ends.length) {
                    ends = Arrays.copyOf(ends, members * 2);
                    memberNumbers = Arrays.copyOf(memberNumbers, members * 2);
                }
                memberNumbers[members - 1] = run.member(row);
            }
            column[row] = code;
        }
        out.packed.putVarint(members);
        planes.write(memberNumbers, members, out);
        codes.write(rows, members, out);
        Arrays.fill(ends, 0, members, 0);
        for (int row = 0; row < rows; row++) {
            int member = (int) column[row] - 1;
            values[row] = run.offset(row) - ends[member];
            ends[member] = run.offset(row) + run.length(row);
        }
        numbers.write(values, rows, out);
        for (int row = 0; row < rows; row++) {
            values[row] = run.length(row);
        }
        numbers.write(values, rows, out);
    }

    private void writeTexts(Run run, BlockOutput out) {
        List<Field> fields = run.layout().fields();
        int[] columnOfSlot = new int[fields.size()];
        for (int slot : FieldsHeld.writingOrder(fields)) {
            Field wholeField = FieldsHeld.wholeOf(fields.get(slot));
            int wholeSlot = wholeField == null ? -1 : run.layout().slot(wholeField);
            int whole = wholeSlot < 0 ? -1 : columnOfSlot[wholeSlot];
            columnOfSlot[slot] = codes.size();
            texts.write(run, slot, whole, wholeSlot, out);
        }
    }
}
