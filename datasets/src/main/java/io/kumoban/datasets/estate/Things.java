package io.kumoban.datasets.estate;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.chance.Zipf;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The names of an account's things of each kind, by popularity: the first of a kind is the one most met. */
public final class Things {
    /** How unevenly things are used; 1 is the classic law of ranks. */
    private static final double EXPONENT = 1;

    private final byte[][][] names = new byte[Thing.values().length][][];
    private final Zipf[] popularity = new Zipf[Thing.values().length];

    /**
     * Names things.
     *
     * @param scope what their ids follow from
     * @param factor how many more there are than in an account of middle size
     * @param given the names of the kinds that the account itself says, none of them empty
     */
    Things(String scope, double factor, Map<Thing, List<String>> given) {
        Map<Thing, List<String>> own = new EnumMap<>(given);
        for (Thing thing : Thing.values()) {
            List<String> list = own.get(thing);
            int count = list != null ? list.size() : (int) Math.max(1, Math.round(thing.count() * factor));
            byte[][] bytes = new byte[count][];
            for (int i = 0; i < count; i++) {
                bytes[i] = RecordBuffer.ascii(
                        list != null ? list.get(i) : Names.made(thing.pattern(), i, Dice.ofThing(scope + thing, i)));
            }
            names[thing.ordinal()] = bytes;
            popularity[thing.ordinal()] = Zipf.of(count, EXPONENT);
        }
    }

    /** One of the names, the popular ones oftener. */
    public byte[] draw(int thing, Dice dice) {
        return names[thing][popularity[thing].next(dice)];
    }

    /** All names of a kind. */
    public byte[][] all(Thing thing) {
        return names[thing.ordinal()];
    }
}
