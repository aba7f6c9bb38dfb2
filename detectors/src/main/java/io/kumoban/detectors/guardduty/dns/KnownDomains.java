package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.Global;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Key;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which registered domains anybody asked for within the last 30 to 45 days: Bloom filters (Bloom, CACM 1970), one for each
 * 15 days. Up to 50,000 domains a filter some 3 % of new domains pass for known; with more of them it is more, so what
 * hangs on novelty falls silent, never loud.
 */
final class KnownDomains implements Global<DnsQuery, KnownDomains.Seen, KnownDomains.Known> {
    static final KnownDomains OF_QUERIES = new KnownDomains();

    private static final long PERIOD = Duration.ofDays(15).toMillis();
    private static final int PERIODS = 3;
    private static final int BITS = 19;
    private static final int WORDS = 1 << BITS - 6;

    private KnownDomains() {}

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
            seen.add(domain, query.time());
        }
    }

    @Override
    public Known view(Seen seen) {
        return view(seen, null);
    }

    @Override
    public Known view(Seen seen, @Nullable Known spent) {
        long[] bits = spent == null ? new long[WORDS] : spent.bits;
        Arrays.fill(bits, 0);
        for (long[] filter : seen.filters) {
            for (int i = 0; i < WORDS; i++) {
                bits[i] |= filter[i];
            }
        }
        return new Known(bits);
    }

    @Override
    public void saveView(Known view, DataOutput out) throws IOException {
        write(view.bits, out);
    }

    @Override
    public Known loadView(DataInput in) throws IOException {
        long[] bits = new long[WORDS];
        read(bits, in);
        return new Known(bits);
    }

    private static void write(long[] bits, DataOutput out) throws IOException {
        for (long word : bits) {
            out.writeLong(word);
        }
    }

    private static void read(long[] bits, DataInput in) throws IOException {
        for (int i = 0; i < bits.length; i++) {
            bits[i] = in.readLong();
        }
    }

    /** Whether all four bits of a domain are set; each is named by a stretch of its hash. */
    private static boolean has(long[] bits, long domain) {
        return isSet(bits, place(domain, 0))
                && isSet(bits, place(domain, 1))
                && isSet(bits, place(domain, 2))
                && isSet(bits, place(domain, 3));
    }

    private static int place(long domain, int which) {
        return (int) (domain >>> 15 * which) & (1 << BITS) - 1;
    }

    private static boolean isSet(long[] bits, int place) {
        return (bits[place >>> 6] >>> place & 1) != 0;
    }

    /** The domains known at one moment. */
    static final class Known {
        private final long[] bits;

        private Known(long[] bits) {
            this.bits = bits;
        }

        /** Whether somebody had asked for the domain of this hash; now and then true although nobody had. */
        boolean has(long domain) {
            return KnownDomains.has(bits, domain);
        }
    }

    /** The filters of the periods, 192 KiB. */
    static final class Seen implements State {
        private final long[][] filters = new long[PERIODS][WORDS];
        private long period = Long.MIN_VALUE;
        private long[] newest = filters[0];

        void add(long domain, long time) {
            long now = Math.floorDiv(time, PERIOD);
            if (now != period) {
                turnTo(now);
            }
            if (!KnownDomains.has(newest, domain)) {
                for (int i = 0; i < 4; i++) {
                    int place = place(domain, i);
                    newest[place >>> 6] |= 1L << place;
                }
            }
        }

        private void turnTo(long now) {
            for (long gone = Math.max(period + 1, now - PERIODS + 1); gone <= now; gone++) {
                Arrays.fill(filters[(int) Math.floorMod(gone, (long) PERIODS)], 0);
            }
            period = now;
            newest = filters[(int) Math.floorMod(now, (long) PERIODS)];
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeLong(period);
            for (long[] filter : filters) {
                write(filter, out);
            }
        }

        @Override
        public void load(DataInput in) throws IOException {
            period = in.readLong();
            for (long[] filter : filters) {
                read(filter, in);
            }
            newest = filters[(int) Math.floorMod(period, (long) PERIODS)];
        }
    }
}
