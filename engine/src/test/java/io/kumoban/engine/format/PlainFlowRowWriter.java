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
import io.kumoban.engine.scan.Utf8;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Fills a flow row column by column from the tokens of one line, for {@link PlainFlowTextDecoder}. */
final class PlainFlowRowWriter {
    private static final byte[] ACCEPT = ascii("ACCEPT");
    private static final byte[] REJECT = ascii("REJECT");
    private static final byte[] EGRESS = ascii("egress");
    private static final byte[] INGRESS = ascii("ingress");

    private static final long LAST_PORT = 65535;
    private static final long LAST_PROTOCOL = 255;
    private static final Address NOT_KNOWN = new Address();

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

    private final Address source = new Address();
    private final Address destination = new Address();
    private final Address packetSource = new Address();
    private final Address packetDestination = new Address();

    private FlowColumns columns = FlowColumns.DEFAULT;
    private final int[] columnOfSlot;

    PlainFlowRowWriter(Projection projection) {
        layout = projection.layout(Kind.FLOW);
        sides = new Sides(projection.assets().ownRanges());
        interfaces = new KnownInterfaces(projection.assets().interfaces());
        ownSlot = layout.slot(Flow.OWN);
        accountSlot = layout.slot(Flow.ACCOUNT);
        interfaceSlot = layout.slot(Flow.INTERFACE);
        instanceSlot = layout.slot(Flow.INSTANCE);
        ownKey = layout.slot(Key.OWN_SIDE);
        remoteKey = layout.slot(Key.REMOTE_SIDE);
        interfaceKey = layout.slot(Key.INTERFACE);
        columnOfSlot = new int[layout.fields().size()];
        use(columns);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The columns of the lines that follow. */
    void use(FlowColumns newColumns) {
        columns = newColumns;
        for (int slot = 0; slot < columnOfSlot.length; slot++) {
            Field field = layout.fields().get(slot);
            columnOfSlot[slot] = newColumns.column(field.path());
        }
    }

    /** Fills all but the order key and the place of an open row. The tokens are as many as the columns. */
    void write(Tokens line, Run run, int row, Tally tally) {
        writeTexts(line, run, row, tally);
        readAddresses(line, tally);
        long sourcePort = number(line, columns.sourcePort, LAST_PORT, tally);
        long destinationPort = number(line, columns.destinationPort, LAST_PORT, tally);
        long interfaceHash = hash(run, run.slice(interfaceSlot, row));
        KnownInterfaces.@Nullable Known known = interfaces.isEmpty() ? null : interfaces.find(interfaceHash);
        boolean outbound = sides.sourceIsOwn(
                direction(line),
                known == null ? NOT_KNOWN : known.address(),
                source,
                sourcePort,
                destination,
                destinationPort);

        Address remote = outbound ? packetDestination : packetSource;
        writeNumbers(line, run, row, tally);
        writeSides(run, row, outbound ? source : destination, remote);
        run.setNumber(Flow.LOCAL_PORT, row, outbound ? sourcePort : destinationPort);
        run.setNumber(Flow.REMOTE_PORT, row, outbound ? destinationPort : sourcePort);
        run.setNumber(Flow.SHAPE, row, shape(line, outbound));
        run.setSlice(ownSlot, row, ownSlice(line, run, row, outbound, known));
        run.setDispatch(row, Traffic.number(run.number(Flow.SHAPE, row), run.number(Flow.PROTOCOL, row)));
        writeKeys(run, row, remote, interfaceHash);
    }

    private void writeTexts(Tokens line, Run run, int row, Tally tally) {
        byte[] bytes = line.bytes();
        for (int slot = 0; slot < columnOfSlot.length; slot++) {
            int column = columnOfSlot[slot];
            long slice = Slice.ABSENT;
            if (!line.isAbsent(column)) {
                if (Utf8.isValid(bytes, line.start(column), line.end(column))) {
                    slice = run.addText(bytes, line.start(column), line.length(column), Slice.STRING);
                } else {
                    tally.malformed();
                }
            }
            run.setSlice(slot, row, slice);
        }
    }

    /** Reads both ends twice: as the interface saw them, and as the packets had them; each stands in for the other. */
    private void readAddresses(Tokens line, Tally tally) {
        readAddress(line, columns.source, source, tally);
        readAddress(line, columns.destination, destination, tally);
        readAddress(line, columns.packetSource, packetSource, tally);
        readAddress(line, columns.packetDestination, packetDestination, tally);
        complete(source, packetSource);
        complete(destination, packetDestination);
    }

    private static void readAddress(Tokens line, int column, Address into, Tally tally) {
        if (!line.readAddress(column, into)) {
            tally.malformed();
        }
    }

    private static void complete(Address seen, Address packet) {
        if (packet.isAbsent() && !seen.isAbsent()) {
            packet.set(seen.high(), seen.low());
        } else if (seen.isAbsent() && !packet.isAbsent()) {
            seen.set(packet.high(), packet.low());
        }
    }

    private Sides.Direction direction(Tokens line) {
        if (line.is(columns.direction, EGRESS)) {
            return Sides.Direction.EGRESS;
        }
        return line.is(columns.direction, INGRESS) ? Sides.Direction.INGRESS : Sides.Direction.UNKNOWN;
    }

    private void writeNumbers(Tokens line, Run run, int row, Tally tally) {
        long start = number(line, columns.start, FlowTextDecoder.LAST_SECOND, tally);
        run.setNumber(Flow.START, row, start == Flow.NONE ? Flow.NONE : start * 1000);
        run.setNumber(Flow.PROTOCOL, row, number(line, columns.protocol, LAST_PROTOCOL, tally));
        run.setNumber(Flow.PACKETS, row, number(line, columns.packets, Long.MAX_VALUE, tally));
        run.setNumber(Flow.BYTES, row, number(line, columns.bytes, Long.MAX_VALUE, tally));
        run.setNumber(Flow.TCP_FLAGS, row, number(line, columns.tcpFlags, LAST_PORT, tally));
    }

    private static long number(Tokens line, int column, long most, Tally tally) {
        long number = line.number(column, most);
        if (number == Tokens.UNREADABLE) {
            tally.malformed();
            return Flow.NONE;
        }
        return number;
    }

    private static void writeSides(Run run, int row, Address local, Address remote) {
        run.setNumber(Flow.LOCAL_HIGH, row, local.high());
        run.setNumber(Flow.LOCAL_LOW, row, local.low());
        run.setNumber(Flow.REMOTE_HIGH, row, remote.high());
        run.setNumber(Flow.REMOTE_LOW, row, remote.low());
    }

    private long shape(Tokens line, boolean outbound) {
        long shape = (outbound ? Flow.OUTBOUND : 0) | (sides.guessed() ? Flow.GUESSED : 0);
        if (line.is(columns.action, ACCEPT)) {
            shape |= Flow.ACCEPTED;
        } else if (line.is(columns.action, REJECT)) {
            shape |= Flow.REJECTED;
        }
        return shape;
    }

    private long ownSlice(Tokens line, Run run, int row, boolean outbound, KnownInterfaces.@Nullable Known known) {
        long instance = run.slice(instanceSlot, row);
        if (instance != Slice.ABSENT) {
            return instance;
        }
        byte[] owner = known == null ? null : known.owner();
        if (owner != null) {
            return run.addText(owner, 0, owner.length, Slice.STRING);
        }
        long interfaceId = run.slice(interfaceSlot, row);
        return interfaceId != Slice.ABSENT ? interfaceId : addressSlice(line, run, outbound);
    }

    /** The own address as the line writes it, in the column that it was read from. */
    private long addressSlice(Tokens line, Run run, boolean outbound) {
        Address own = outbound ? source : destination;
        if (own.isAbsent()) {
            return Slice.ABSENT;
        }
        int seen = outbound ? columns.source : columns.destination;
        int packet = outbound ? columns.packetSource : columns.packetDestination;
        int column = line.isAddress(seen) ? seen : packet;
        return run.addText(line.bytes(), line.start(column), line.length(column), Slice.STRING);
    }

    private void writeKeys(Run run, int row, Address remote, long interfaceHash) {
        long account = hash(run, run.slice(accountSlot, row));
        run.setAccount(row, account);
        if (ownKey >= 0) {
            run.setKey(ownKey, row, Hashes.join(account, hash(run, run.slice(ownSlot, row))));
        }
        if (remoteKey >= 0) {
            run.setKey(remoteKey, row, remote.hash());
        }
        if (interfaceKey >= 0) {
            run.setKey(interfaceKey, row, interfaceHash);
        }
    }

    private static long hash(Run run, long slice) {
        return slice == Slice.ABSENT ? 0 : Hashes.of(run.text(), Slice.offset(slice), Slice.length(slice));
    }
}
