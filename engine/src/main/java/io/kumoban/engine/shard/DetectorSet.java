package io.kumoban.engine.shard;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Global;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.ParameterValues;
import io.kumoban.engine.detect.Profile;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.format.ApiNames;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.place.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The detectors of one replay, compiled: which run, what they ask of the decoders, by which keys the stream is grouped,
 * and which of them an event of each name reaches.
 */
public final class DetectorSet {
    private final List<LoadedDetector<?, ?>> loaded = new ArrayList<>();
    private final Map<String, String> inactive = new TreeMap<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Lane> signalLanes = new ArrayList<>();
    private final List<Global<?, ?, ?>> globals = new ArrayList<>();
    private final List<ParameterValues> values = new ArrayList<>();
    private final Lists lists;
    private final Assets assets;
    private final Places places;
    private final Projection projection;
    private final AddressSet trusted;
    private final Map<String, String> peerGroups;

    private DetectorSet(
            Collection<? extends Detector<?, ?>> detectors,
            Settings settings,
            Lists lists,
            Assets assets,
            Places places,
            long from,
            long to) {
        this.assets = assets;
        this.places = places;
        trusted = assets.trusted().and(lists.addresses(Lists.TRUSTED));
        peerGroups = assets.groupOfMembers();
        List<About> abouts = new ArrayList<>();
        detectors.stream()
                .sorted(Comparator.comparing(detector -> detector.about().id()))
                .forEach(detector -> load(detector, settings, lists, abouts));
        this.lists = lists.lookedUp(loaded.stream()
                .flatMap(detector -> detector.interest().lists().stream())
                .collect(Collectors.toSet()));
        loaded.forEach(detector -> values.add(new ParameterValues(settings, List.of(detector.about()))));
        Map<Key, List<LoadedDetector<?, ?>>> byKey = new LinkedHashMap<>();
        Set<Field> fields = new LinkedHashSet<>();
        Map<Field, Set<String>> fieldsByName = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (LoadedDetector<?, ?> detector : loaded) {
            byKey.computeIfAbsent(detector.interest().key(), unused -> new ArrayList<>())
                    .add(detector);
            ask(detector.interest(), fields, fieldsByName, names);
            for (Profile<?, ?> profile : detector.interest().profiles()) {
                ask(profile.interest(), fields, fieldsByName, names);
            }
            for (Global<?, ?, ?> global : detector.interest().views()) {
                ask(global.interest(), fields, fieldsByName, names);
                if (!globals.contains(global)) {
                    globals.add(global);
                }
            }
        }
        fieldsByName.keySet().removeAll(fields);
        ApiNames apiNames = new ApiNames(names);
        Set<Key> keys = EnumSet.noneOf(Key.class);
        byKey.keySet().stream().filter(key -> !key.ofSignals()).forEach(keys::add);
        projection = new Projection(fields, fieldsByName, keys, apiNames, assets, from, to);
        byKey.forEach((key, members) -> {
            Lane lane = new Lane(kindOf(key), key, members, apiNames, this.lists);
            (key.ofSignals() ? signalLanes : lanes).add(lane);
        });
    }

    /** Compiles detectors that do not know where addresses are. */
    public static DetectorSet compile(
            Collection<? extends Detector<?, ?>> detectors,
            Settings settings,
            Lists lists,
            Assets assets,
            long from,
            long to) {
        return compile(detectors, settings, lists, assets, Places.NONE, from, to);
    }

    /**
     * Compiles detectors.
     *
     * @param from events before this are ignored, milliseconds since 1970
     * @param to   events from this on are ignored
     * @throws IllegalArgumentException when two detectors share an id or one contradicts itself
     */
    public static DetectorSet compile(
            Collection<? extends Detector<?, ?>> detectors,
            Settings settings,
            Lists lists,
            Assets assets,
            Places places,
            long from,
            long to) {
        return new DetectorSet(detectors, settings, lists, assets, places, from, to);
    }

