package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * Tells from where the credentials of instances are used: a signal without weight for the first call of a role from an
 * address that it did not use for a day. By itself it means nothing; {@link CommandedInstance} compares the address with
 * others.
 *
 * <p>State: the addresses lately used, at most 8 a role; 180 bytes a key.
 */
public final class InstanceCredentialUse implements Detector<ApiCall, InstanceCredentialUse.Seen> {
    static final String ID = "instance-credential-use";

    private static final long GAP = Duration.ofDays(1).toMillis();
    private static final int ROLES = 4_096;

    @Override
    public About about() {
        return About.signals(ID)
                .technique("T1552.005")
                .tactic(Tactic.CREDENTIAL_ACCESS)
                .title("Credentials of an instance are in use")
                .what("A call with credentials that EC2 gave to an instance, from an address that the role did not use"
                        + " for a day. It has no weight in attack sequences.")
                .normally("Instances make calls all day, from the same addresses.")
                .thenCheck("The finding that the signal became part of.")
                .mistakenFor("nothing: it only tells where from");
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .by(Key.PRINCIPAL)
                .when(ApiCall::isOfInstance)
                .atMost(ROLES)
                .forgetAfter(Duration.ofDays(2));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        if (!call.sourceAddress().isAbsent() && seen.isNew(call.sourceAddress().hash(), call.time())) {
            context.signal(call, Tactic.CREDENTIAL_ACCESS, 0);
        }
    }

    /** The addresses from which one role was lately used. */
    public static final class Seen implements State {
        private static final int MOST = 8;

        private final long[] addresses = new long[MOST];
        private final long[] used = new long[MOST];
        private int size;

        private boolean isNew(long address, long time) {
            int oldest = 0;
            for (int i = 0; i < size; i++) {
                if (addresses[i] == address) {
                    boolean isNew = time - used[i] >= GAP;
                    used[i] = time;
                    return isNew;
                }
                if (used[i] < used[oldest]) {
                    oldest = i;
                }
            }
            int at = size < MOST ? size++ : oldest;
            addresses[at] = address;
            used[at] = time;
            return true;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(size);
            for (int i = 0; i < size; i++) {
                out.writeLong(addresses[i]);
                out.writeLong(used[i]);
            }
        }

        @Override
        public void load(DataInput in) throws IOException {
            size = in.readByte();
            for (int i = 0; i < size; i++) {
                addresses[i] = in.readLong();
                used[i] = in.readLong();
            }
        }
    }
}
