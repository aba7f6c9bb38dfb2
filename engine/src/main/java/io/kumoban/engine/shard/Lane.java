package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Profile;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.format.ApiNames;
import io.kumoban.engine.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The detectors that share a family and a shard key, and a table of which of them, and of their profiles, an event of
 * each dispatch number reaches.
 */
public final class Lane {
    private final @Nullable Kind kind;
    private final Key key;
    private final List<LoadedDetector<?, ?>> detectors;
    private final List<Profile<?, ?>> profiles = new ArrayList<>();
    private final int[][] detectorsByNumber;
    private final int[][] profilesByNumber;
    private final boolean[] wanted;
    private final DispatchNumbers numbers;
    private final Thresholds thresholds;
    /** What the detectors say of themselves, spread out by rank: every event passes these. */
    private final LoadedDetector<Event, State>[] ranks;

    private final @Nullable Predicate<Event>[] conditions;
    private final @Nullable ToLongFunction<Event>[] innerKeys;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Lane(@Nullable Kind kind, Key key, List<LoadedDetector<?, ?>> detectors, ApiNames names, Lists lists) {
        this.kind = kind;
        this.key = key;
        this.detectors = List.copyOf(detectors);
        thresholds = new Thresholds(this.detectors);
        ranks = this.detectors.toArray(LoadedDetector[]::new);
        conditions = new Predicate[ranks.length];
        innerKeys = new ToLongFunction[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            conditions[i] = (Predicate) ranks[i].interest().condition();
            innerKeys[i] = (ToLongFunction) ranks[i].interest().innerKey();
        }
        for (LoadedDetector<?, ?> detector : detectors) {
            detector.interest().profiles().stream()
                    .filter(profile -> !profiles.contains(profile))
                    .forEach(profiles::add);
        }
        Set<String> listed = new TreeSet<>();
        List<Interest<?>> interests = new ArrayList<>();
        for (LoadedDetector<?, ?> detector : detectors) {
            interests.add(detector.interest());
            listed.addAll(detector.interest().isListed() ? detector.interest().lists() : List.of());
        }
        numbers = new DispatchNumbers(kind, names, lists.anyOf(listed));
        detectorsByNumber = numbers.listeners(interests);
        List<Interest<?>> ofProfiles = new ArrayList<>();
        profiles.forEach(profile -> ofProfiles.add(profile.interest()));
        profilesByNumber = numbers.listeners(ofProfiles);
        interests.addAll(ofProfiles);
        wanted = numbers.wanted(interests);
    }

    /** The log family; null for signals. */
    public @Nullable Kind kind() {
        return kind;
    }

    public Key key() {
        return key;
    }

    List<LoadedDetector<?, ?>> detectors() {
        return detectors;
    }

    LoadedDetector<Event, State>[] ranks() {
        return ranks;
    }

    /** By rank, which events are of interest; null for one that wants all. */
    @Nullable
    Predicate<Event>[] conditions() {
        return conditions;
    }

    /** By rank, the key inside the lane's; null for one that has none. */
    @Nullable
    ToLongFunction<Event>[] innerKeys() {
        return innerKeys;
    }

    List<Profile<?, ?>> profiles() {
        return profiles;
    }

    Thresholds thresholds() {
        return thresholds;
    }

    /** The ranks within this lane of the detectors that listen to a dispatch number. */
    int[] detectorsFor(int dispatch) {
        return detectorsByNumber[dispatch];
    }

    int[] profilesFor(int dispatch) {
        return profilesByNumber[dispatch];
    }

    /** The number by which an event, whose row has a dispatch number, finds its listeners. */
    int number(Event event, int dispatch) {
        return numbers.of(event, dispatch);
    }

    /** Whether anyone in this lane listens to a dispatch number. */
    public boolean wants(int dispatch) {
        return wanted[dispatch];
    }
}
