package io.kumoban.detectors.guardduty.dns;

import io.kumoban.detectors.stats.DistinctCounter;
import io.kumoban.detectors.stats.Doublings;
import io.kumoban.detectors.stats.Entropy;
import io.kumoban.detectors.stats.Window;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The distinct names that a client asked one domain for in a window, and what they look like. 230 bytes to 1.2 KiB. */
final class CarriedNames implements State {
    private final Window window = new Window();
    private final DistinctCounter names = new DistinctCounter();
    private final Doublings told = new Doublings();
    private double bytes;
    private double rareTypes;
    private double entropies;
    private int looked;
    private int longest;

    /**
     * Takes note of a query whose name has so many bytes left of the domain. Whether the name was new.
     *
     * @param hash of those bytes
     */
    boolean add(DnsQuery query, long hash, int carried, long windowMillis) {
        if (window.opens(query.time(), windowMillis)) {
            clear();
        }
        double growth = names.add(hash);
        if (growth == 0) {
            return false;
        }
        bytes += growth * carried;
        rareTypes += isRare(query.queryType()) ? growth : 0;
        longest = Math.max(longest, carried);
        if (looked < DistinctCounter.EXACT) {
            looked++;
            Text name = query.name();
            entropies += Entropy.of(name.bytes(), name.offset(), carried);
        }
        return true;
    }

    /** Types that clients do not ask for by themselves and that carry data. */
    private static boolean isRare(Text type) {
        return type.is("TXT")
                || type.is("NULL")
                || type.is("CNAME")
                || type.is("MX")
                || type.is("SRV")
                || type.is("KEY");
    }

    /** Whether both thresholds are reached, and the bytes have doubled since they were told. */
    boolean isTelling(double leastBytes, int leastNames) {
        return names.count() >= leastNames && told.reached(bytes, leastBytes);
    }

    void tell() {
        told.told(bytes);
    }

    boolean isTold() {
        return told.isTold();
    }

    /** Bytes of distinct names, without the domain. */
    double bytes() {
        return bytes;
    }

    /** Distinct names. */
    int count() {
        return names.count();
    }

    /** Bytes of the longest name. */
    int longest() {
        return longest;
    }

    /** Mean entropy of the first 64 distinct names, in bits a character. */
    double entropy() {
        return looked == 0 ? 0 : entropies / looked;
    }

    /** The share of distinct names that asked for a rare record type, 0 to 1. */
    double rareTypes() {
        return names.count() == 0 ? 0 : rareTypes / names.count();
    }

    private void clear() {
        names.clear();
        told.clear();
        bytes = 0;
        rareTypes = 0;
        entropies = 0;
        looked = 0;
        longest = 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        window.save(out);
        names.save(out);
        told.save(out);
        out.writeDouble(bytes);
        out.writeDouble(rareTypes);
        out.writeDouble(entropies);
        out.writeInt(looked);
        out.writeInt(longest);
    }

    @Override
    public void load(DataInput in) throws IOException {
        window.load(in);
        names.load(in);
        told.load(in);
        bytes = in.readDouble();
        rareTypes = in.readDouble();
        entropies = in.readDouble();
        looked = in.readInt();
        longest = in.readInt();
    }
}
