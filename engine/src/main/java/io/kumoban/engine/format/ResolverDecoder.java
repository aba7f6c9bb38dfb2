package io.kumoban.engine.format;

import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.LineHash;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.scan.Timestamps;
import java.util.Arrays;
import java.util.List;

/**
 * Route 53 Resolver query logs as JSON (AWS page "Values that appear in VPC Resolver query logs"). A record is good
 * when its structure holds and its time can be read.
 */
public final class ResolverDecoder implements Decoder {
    private final Projection projection;
    private final Layout layout;
    private final JsonFramer framer;
    private final JsonRecord record;
    private final Timestamps times = new Timestamps();
    private final LineHash hash = new LineHash();
    private final TextHashes hashes = new TextHashes();
    private final PublicSuffixes suffixes;
    /** Names that the run has shown lately, and their registered domains. */
    private final long[] names = new long[256];

    private final long[] domains = new long[256];
    private long stamp;
    private final int timestamp;
    private final int slotAccount = DnsQuery.STANDARD.indexOf(DnsQuery.ACCOUNT);
    private final int slotVpc = DnsQuery.STANDARD.indexOf(DnsQuery.VPC);
    private final int slotQueryName = DnsQuery.STANDARD.indexOf(DnsQuery.QUERY_NAME);
    private final int slotSource = DnsQuery.STANDARD.indexOf(DnsQuery.SOURCE);
    private final int slotInstance = DnsQuery.STANDARD.indexOf(DnsQuery.INSTANCE);
    private final int slotAnswers = DnsQuery.STANDARD.indexOf(DnsQuery.ANSWERS);

    public ResolverDecoder(Projection projection, PublicSuffixes suffixes, int maxRecord, int maxDepth) {
        this(projection, suffixes, maxRecord, maxDepth, true);
    }

    /** A decoder that takes the quick way through records of known shapes, or always the plain way. */
    ResolverDecoder(Projection projection, PublicSuffixes suffixes, int maxRecord, int maxDepth, boolean quick) {
        this.projection = projection;
        this.suffixes = suffixes;
        layout = projection.layout(Kind.DNS_QUERY);
        record = new JsonRecord(
                layout, maxRecord, maxDepth, List.of("query_timestamp"), List.of(DnsQuery.QUERY_NAME, DnsQuery.SOURCE));
        framer = quick ? new JsonFramer(maxRecord, maxDepth, record::match) : new JsonFramer(maxRecord, maxDepth);
        timestamp = record.member("query_timestamp");
    }

    /** How many records took the quick way so far. */
    long quickRecords() {
        return record.quickRecords();
    }

    @Override
    public void decode(Block block, Run run, Tally tally) {
        framer.open(block.bytes, block.from, block.to, true, block.last, block.nesting);
        while (true) {
            switch (framer.next()) {
                case RECORD -> {
                    if (record.open(block.bytes, framer.start(), framer.end(), tally)) {
                        decodeRecord(framer.start(), framer.end(), block, run, tally);
                    } else {
                        int start = framer.start();
                        tally.reject(block, start, framer.giveUp(), "the record breaks the grammar of JSON");
                    }
                }
                case BAD, CUT -> tally.reject(block, framer.start(), framer.end(), "the record " + framer.reason());
                case END -> {
                    return;
                }
            }
        }
    }

    private void decodeRecord(int from, int end, Block block, Run run, Tally tally) {
        byte[] bytes = block.bytes;
        long time = record.time(timestamp, times);
        if (time == Timestamps.NONE) {
            tally.reject(block, from, end, "query_timestamp is missing or no time");
            return;
        }
        if (!projection.covers(time)) {
            tally.ignore("outside-from-to");
            return;
        }
        long malformedBefore = tally.malformedValues();
        int row = fill(run, tally);
        hash.hash(bytes, from, end - from);
        run.setOrderKey(row, time, hash.high(), 0, hash.high(), 0);
        run.setPlace(row, block.member, block.offset(from), end - from);
        run.commit();
        tally.accept();
        if (tally.malformedValues() == malformedBefore) {
            record.learn();
        }
    }

    /** Makes a row of a good record that was made of another. */
    void retell(byte[] text, long time, Original original, Run run, Tally tally) {
        record.open(text, 0, text.length, tally);
        int row = fill(run, tally);
        original.identify(run, row, time, 0);
        run.commit();
    }

