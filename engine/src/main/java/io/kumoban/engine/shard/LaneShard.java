package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Profile;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.detect.Stateless;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Hashes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One of the 64 shards of a lane: the states, timers and caps of its keys. Events come in stream order; before each,
 * the timers that are due fire. Used by one thread at a time.
 */
public final class LaneShard {
    /** How many shards every lane has, whatever the number of threads. */
    public static final int SHARDS = 64;

    private final Lane lane;
    private final Environment environment;
    private final KeyedStates<State>[] states;
    private final KeyedStates<State>[] profileStates;
    private final Timers timers = new Timers();
    private final ShardContext context;
    private final boolean[] evaluated;
    private boolean sawEvent;
    /** The lane's. */
    private final LoadedDetector<Event, State>[] detectors;

    private final @Nullable Predicate<Event>[] conditions;
    private final @Nullable ToLongFunction<Event>[] innerKeys;

    @SuppressWarnings({"unchecked", "rawtypes"})
    public LaneShard(Lane lane, Environment environment) {
        this.lane = lane;
        this.environment = environment;
        detectors = lane.ranks();
        conditions = lane.conditions();
        innerKeys = lane.innerKeys();
        states = new KeyedStates[detectors.length];
        for (int i = 0; i < states.length; i++) {
            LoadedDetector<?, ?> detector = detectors[i];
            if (!detector.isStateless()) {
                Detector raw = detector.detector();
                states[i] = new KeyedStates<>(
                        () -> raw.newState(),
                        share(detector.interest().cap()),
                        detector.interest().idleMillis());
            }
        }
        profileStates = new KeyedStates[lane.profiles().size()];
        for (int i = 0; i < profileStates.length; i++) {
            Profile raw = lane.profiles().get(i);
            profileStates[i] = new KeyedStates<>(
                    () -> raw.newState(),
                    share(raw.interest().cap()),
                    raw.interest().idleMillis());
        }
        context = new ShardContext(lane, environment);
        evaluated = new boolean[states.length];
    }

    private static int share(int cap) {
        return Math.max(1, (cap + SHARDS - 1) / SHARDS);
    }

    /** The shard of a key's hash: its upper six bits. */
    public static int of(long keyHash) {
        return (int) (keyHash >>> 58);
    }

    /** Begins a batch: where emissions go, and what is known of the whole stream. */
    void begin(List<Emission> emissions, @Nullable Batch batch) {
        context.begin(emissions, batch);
    }

    /** Ends a batch: its rows may be gone from now on. */
    void end() {
        context.end();
    }

    /** Whether nothing is due at or before a time. */
    public boolean isQuiet(long time) {
        return timers.firstDue() > time;
    }

    /** When the next timer is due; {@link Long#MAX_VALUE} without one. */
    public long nextDue() {
        return timers.firstDue();
    }

    /** Takes one event; its timers must have fired. */
    public void on(Event event, int dispatch, long position) {
        long key = event.key(lane.key());
        if (key == 0) {
            return;
        }
        long time = event.time();
        long account = event.accountHash();
        context.see(event, position, account);
        int number = lane.number(event, dispatch);
        for (int i : lane.profilesFor(number)) {
            updateProfile(i, event, key, time, account);
        }
        for (int i : lane.detectorsFor(number)) {
            run(i, event, key, time, account);
        }
        if (!sawEvent) {
            sawEvent = true;
            markListed();
        }
    }

    /** Those who listen to listed names were asked whether this is one. */
    private void markListed() {
        for (int i = 0; i < detectors.length; i++) {
            evaluated[i] |= detectors[i].interest().isListed();
        }
    }

    @SuppressWarnings("unchecked")
    private void updateProfile(int i, Event event, long key, long time, long account) {
        Profile<Event, State> profile = (Profile<Event, State>) lane.profiles().get(i);
        long stateKey = stateKey(profile.interest().innerKey(), event, key);
        if (stateKey == 0) {
            context.setProfile(i, null);
            return;
        }
        KeyedStates<State> all = profileStates[i];
        int place = all.touch(stateKey, time, account);
        if (environment.reload()) {
            all.replace(place, reloaded(all.state(place), all.fresh()));
        }
        State state = all.state(place);
        profile.on(event, state);
        context.setProfile(i, state);
    }

    private void run(int i, Event event, long key, long time, long account) {
        Predicate<Event> condition = conditions[i];
        boolean isMeant = condition == null || condition.test(event);
        if (!isMeant && evaluated[i]) {
            return;
        }
        long stateKey = stateKey(innerKeys[i], event, key);
        if (stateKey == 0) {
            return;
        }
        evaluated[i] = true;
        if (!isMeant) {
            return;
        }
        LoadedDetector<Event, State> detector = detectors[i];
        KeyedStates<State> all = states[i];
        if (all == null) {
            context.enter(i, detector, stateKey);
            detector.detector().on(event, Stateless.NOTHING, context);
            context.leave();
            return;
        }
        int place = all.touch(stateKey, time, account);
        if (environment.reload()) {
            all.replace(place, reloaded(all.state(place), all.fresh()));
        }
        context.enter(i, detector, stateKey);
        detector.detector().on(event, all.state(place), context);
        context.leave();
        arm(all, place, detector.index(), stateKey);
    }

