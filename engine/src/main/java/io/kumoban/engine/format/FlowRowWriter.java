package io.kumoban.engine.format;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fills the columns of flow rows from the tokens of lines, column by column: the asked texts, the numbers, the two sides
 * and the keys. Compiled for a layout; nothing is allocated for a row.
 */
final class FlowRowWriter {
    private static final byte[] EGRESS = "egress".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INGRESS = "ingress".getBytes(StandardCharsets.US_ASCII);
    private static final long LAST_PORT = 65535;
    private static final long LAST_PROTOCOL = 255;
    private static final KnownInterfaces.Known NOT_KNOWN = new KnownInterfaces.Known(new Address(), null);

    private final Layout layout;
    private final Sides sides;
    private final KnownInterfaces interfaces;
    private final int ownSlot;
    private final int accountSlot;
    private final int interfaceSlot;
    private final int instanceSlot;
    private final int ownKey;
    private final int remoteKey;
    private final int interfaceKey;

    private final AddressColumn source;
    private final AddressColumn destination;
    private final AddressColumn packetSource;
    private final AddressColumn packetDestination;
    private final Seconds start = new Seconds();
    private final long[] starts = new long[FlowLines.MOST];
    private final long[] sourcePort = new long[FlowLines.MOST];
    private final long[] destinationPort = new long[FlowLines.MOST];
    private final long[] protocol = new long[FlowLines.MOST];
    private final long[] packets = new long[FlowLines.MOST];
    private final long[] bytes = new long[FlowLines.MOST];
    private final long[] tcpFlags = new long[FlowLines.MOST];
    private final long[] shape = new long[FlowLines.MOST];
    private final boolean[] outbound = new boolean[FlowLines.MOST];
    /** What the user tells of the interface of each line. */
    private final KnownInterfaces.Known[] known = new KnownInterfaces.Known[FlowLines.MOST];

    private final long[][] slices;
    private final long[][] hashes;
    private final Address left = new Address();
    private final Address right = new Address();

    private FlowColumns columns = FlowColumns.DEFAULT;
    private final int[] columnOfSlot;
    private final KnownTexts[] texts;
    private long textStamp;

    FlowRowWriter(Projection projection) {
        layout = projection.layout(Kind.FLOW);
        sides = new Sides(projection.assets().ownRanges());
        source = new AddressColumn(sides);
        destination = new AddressColumn(sides);
        packetSource = new AddressColumn(sides);
        packetDestination = new AddressColumn(sides);
        interfaces = new KnownInterfaces(projection.assets().interfaces());
        ownSlot = layout.slot(Flow.OWN);
        accountSlot = layout.slot(Flow.ACCOUNT);
        interfaceSlot = layout.slot(Flow.INTERFACE);
        instanceSlot = layout.slot(Flow.INSTANCE);
        ownKey = layout.slot(Key.OWN_SIDE);
        remoteKey = layout.slot(Key.REMOTE_SIDE);
        interfaceKey = layout.slot(Key.INTERFACE);
        columnOfSlot = new int[layout.fields().size()];
        slices = new long[columnOfSlot.length][FlowLines.MOST];
        hashes = new long[columnOfSlot.length][FlowLines.MOST];
        texts = new KnownTexts[columnOfSlot.length];
        Arrays.setAll(texts, slot -> new KnownTexts());
        Arrays.fill(known, NOT_KNOWN);
        use(columns);
    }

    /** The columns of the lines that follow. */
    void use(FlowColumns newColumns) {
        columns = newColumns;
        for (int slot = 0; slot < columnOfSlot.length; slot++) {
            Field field = layout.fields().get(slot);
            columnOfSlot[slot] = newColumns.column(field.path());
        }
    }

    /** Fills all but the order key and the place of open rows, one for each line, from {@code row} on. */
    void write(FlowLines lines, Run run, int row, Tally tally) {
        if (run.textStamp() != textStamp) {
            for (KnownTexts ofSlot : texts) {
                ofSlot.forget();
            }
            textStamp = run.textStamp();
        }
        int malformed = 0;
        for (int slot = 0; slot < columnOfSlot.length; slot++) {
            malformed += readTexts(lines, run, slot);
        }
        malformed += readAddresses(lines) + readNumbers(lines);
        tally.malformed(malformed);
        findInterfaces(lines.count());
        decideSides(lines);
        for (int line = 0; line < lines.count(); line++) {
            slices[ownSlot][line] = own(lines, run, line);
        }
        for (int line = 0; line < lines.count(); line++) {
            writeRow(run, row + line, line);
        }
    }