    /** Opens a row and sets all but its order key and place. */
    private int fill(Run run, Tally tally) {
        int row = run.open();
        record.project(run, row, 0);
        dropWrongTypes(run, row, tally);
        derive(run, row);
        run.setDispatch(row, 0);
        return row;
    }

    private void dropWrongTypes(Run run, int row, Tally tally) {
        for (int slot = DnsQuery.DERIVED; slot < DnsQuery.STANDARD.size(); slot++) {
            long slice = run.slice(slot, row);
            int expected = slot == slotAnswers ? Slice.ARRAY : Slice.STRING;
            if (slice != Slice.ABSENT && Slice.type(slice) != expected) {
                tally.malformed();
                run.setSlice(slot, row, Slice.ABSENT);
            }
        }
    }

    private void derive(Run run, int row) {
        long name = plainName(run, run.slice(slotQueryName, row));
        run.setSlice(0, row, name);
        long domain = registeredDomain(run, name);
        run.setSlice(1, row, domain);
        long client = client(run, row);
        run.setSlice(2, row, client);
        long account = hashes.of(run, run.slice(slotAccount, row));
        run.setAccount(row, account);
        run.setNumber(DnsQuery.DOMAIN_HASH, row, hashes.of(run, domain));
        setKey(run, row, Key.CLIENT, Hashes.join(account, hashes.of(run, client)));
        setKey(run, row, Key.DOMAIN, hashes.of(run, domain));
    }

    /** The name in lower case and without its last dot; the log's own bytes where they are so already. */
    private static long plainName(Run run, long queryName) {
        if (queryName == Slice.ABSENT) {
            return Slice.ABSENT;
        }
        int from = Slice.offset(queryName);
        int length = Slice.length(queryName);
        byte[] bytes = run.text();
        if (length > 1 && bytes[from + length - 1] == '.') {
            length--;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] >= 'A' && bytes[from + i] <= 'Z') {
                return lowerCase(run, from, length);
            }
        }
        return Slice.of(from, length, Slice.STRING);
    }

    private static long lowerCase(Run run, int from, int length) {
        int at = run.reserveText(length);
        byte[] bytes = run.text();
        for (int i = 0; i < length; i++) {
            byte b = bytes[from + i];
            bytes[at + i] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
        }
        run.keepText(length);
        return Slice.of(at, length, Slice.STRING);
    }

    private long registeredDomain(Run run, long name) {
        if (name == Slice.ABSENT) {
            return Slice.ABSENT;
        }
        if (run.textStamp() != stamp) {
            stamp = run.textStamp();
            Arrays.fill(names, Slice.ABSENT);
        }
        int place = (int) (name * 0x9e3779b97f4a7c15L >>> 56);
        if (names[place] != name) {
            int from = Slice.offset(name);
            int end = from + Slice.length(name);
            int start = suffixes.registeredDomainStart(run.text(), from, end - from);
            names[place] = name;
            domains[place] = start < 0 ? Slice.ABSENT : Slice.of(start, end - start, Slice.STRING);
        }
        return domains[place];
    }

    /** The instance, else VPC and address, else whatever of the two there is. */
    private long client(Run run, int row) {
        long instance = run.slice(slotInstance, row);
        if (instance != Slice.ABSENT && Slice.length(instance) > 0) {
            return instance;
        }
        long vpc = run.slice(slotVpc, row);
        long source = run.slice(slotSource, row);
        if (vpc == Slice.ABSENT || source == Slice.ABSENT) {
            return source == Slice.ABSENT ? vpc : source;
        }
        int length = Slice.length(vpc) + 1 + Slice.length(source);
        int at = run.reserveText(length);
        byte[] bytes = run.text();
        System.arraycopy(bytes, Slice.offset(vpc), bytes, at, Slice.length(vpc));
        bytes[at + Slice.length(vpc)] = '/';
        System.arraycopy(bytes, Slice.offset(source), bytes, at + Slice.length(vpc) + 1, Slice.length(source));
        run.keepText(length);
        return Slice.of(at, length, Slice.STRING);
    }

    private void setKey(Run run, int row, Key key, long hash) {
        int slot = layout.slot(key);
        if (slot >= 0) {
            run.setKey(slot, row, hash);
        }
    }
}