    private static long stateKey(@Nullable ToLongFunction<? super Event> innerKey, Event event, long key) {
        if (innerKey == null) {
            return key;
        }
        long inner = innerKey.applyAsLong(event);
        return inner == 0 ? 0 : Hashes.join(key, inner);
    }

    private void arm(KeyedStates<State> all, int place, int detectorIndex, long stateKey) {
        long wake = context.takeWake();
        if (wake != KeyedStates.NO_TIMER) {
            all.arm(place, wake);
            timers.add(wake, detectorIndex, stateKey, context.position() + 1);
        }
    }

    /** Fires the timers that are due at or before a time, in order. */
    public void fireUntil(long time, Positions positions) {
        while (timers.firstDue() <= time) {
            long due = timers.firstDue();
            long first = positions.firstAtOrAfter(due);
            long floor = timers.firstFloor();
            fireFirst(due, Math.max(first, floor), Math.max(first, floor - 1), true);
        }
    }

    /** Fires all armed timers once, at their due times; none can be armed again. */
    public void fireRemaining() {
        while (!timers.isEmpty()) {
            fireFirst(timers.firstDue(), Long.MAX_VALUE, Long.MAX_VALUE, false);
        }
    }

    /** @param seenFrom the event whose hour's views the timer sees: the first at or after it, or the one that armed it */
    private void fireFirst(long due, long position, long seenFrom, boolean mayRearm) {
        int index = timers.firstDetector();
        long stateKey = timers.firstKey();
        timers.removeFirst();
        int i = rank(index);
        KeyedStates<State> all = states[i];
        int place = all.find(stateKey);
        if (place < 0 || all.due(place) != due) {
            return;
        }
        all.arm(place, KeyedStates.NO_TIMER);
        LoadedDetector<Event, State> detector = detectors[i];
        if (environment.reload()) {
            all.replace(place, reloaded(all.state(place), all.fresh()));
        }
        context.wake(due, position, seenFrom, all.account(place));
        context.enter(i, detector, stateKey);
        detector.detector().onTimer(all.state(place), context);
        context.leave();
        long wake = context.takeWake();
        if (wake != KeyedStates.NO_TIMER && mayRearm) {
            all.arm(place, wake);
            timers.add(wake, index, stateKey, position);
        }
    }

    private int rank(int detectorIndex) {
        for (int i = 0; i < states.length; i++) {
            if (detectors[i].index() == detectorIndex) {
                return i;
            }
        }
        throw new IllegalStateException("a timer of the detector " + detectorIndex + " is in a foreign shard");
    }

    private static State reloaded(State state, State fresh) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.save(new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            fresh.load(in);
            if (in.read() >= 0) {
                throw new IllegalStateException(
                        state.getClass().getName() + " does not read all that it writes; mend its load()");
            }
            return fresh;
        } catch (IOException impossible) {
            throw new UncheckedIOException(state.getClass().getName() + " cannot be written and read back", impossible);
        }
    }

    /** Writes everything that later events of the shard depend on. */
    void save(DataOutput out) throws IOException {
        for (KeyedStates<State> all : states) {
            if (all != null) {
                all.save(out);
            }
        }
        for (KeyedStates<State> all : profileStates) {
            all.save(out);
        }
        timers.save(out);
        context.save(out);
        for (boolean one : evaluated) {
            out.writeBoolean(one);
        }
    }

    /** Reads into a new shard of the same lane what {@link #save} wrote. */
    void load(DataInput in) throws IOException {
        for (KeyedStates<State> all : states) {
            if (all != null) {
                all.load(in);
            }
        }
        for (KeyedStates<State> all : profileStates) {
            all.load(in);
        }
        timers.load(in);
        context.load(in);
        for (int i = 0; i < evaluated.length; i++) {
            evaluated[i] = in.readBoolean();
        }
    }

    /** Forgets what is only accounted for: near misses, what was suppressed while learning, what was forgotten. */
    void beginAccount() {
        Arrays.fill(evaluated, false);
        sawEvent = false;
        for (KeyedStates<State> all : states) {
            if (all != null) {
                all.beginAccount();
            }
        }
        context.beginAccount();
    }

    /** Adds what this shard knows to an account of the detectors. */
    public void tellTo(DetectorAccount account) {
        for (int i = 0; i < states.length; i++) {
            String id = detectors[i].about().id();
            if (evaluated[i]) {
                account.evaluated(id);
            }
            if (states[i] != null) {
                account.forgotten(id, states[i].forgotten());
                account.keys(id, states[i].size());
            }
        }
        context.tellTo(account);
    }
}