    private int readTexts(FlowLines lines, Run run, int slot) {
        int count = lines.count();
        int column = columnOfSlot[slot];
        long[] hash = hashes[slot];
        long[] slice = slices[slot];
        if (column < 0) {
            Arrays.fill(hash, 0, count, 0);
            Arrays.fill(slice, 0, count, Slice.ABSENT);
            return 0;
        }
        byte[] text = lines.bytes();
        KnownTexts seen = texts[slot];
        int malformed = 0;
        for (int line = 0; line < count; line++) {
            int start = lines.start(line, column);
            int end = lines.end(line, column);
            slice[line] = Slice.ABSENT;
            hash[line] = 0;
            if (end - start > 1 || text[start] != '-') {
                long kept = seen.slice(text, start, end, run);
                if (kept == KnownTexts.NO_TEXT) {
                    malformed++;
                } else {
                    slice[line] = kept;
                    hash[line] = seen.hash(run);
                }
            }
        }
        return malformed;
    }

    /** Reads both ends twice: as the interface saw them, and as the packets had them; each stands in for the other. */
    private int readAddresses(FlowLines lines) {
        int malformed = source.read(lines, columns.source)
                + destination.read(lines, columns.destination)
                + packetSource.read(lines, columns.packetSource)
                + packetDestination.read(lines, columns.packetDestination);
        int count = lines.count();
        packetSource.complete(source, count);
        source.complete(packetSource, count);
        packetDestination.complete(destination, count);
        destination.complete(packetDestination, count);
        return malformed;
    }

    private int readNumbers(FlowLines lines) {
        return NumberColumn.readSeconds(lines, columns.start, start, starts)
                + NumberColumn.read(lines, columns.sourcePort, LAST_PORT, sourcePort)
                + NumberColumn.read(lines, columns.destinationPort, LAST_PORT, destinationPort)
                + NumberColumn.read(lines, columns.protocol, LAST_PROTOCOL, protocol)
                + NumberColumn.read(lines, columns.packets, Long.MAX_VALUE, packets)
                + NumberColumn.read(lines, columns.bytes, Long.MAX_VALUE, bytes)
                + NumberColumn.read(lines, columns.tcpFlags, LAST_PORT, tcpFlags);
    }

    private void findInterfaces(int count) {
        if (interfaces.isEmpty()) {
            return;
        }
        for (int line = 0; line < count; line++) {
            KnownInterfaces.@Nullable Known found = interfaces.find(hashes[interfaceSlot][line]);
            known[line] = found == null ? NOT_KNOWN : found;
        }
    }

    private void decideSides(FlowLines lines) {
        int count = lines.count();
        byte[] text = lines.bytes();
        for (int line = 0; line < count; line++) {
            boolean fromInside = source.isInside(line);
            // As Sides has it, where neither the direction nor a known interface comes first.
            boolean addressesTell =
                    columns.direction < 0 && known[line].address().isAbsent();
            if (addressesTell && fromInside != destination.isInside(line)) {
                outbound[line] = fromInside;
                shape[line] = fromInside ? Flow.OUTBOUND : 0;
            } else {
                boolean out = sourceIsOwn(lines, line);
                outbound[line] = out;
                shape[line] = (out ? Flow.OUTBOUND : 0) | (sides.guessed() ? Flow.GUESSED : 0);
            }
        }
        if (columns.action >= 0) {
            for (int line = 0; line < count; line++) {
                int start = lines.start(line, columns.action);
                shape[line] |= action(text, start, lines.end(line, columns.action) - start);
            }
        }
    }

    private static long action(byte[] bytes, int start, int length) {
        if (length != 6) {
            return 0;
        }
        boolean accepted = bytes[start] == 'A'
                && bytes[start + 1] == 'C'
                && bytes[start + 2] == 'C'
                && bytes[start + 3] == 'E'
                && bytes[start + 4] == 'P'
                && bytes[start + 5] == 'T';
        boolean rejected = bytes[start] == 'R'
                && bytes[start + 1] == 'E'
                && bytes[start + 2] == 'J'
                && bytes[start + 3] == 'E'
                && bytes[start + 4] == 'C'
                && bytes[start + 5] == 'T';
        return (accepted ? Flow.ACCEPTED : 0) | (rejected ? Flow.REJECTED : 0);
    }

    private boolean sourceIsOwn(FlowLines lines, int line) {
        source.get(line, left);
        destination.get(line, right);
        return sides.sourceIsOwn(
                direction(lines, line), known[line].address(), left, sourcePort[line], right, destinationPort[line]);
    }