    private <E extends Event, S extends State> void load(
            Detector<E, S> detector, Settings settings, Lists lists, List<About> abouts) {
        About about = detector.about();
        if (abouts.stream().anyMatch(other -> other.id().equals(about.id()))) {
            throw new IllegalArgumentException("two detectors have the id " + about.id() + "; rename one of them");
        }
        abouts.add(about);
        Interest<E> interest = detector.interest();
        check(about, interest);
        String reason = reasonToRest(about, interest, settings, lists);
        if (reason == null) {
            loaded.add(LoadedDetector.of(loaded.size(), detector, about, interest));
        } else {
            inactive.put(about.id(), reason);
        }
    }

    private @Nullable String reasonToRest(About about, Interest<?> interest, Settings settings, Lists lists) {
        if (!settings.allows(about)) {
            return settings.off().contains(about.id())
                    ? "switched off by the configuration"
                    : "rests unless it is switched on (see --config)";
        }
        List<String> missing = interest.lists().stream()
                .filter(list -> !lists.names().contains(list))
                .toList();
        if (!missing.isEmpty()) {
            return "needs the list " + String.join(", ", missing) + " (see --intel)";
        }
        if (!interest.isLocating() || places.knowsCountries()) {
            return null;
        }
        return places.isEmpty() ? "no --geoip" : "no database of --geoip tells countries";
    }

    private static void check(About about, Interest<?> interest) {
        boolean ofSignals = !isLogFamily(interest.events());
        if (ofSignals != interest.key().ofSignals()
                || !ofSignals && kindOf(interest.key()) != familyOf(interest.events())) {
            throw new IllegalArgumentException("the detector " + about.id() + " listens to "
                    + interest.events().getSimpleName() + " but is keyed by " + interest.key());
        }
        for (Profile<?, ?> profile : interest.profiles()) {
            if (profile.interest().key() != interest.key()) {
                throw new IllegalArgumentException("the detector " + about.id() + " is keyed by " + interest.key()
                        + " and cannot read a profile keyed by "
                        + profile.interest().key());
            }
        }
    }

    private static void ask(
            Interest<?> interest, Set<Field> fields, Map<Field, Set<String>> fieldsByName, Set<String> names) {
        fields.addAll(interest.fields());
        names.addAll(interest.names());
        interest.askedByName().forEach((field, ofNames) -> {
            fieldsByName.computeIfAbsent(field, unused -> new HashSet<>()).addAll(ofNames);
            names.addAll(ofNames);
        });
    }

    private static boolean isLogFamily(Class<?> events) {
        return familyOf(events) != null;
    }

    static @Nullable Kind familyOf(Class<?> events) {
        if (events == ApiCall.class) {
            return Kind.API_CALL;
        }
        if (events == Flow.class) {
            return Kind.FLOW;
        }
        return events == DnsQuery.class ? Kind.DNS_QUERY : null;
    }

    private static @Nullable Kind kindOf(Key key) {
        for (Kind kind : Kind.values()) {
            if (key.suits(kind)) {
                return kind;
            }
        }
        return null;
    }

    /** The detectors that run, by id. */
    public List<LoadedDetector<?, ?>> loaded() {
        return loaded;
    }

    /** Id to the reason, for detectors that do not run. */
    public Map<String, String> inactive() {
        return inactive;
    }

    /** What the decoders are asked for. */
    public Projection projection() {
        return projection;
    }

    /** One lane for each key by which log events are grouped. */
    public List<Lane> lanes() {
        return lanes;
    }

    /** The lanes of detectors of signals. */
    public List<Lane> signalLanes() {
        return signalLanes;
    }

    public List<Global<?, ?, ?>> globals() {
        return globals;
    }

    /** The parameters of a loaded detector. */
    public ParameterValues values(LoadedDetector<?, ?> detector) {
        return values.get(detector.index());
    }

    public Lists lists() {
        return lists;
    }

    public Assets assets() {
        return assets;
    }

    /** Where addresses are, as far as the user's databases tell. */
    public Places places() {
        return places;
    }

    /** All addresses that the user trusts, in the context or in a list. */
    public AddressSet trusted() {
        return trusted;
    }

    /** The peer group of each principal or instance that is in one. */
    Map<String, String> peerGroups() {
        return peerGroups;
    }
}
