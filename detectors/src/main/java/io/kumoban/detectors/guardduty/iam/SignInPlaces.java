package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.place.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * From where one identity signed in, and when: an address for each different place, with the first and last time of its
 * use. The place itself is asked for again when it is needed. When there are too many, the longest unused gives way.
 */
public final class SignInPlaces implements State {
    private static final int MOST = 10;

    private long[] high = new long[2];
    private long[] low = new long[2];
    private long[] first = new long[2];
    private long[] last = new long[2];
    private int size;

    int size() {
        return size;
    }

    /** The address that was used at a place last. */
    Address address(int index) {
        Address address = new Address();
        address.set(high[index], low[index]);
        return address;
    }

    Place place(int index, Context context) {
        return context.place(address(index));
    }

    /** When a place was used last. */
    long last(int index) {
        return last[index];
    }

    /**
     * Whether the identity has been using this place, or one near it, for some time: first more than
     * {@link DistantSignIns#SETTLED} ago, and last within {@link DistantSignIns#USUAL}.
     */
    boolean isUsual(Place place, long now, Context context) {
        for (int i = 0; i < size; i++) {
            if (now - first[i] > context.get(DistantSignIns.SETTLED)
                    && now - last[i] <= context.get(DistantSignIns.USUAL)
                    && isNear(place, place(i, context), context)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(Place place, Place other, Context context) {
        return place.hasCity() && other.hasCity()
                ? place.kilometresTo(other) <= context.get(DistantSignIns.NEAR)
                : place.country().equals(other.country());
    }

    /** Takes note of a sign-in; a place that was not used for long begins anew. */
    void add(Address source, Place place, long now, Context context) {
        int at = 0;
        while (at < size && !place.sameSpot(place(at, context))) {
            at++;
        }
        boolean fresh = at == size || now - last[at] > context.get(DistantSignIns.USUAL);
        if (at == size && size < MOST) {
            grow();
            size++;
        } else if (at == size) {
            at = longestUnused();
        }
        high[at] = source.high();
        low[at] = source.low();
        first[at] = fresh ? now : first[at];
        last[at] = now;
    }

    private void grow() {
        if (size == high.length) {
            int room = Math.min(MOST, 2 * size);
            high = Arrays.copyOf(high, room);
            low = Arrays.copyOf(low, room);
            first = Arrays.copyOf(first, room);
            last = Arrays.copyOf(last, room);
        }
    }

    private int longestUnused() {
        int longest = 0;
        for (int i = 1; i < size; i++) {
            if (last[i] < last[longest]) {
                longest = i;
            }
        }
        return longest;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeByte(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(high[i]);
            out.writeLong(low[i]);
            out.writeLong(first[i]);
            out.writeLong(last[i]);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        size = 0;
        int saved = in.readUnsignedByte();
        while (size < saved) {
            grow();
            high[size] = in.readLong();
            low[size] = in.readLong();
            first[size] = in.readLong();
            last[size] = in.readLong();
            size++;
        }
    }
}