    private Sides.Direction direction(FlowLines lines, int line) {
        if (columns.direction < 0) {
            return Sides.Direction.UNKNOWN;
        }
        byte[] bytes = lines.bytes();
        int start = lines.start(line, columns.direction);
        int end = lines.end(line, columns.direction);
        if (Arrays.equals(bytes, start, end, EGRESS, 0, EGRESS.length)) {
            return Sides.Direction.EGRESS;
        }
        return Arrays.equals(bytes, start, end, INGRESS, 0, INGRESS.length)
                ? Sides.Direction.INGRESS
                : Sides.Direction.UNKNOWN;
    }

    private void writeRow(Run run, int row, int line) {
        // Masks, not branches: which way a flow goes is as good as random.
        long out = outbound[line] ? -1 : 0;
        run.setNumber(Flow.START, row, starts[line]);
        run.setNumber(Flow.LOCAL_HIGH, row, source.high(line) & out | destination.high(line) & ~out);
        run.setNumber(Flow.LOCAL_LOW, row, source.low(line) & out | destination.low(line) & ~out);
        long remoteHigh = packetDestination.high(line) & out | packetSource.high(line) & ~out;
        long remoteLow = packetDestination.low(line) & out | packetSource.low(line) & ~out;
        run.setNumber(Flow.REMOTE_HIGH, row, remoteHigh);
        run.setNumber(Flow.REMOTE_LOW, row, remoteLow);
        run.setNumber(Flow.LOCAL_PORT, row, sourcePort[line] & out | destinationPort[line] & ~out);
        run.setNumber(Flow.REMOTE_PORT, row, destinationPort[line] & out | sourcePort[line] & ~out);
        run.setNumber(Flow.PROTOCOL, row, protocol[line]);
        run.setNumber(Flow.PACKETS, row, packets[line]);
        run.setNumber(Flow.BYTES, row, bytes[line]);
        run.setNumber(Flow.TCP_FLAGS, row, tcpFlags[line]);
        run.setNumber(Flow.SHAPE, row, shape[line]);
        for (int slot = 0; slot < slices.length; slot++) {
            run.setSlice(slot, row, slices[slot][line]);
        }
        run.setDispatch(row, Traffic.number(shape[line], protocol[line]));
        long account = hashes[accountSlot][line];
        run.setAccount(row, account);
        if (ownKey >= 0) {
            run.setKey(ownKey, row, Hashes.join(account, hashes[ownSlot][line]));
        }
        if (remoteKey >= 0) {
            boolean present = outbound[line] ? packetDestination.isPresent(line) : packetSource.isPresent(line);
            run.setKey(remoteKey, row, present ? Hashes.join(remoteHigh, remoteLow) : 0);
        }
        if (interfaceKey >= 0) {
            run.setKey(interfaceKey, row, hashes[interfaceSlot][line]);
        }
    }

    /** The instance, else the instance or function that the context knows, else the interface, else the own address; its hash is kept. */
    private long own(FlowLines lines, Run run, int line) {
        long instance = slices[instanceSlot][line];
        if (instance != Slice.ABSENT) {
            hashes[ownSlot][line] = hashes[instanceSlot][line];
            return instance;
        }
        byte[] owner = known[line].owner();
        if (owner != null) {
            return kept(owner, 0, owner.length, run, line);
        }
        long interfaceId = slices[interfaceSlot][line];
        if (interfaceId != Slice.ABSENT) {
            hashes[ownSlot][line] = hashes[interfaceSlot][line];
            return interfaceId;
        }
        return addressSlice(lines, run, line);
    }

    private long kept(byte[] bytes, int from, int to, Run run, int line) {
        KnownTexts owners = texts[ownSlot];
        long slice = owners.slice(bytes, from, to, run);
        hashes[ownSlot][line] = owners.hash(run);
        return slice;
    }

    /** The own address as the line writes it, in the column that it was read from. */
    private long addressSlice(FlowLines lines, Run run, int line) {
        AddressColumn own = outbound[line] ? source : destination;
        hashes[ownSlot][line] = 0;
        if (!own.isPresent(line)) {
            return Slice.ABSENT;
        }
        int seen = outbound[line] ? columns.source : columns.destination;
        int packet = outbound[line] ? columns.packetSource : columns.packetDestination;
        int column = isAddress(lines, line, seen) ? seen : packet;
        return kept(lines.bytes(), lines.start(line, column), lines.end(line, column), run, line);
    }

    private boolean isAddress(FlowLines lines, int line, int column) {
        return column >= 0
                && left.parse(
                        lines.bytes(), lines.start(line, column), lines.end(line, column) - lines.start(line, column));
    }
}
