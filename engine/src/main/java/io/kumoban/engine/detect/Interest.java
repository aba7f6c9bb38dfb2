package io.kumoban.engine.detect;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.CallTargets;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a detector listens to: a family of events, perhaps only some API names or kinds of traffic; which fields; by which key its state is
 * kept; and what else it reads. Built by chaining, then only read.
 */
public final class Interest<E extends Event> {
    /** How many keys a detector remembers unless it says otherwise; shared evenly by the shards. */
    public static final int STANDARD_CAP = 65_536;

    private final Class<E> events;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<Field> fields = new LinkedHashSet<>();
    private final Map<Field, Set<String>> fieldsByName = new LinkedHashMap<>();
    private Predicate<Traffic> traffic = all -> true;
    private Key key;
    private @Nullable Predicate<? super E> condition;
    private @Nullable ToLongFunction<? super E> within;
    private final List<Profile<?, ?>> profiles = new ArrayList<>();
    private final List<Global<?, ?, ?>> views = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();
    private boolean locating;
    private boolean isListed;
    private boolean takesCallsOfServices = true;
    private int cap = STANDARD_CAP;
    private long idleMillis = Long.MAX_VALUE;

    private Interest(Class<E> events, Key key) {
        this.events = events;
        this.key = key;
    }

    /** Interest in a family of events: {@code ApiCall}, {@code Flow}, {@code DnsQuery} or {@code Signal}. */
    public static <E extends Event> Interest<E> in(Class<E> events) {
        return new Interest<>(events, Lanes.standardKey(events));
    }

    /** Only API calls of these names (without API versions). Other events never reach the detector. */
    public Interest<E> named(String... apiNames) {
        names.addAll(List.of(apiNames));
        return this;
    }

    /** Only flows of these kinds of traffic. Others never reach the detector, and cost it nothing. */
    public Interest<E> of(Predicate<Traffic> kinds) {
        if (events != Flow.class) {
            throw new IllegalArgumentException(events.getSimpleName() + " is no traffic; of() is for flows");
        }
        traffic = kinds;
        return this;
    }

    /** Only queries whose name may be on one of the {@linkplain #needing lists}; one look-up keeps others from all such. */
    public Interest<E> listed() {
        if (events != DnsQuery.class) {
            throw new IllegalArgumentException(
                    events.getSimpleName() + " has no name to look up; listed() is for queries");
        }
        isListed = true;
        return this;
    }

    /** Only calls that people and programs make; those that a service makes, for itself or for them, cost nothing. */
    public Interest<E> notOfServices() {
        if (events != ApiCall.class) {
            throw new IllegalArgumentException(
                    events.getSimpleName() + " has no caller; notOfServices() is for API calls");
        }
        takesCallsOfServices = false;
        return this;
    }

    /** Fields besides the standard ones. */
    public Interest<E> fields(Field... wanted) {
        fields.addAll(List.of(wanted));
        return this;
    }

    /** A field that is only wanted from API calls of these names, and is absent in others. */
    public Interest<E> field(Field wanted, String... ofNames) {
        fieldsByName.computeIfAbsent(wanted, unused -> new LinkedHashSet<>()).addAll(List.of(ofNames));
        return this;
    }

    /** The key that chooses the shard and, with {@link #within}, the state. Events without it are passed over. */
    public Interest<E> by(Key shardKey) {
        key = shardKey;
        return this;
    }

    /** A second key inside the first: one state for each pair. Zero stands for an event that does not count. */
    public Interest<E> within(ToLongFunction<? super E> innerKey) {
        within = innerKey;
        return this;
    }

    /** Only events for which this is true touch a state and reach the detector; it looks at the event alone. */
    public Interest<E> when(Predicate<? super E> isOfInterest) {
        condition = isOfInterest;
        return this;
    }

    /** Profiles of the same shard key that the detector reads. */
    public Interest<E> reading(Profile<?, ?>... aggregates) {
        profiles.addAll(List.of(aggregates));
        return this;
    }

    /** Stream-wide knowledge that the detector reads. */
    public Interest<E> viewing(Global<?, ?, ?>... globals) {
        views.addAll(List.of(globals));
        return this;
    }

    /** Lists without which the detector is inactive (and is listed as such). */
    public Interest<E> needing(String... listNames) {
        lists.addAll(List.of(listNames));
        return this;
    }

    /** Without a database of countries or cities ({@code --geoip}) the detector is inactive (and is listed as such). */
    public Interest<E> locating() {
        locating = true;
        return this;
    }

    /** At most this many keys are remembered; the longest untouched is forgotten first, and counted. */
    public Interest<E> atMost(int keys) {
        cap = keys;
        return this;
    }

    /** A key that was not touched for this long is as good as new. */
    public Interest<E> forgetAfter(Duration idle) {
        idleMillis = idle.toMillis();
        return this;
    }

    public Class<E> events() {
        return events;
    }

    /** The API names; empty for all events. */
    public Set<String> names() {
        return names;
    }

    /** Which kinds of traffic, for an interest in flows. */
    public Predicate<Traffic> traffic() {
        return traffic;
    }

    /** Fields besides the standard ones that are wanted from events of every name. */
    public Set<Field> fields() {
        return fields;
    }

    /** Fields besides the standard ones that are wanted from events of some names. */
    public Map<Field, Set<String>> fieldsByName() {
        return fieldsByName;
    }

    /** The same, and of API calls also the fields that tell what a call is about, which evidence of every detector shows. */
    public Map<Field, Set<String>> askedByName() {
        Map<Field, Set<String>> byName = new LinkedHashMap<>();
        targets().forEach((field, ofNames) -> byName.put(field, new LinkedHashSet<>(ofNames)));
        fieldsByName.forEach((field, ofNames) ->
                byName.computeIfAbsent(field, unused -> new LinkedHashSet<>()).addAll(ofNames));
        return byName;
    }

    /** All fields besides the standard ones, of whatever name, in the order in which evidence shows them. */
    public Set<Field> asked() {
        Set<Field> asked = new LinkedHashSet<>(targets().keySet());
        asked.addAll(fields);
        asked.addAll(fieldsByName.keySet());
        return asked;
    }

    private Map<Field, Set<String>> targets() {
        return events == ApiCall.class ? CallTargets.byName() : Map.of();
    }

    public Key key() {
        return key;
    }

    /** The key inside the first one; null when there is none, and one shard key has one state. */
    public @Nullable ToLongFunction<? super E> innerKey() {
        return within;
    }

    /** Whether an event is of interest, beyond its family, name and keys; null when every one is. */
    public @Nullable Predicate<? super E> condition() {
        return condition;
    }

    /** Whether one shard key has several states. */
    public boolean isSplit() {
        return within != null;
    }

    public List<Profile<?, ?>> profiles() {
        return profiles;
    }

    public List<Global<?, ?, ?>> views() {
        return views;
    }

    public List<String> lists() {
        return lists;
    }

    /** Whether calls that services make are of interest, see {@link ApiCall#byService()}. */
    public boolean takesCallsOfServices() {
        return takesCallsOfServices;
    }

    /** Whether only queries are of interest whose name may be on a list. */
    public boolean isListed() {
        return isListed;
    }

    /** Whether the detector is of no use where it is not known in which country addresses are. */
    public boolean isLocating() {
        return locating;
    }

    public int cap() {
        return cap;
    }

    /** Milliseconds of event time after which an untouched key is forgotten. */
    public long idleMillis() {
        return idleMillis;
    }
}
