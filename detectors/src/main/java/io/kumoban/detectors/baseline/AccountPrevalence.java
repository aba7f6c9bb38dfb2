package io.kumoban.detectors.baseline;

import io.kumoban.engine.detect.Global;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.place.Places;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How common APIs and networks are in an account, over all its actors; the measure for an actor that has no history of
 * its own. Calls that services make are left out, as their networks tell nothing of the account.
 *
 * <p>State: decayed counts of (account, attribute, value), at most 65,536 of all accounts together: 1.3 MB, and as
 * much for the view.
 */
public final class AccountPrevalence implements Global<ApiCall, AccountPrevalence.Seen, AccountPrevalence.View> {
    /** The one that detectors name in their interest. */
    public static final AccountPrevalence OF_CALLS = new AccountPrevalence();

    private static final long API = 0x61;
    private static final long NETWORK = 0x6e;
    private static final long CALLS = 0x63;

    private AccountPrevalence() {}

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class);
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen) {
        on(call, seen, Places.NONE);
    }

    @Override
    public void on(ApiCall call, Seen seen, Places places) {
        if (call.byService()) {
            return;
        }
        long account = call.accountHash();
        double worth = ForwardDecay.worth(call.time());
        int hour = ForwardDecay.hour(call.time());
        seen.counts.add(calls(account), worth, hour);
        seen.count(account, API, CallTraits.api(call), worth, hour);
        seen.count(account, NETWORK, CallTraits.network(call, places.of(call.sourceAddress())), worth, hour);
    }

    @Override
    public View view(Seen seen) {
        return view(seen, null);
    }

    @Override
    public View view(Seen seen, @Nullable View spent) {
        DecayedCounts before = spent == null ? null : spent.counts;
        DecayedCounts counts = seen.counts.copy(before);
        return spent != null && counts == before ? spent : new View(counts);
    }

    @Override
    public void saveView(View view, DataOutput out) throws IOException {
        view.counts.save(out);
    }

    @Override
    public View loadView(DataInput in) throws IOException {
        DecayedCounts counts = new DecayedCounts();
        counts.load(in);
        return new View(counts);
    }

    private static long calls(long account) {
        return Hashes.join(account, CALLS);
    }

    /** The key under which the number of different values of an attribute is counted. */
    private static long distinct(long account, long attribute) {
        return Hashes.join(account, attribute);
    }

    private static long value(long account, long attribute, long value) {
        return Hashes.join(Hashes.join(account, attribute), value);
    }

    /** The counts so far. */
    public static final class Seen implements State {
        private final DecayedCounts counts = new DecayedCounts();

        private void count(long account, long attribute, long value, double worth, int hour) {
            if (counts.add(value(account, attribute, value), worth, hour)) {
                counts.add(distinct(account, attribute), worth, hour);
            }
        }

        @Override
        public void save(DataOutput out) throws IOException {
            counts.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            counts.load(in);
        }
    }

    /**
     * The counts as of the last full hour; all numbers are in events worth {@code worth} each. A value that came only
     * after the time {@code settled} (milliseconds since 1970) counts 0.
     */
    public static final class View {
        private final DecayedCounts counts;

        private View(DecayedCounts counts) {
            this.counts = counts;
        }

        /** All calls of the account; 0 when it was first seen only after {@code settled}. */
        public double calls(long account, double worth, long settled) {
            return counts.get(AccountPrevalence.calls(account), ForwardDecay.hour(settled)) / worth;
        }

        public double api(long account, long api, double worth, long settled) {
            return counts.get(value(account, API, api), ForwardDecay.hour(settled)) / worth;
        }

        public double network(long account, long network, double worth, long settled) {
            return counts.get(value(account, NETWORK, network), ForwardDecay.hour(settled)) / worth;
        }

        public double distinctApis(long account, double worth) {
            return counts.get(distinct(account, API)) / worth;
        }

        public double distinctNetworks(long account, double worth) {
            return counts.get(distinct(account, NETWORK)) / worth;
        }
    }
}
