package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.chance.LogNormal;
import io.kumoban.datasets.delivery.Stamps;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Region;
import io.kumoban.datasets.estate.Thing;
import io.kumoban.datasets.estate.Things;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the holes of one record are filled with: drawn when first met, then the same until the next record begins. */
final class Filling {
    /** Medians and spread of objects: most are small, most bytes are in large ones. */
    private static final LogNormal OBJECTS = LogNormal.of(24_000, 2.0);

    private static final byte[] LETTERS =
            RecordBuffer.ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    private static final byte[] CAPITALS = RecordBuffer.ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345");
    private static final byte[] OBJECT_END = RecordBuffer.ascii(".parquet");
    private static final byte[] FIRST_OF_TOKEN = RecordBuffer.ascii("IQoJb3JpZ2luX2Vj");

    private final byte[] account;
    private final Things things;
    private final byte[][] regions = Arrays.stream(Region.values())
            .map(region -> RecordBuffer.ascii(region.id()))
            .toArray(byte[][]::new);
    private final byte[][] drawn = new byte[Thing.values().length][];
    private final long[] bits = new long[Hole.COUNT];
    private final boolean[] known = new boolean[Hole.COUNT];
    private Dice dice;
    private Caller caller;
    private int region;
    private long time;
    private @Nullable Credentials begun;
    private long shared;
    private boolean goesOn;

    Filling(String account, Things things, Dice dice, Caller caller) {
        this.account = RecordBuffer.ascii(account);
        this.things = things;
        this.dice = dice;
        this.caller = caller;
    }

    /** Another record begins. */
    void begin(Caller nextCaller, int nextRegion, long nextTime, Dice nextDice) {
        caller = nextCaller;
        region = nextRegion;
        time = nextTime;
        dice = nextDice;
        if (!goesOn) {
            Arrays.fill(known, false);
        }
        goesOn = false;
    }

    /** The next record is about the same things as the one before. */
    void goOn() {
        goesOn = true;
    }

    /** Fixes the thing of a kind for the record that has begun. */
    void fix(Thing thing, byte[] name) {
        drawn[thing.ordinal()] = name;
        known[thing.ordinal()] = true;
    }

    /**
     * Says which session begins with the records to come.
     *
     * @param mark what the trails of two accounts have in common of it follows from this
     */
    void beginning(Credentials session, long mark) {
        begun = session;
        shared = mark;
    }

    void write(int code, RecordBuffer into) {
        if (Hole.isThing(code)) {
            into.put(thing(code));
            return;
        }
        switch (Hole.of(code)) {
            case ACCOUNT -> into.put(account);
            case REGION -> into.put(regions[region]);
            case CALLER -> into.put(caller.arn());
            case SELF -> into.put(caller.self());
            case EVENT, REQUEST -> into.uuid(dice.next(), dice.next());
            case SHORT_REQUEST -> letters(CAPITALS, 16, 5, dice, into);
            case UUID -> into.uuid(bits(code), bits(code) * 0x9E3779B97F4A7C15L);
            case FRESH -> into.hex(bits(code), 16);
            case HEX -> into.hex(bits(code), 8);
            case RECEIVED, SENT -> into.number(size(code));
            case NUMBER -> into.number(1 + (bits(code) >>> 1) % 100);
            case TIME -> into.time(time);
            case DAY -> day(into);
            case OBJECT -> object(code, into);
            case TOKEN -> {
                into.put(FIRST_OF_TOKEN);
                letters(LETTERS, 80, 6, shared == 0 ? dice : Dice.of(shared, "token", 0), into);
            }
            case SHARED_EVENT -> into.uuid(shared, shared * 0x9E3779B97F4A7C15L);
            case SHARED_REQUEST -> into.uuid(~shared, ~shared * 0x9E3779B97F4A7C15L);
            default -> ofSession(Hole.of(code), into);
        }
    }

    private byte[] thing(int code) {
        if (!known[code]) {
            known[code] = true;
            drawn[code] = things.draw(code, dice);
        }
        return drawn[code];
    }

    private long bits(int code) {
        if (!known[code]) {
            known[code] = true;
            bits[code] = dice.next();
        }
        return bits[code];
    }

    private long size(int code) {
        if (!known[code]) {
            known[code] = true;
            bits[code] = OBJECTS.next(dice);
        }
        return bits[code];
    }

    private static void letters(byte[] alphabet, int count, int width, Dice from, RecordBuffer into) {
        long rest = 0;
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (left < width) {
                rest = from.next();
                left = 60;
            }
            into.put((char) alphabet[(int) rest & (1 << width) - 1]);
            rest >>>= width;
            left -= width;
        }
    }

    private void day(RecordBuffer into) {
        int from = into.length();
        into.time(time);
        into.cut(from + 10);
    }

    /** A key under a dated prefix. */
    private void object(int code, RecordBuffer into) {
        into.put(thing(Thing.PREFIX.ordinal()));
        day(into);
        into.put('/');
        into.hex(bits(code), 12);
        into.put(OBJECT_END);
    }

    private void ofSession(Hole hole, RecordBuffer into) {
        Credentials session = begun;
        if (session == null) {
            throw new IllegalStateException("the hole " + hole + " stands in a call that begins no session");
        }
        into.text(
                switch (hole) {
                    case NEW_ROLE_ARN -> session.principal().roleArn();
                    case NEW_ROLE_ID -> session.principal().id();
                    case NEW_SESSION -> session.session();
                    case NEW_ARN -> session.arn();
                    case NEW_KEY -> session.accessKey();
                    case NEW_ACCOUNT -> session.principal().account();
                    case NEW_SOURCE -> session.sourceIdentity();
                    case NEW_SECONDS -> Long.toString(session.expires() - session.issued());
                    default -> Stamps.prose(session.expires());
                });
    }
}
