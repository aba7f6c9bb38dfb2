package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.Global;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which registered domains more than three clients ask for, and which anybody asked for in the last month. What half an
 * estate uses is no private channel: content networks and update services make names as long as a tunnel's.
 */
public final class DomainPrevalence implements Global<DnsQuery, DomainPrevalence.Seen, DomainPrevalence.Common> {
    public static final DomainPrevalence OF_QUERIES = new DomainPrevalence();
    /** From so many clients on a domain is common. */
    static final int CLIENTS = 4;

    private DomainPrevalence() {}

    @Override
    public Interest<DnsQuery> interest() {
        return Interest.in(DnsQuery.class).by(Key.CLIENT);
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(DnsQuery query, Seen seen) {
        long domain = query.domainHash();
        if (domain != 0) {
            seen.add(domain, query.actor());
            seen.known.add(domain, query.time());
        }
    }

    @Override
    public Common view(Seen seen) {
        return view(seen, null);
    }

    @Override
    public Common view(Seen seen, @Nullable Common spent) {
        KnownDomains.Picture known = seen.known.picture(spent == null ? null : spent.known);
        Common common = spent == null ? new Common(known) : spent;
        common.sortedHashes = seen.sorted();
        return common;
    }

    @Override
    public void saveView(Common view, DataOutput out) throws IOException {
        out.writeInt(view.sortedHashes.length);
        for (long hash : view.sortedHashes) {
            out.writeLong(hash);
        }
        view.known.save(out);
    }

    @Override
    public Common loadView(DataInput in) throws IOException {
        long[] hashes = new long[in.readInt()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readLong();
        }
        Common common = new Common(KnownDomains.Picture.load(in));
        common.sortedHashes = hashes;
        return common;
    }

    /** The common and the known domains at one moment. */
    public static final class Common {
        private final KnownDomains.Picture known;
        private long[] sortedHashes = {};

        private Common(KnownDomains.Picture known) {
            this.known = known;
        }

        /** Whether more than three clients had asked for the domain of this hash. */
        public boolean has(long domain) {
            return Arrays.binarySearch(sortedHashes, domain) >= 0;
        }

        /** Whether anybody had asked for the domain of this hash in the last 30 days, as {@link KnownDomains} knows. */
        public boolean knows(long domain) {
            return known.has(domain);
        }
    }

    /**
     * For each domain its first clients, by hash: 40 bytes in a table of 65,536 places, 2.5 MiB in all, and
     * {@link KnownDomains}. When three quarters of it are taken, the domains that are not common are forgotten; when all
     * are common, newcomers are passed over.
     */
    public static final class Seen implements State {
        private static final int PLACES = 65_536;
        private static final int MOST = PLACES / 4 * 3;
        private static final int WIDTH = 1 + CLIENTS;

        private long[] table = new long[PLACES * WIDTH];
        private int size;
        private long[] common = {};
        private int commonCount;
        private long[] sorted = {};
        private final KnownDomains known = new KnownDomains();

        void add(long domain, Text client) {
            int at = place(domain);
            if (table[at] == 0) {
                if (size == MOST) {
                    forgetRare();
                    at = place(domain);
                }
                if (size == MOST) {
                    return;
                }
                table[at] = domain;
                size++;
            }
            if (table[at + CLIENTS] == 0) {
                addClient(at, domain, client.hash());
            }
        }

        private void addClient(int at, long domain, long client) {
            for (int i = at + 1; i < at + WIDTH; i++) {
                if (table[i] == client) {
                    return;
                }
                if (table[i] == 0) {
                    table[i] = client;
                    if (i == at + CLIENTS) {
                        addCommon(domain);
                    }
                    return;
                }
            }
        }

        private int place(long domain) {
            int index = (int) domain & (PLACES - 1);
            while (table[index * WIDTH] != 0 && table[index * WIDTH] != domain) {
                index = (index + 1) & (PLACES - 1);
            }
            return index * WIDTH;
        }

        private void forgetRare() {
            long[] before = table;
            table = new long[PLACES * WIDTH];
            size = 0;
            for (int at = 0; at < before.length; at += WIDTH) {
                if (before[at + CLIENTS] != 0) {
                    put(before, at);
                }
            }
        }

        private void put(long[] entries, int from) {
            System.arraycopy(entries, from, table, place(entries[from]), WIDTH);
            size++;
        }

        /** A domain that is common stays so: it is never forgotten. */
        private void addCommon(long domain) {
            if (commonCount == common.length) {
                common = Arrays.copyOf(common, Math.max(8, commonCount * 2));
            }
            common[commonCount++] = domain;
        }

        private long[] sorted() {
            if (sorted.length < commonCount) {
                sorted = Arrays.copyOf(common, commonCount);
                Arrays.sort(sorted);
            }
            return sorted;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            known.save(out);
            out.writeInt(size);
            for (int at = 0; at < table.length; at += WIDTH) {
                if (table[at] != 0) {
                    for (int i = at; i < at + WIDTH; i++) {
                        out.writeLong(table[i]);
                    }
                }
            }
        }

        @Override
        public void load(DataInput in) throws IOException {
            known.load(in);
            table = new long[PLACES * WIDTH];
            size = 0;
            commonCount = 0;
            sorted = new long[0];
            int saved = in.readInt();
            long[] entry = new long[WIDTH];
            for (int i = 0; i < saved; i++) {
                for (int j = 0; j < WIDTH; j++) {
                    entry[j] = in.readLong();
                }
                put(entry, 0);
                if (entry[CLIENTS] != 0) {
                    addCommon(entry[0]);
                }
            }
        }
    }
}
