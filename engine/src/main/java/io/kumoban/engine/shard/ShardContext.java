package io.kumoban.engine.shard;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Global;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.ParameterValues;
import io.kumoban.engine.detect.Profile;
import io.kumoban.engine.detect.Raising;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.detect.Reports;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.list.WordSet;
import io.kumoban.engine.place.Place;
import io.kumoban.engine.place.Places;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The context of one shard: it is told which detector runs on which event, and answers for that. */
final class ShardContext implements Context {
    private final Environment environment;
    private final ParameterValues[] valuesOf;
    private final ListCache<AddressSet> addressLists;
    private final ListCache<DomainSet> domainLists;
    private final ListCache<WordSet> wordLists;
    private final AddressSet trusted;
    private final Map<String, String> peerGroups;
    private final Places places;
    private final List<LoadedDetector<?, ?>> detectors;
    private final List<Profile<?, ?>> profiles;
    private final @Nullable State[] profileStates;
    private final long[] learningEvents;
    private final NearMisses nearMisses;

    private List<Emission> emissions = new ArrayList<>();
    private @Nullable Batch batch;
    private long seenFrom;
    private @Nullable Event event;
    private long now;
    private long position;
    private long due;
    private long account;
    private long ageAccount;
    private long ageFirstSeen;
    private int rank;
    private @Nullable LoadedDetector<?, ?> detector;
    private long stateKey;
    private int sequence;
    private long wakeAt = KeyedStates.NO_TIMER;
    private @Nullable Report open;
    private final Repeats repeats = new Repeats();
    private final Batch.Cursors cursors = new Batch.Cursors();
    /** For how many raisings a report stands. */
    private int times = 1;

    ShardContext(Lane lane, Environment environment) {
        this.environment = environment;
        Lists lists = environment.detectors().lists();
        addressLists = new ListCache<>(lists::addresses);
        domainLists = new ListCache<>(lists::domains);
        wordLists = new ListCache<>(lists::words);
        trusted = environment.detectors().trusted();
        peerGroups = environment.detectors().peerGroups();
        places = environment.detectors().places();
        detectors = lane.detectors();
        valuesOf = detectors.stream().map(environment.detectors()::values).toArray(ParameterValues[]::new);
        profiles = lane.profiles();
        profileStates = new State[profiles.size()];
        learningEvents = new long[detectors.size()];
        nearMisses = new NearMisses(detectors, lane.thresholds(), environment.evidence());
    }

    void begin(List<Emission> into, @Nullable Batch newBatch) {
        emissions = into;
        batch = newBatch;
    }

    /** The rows of the batch may be gone from now on. */
    void end() {
        nearMisses.settle();
        if (!repeats.all().isEmpty()) {
            giveOutRepeats();
        }
    }

    private void giveOutRepeats() {
        for (Repeats.Repeat repeat : repeats.all()) {
            Row last = repeat.last(cursors);
            if (last != null) {
                see(last, repeat.position(), last.accountHash());
                enter(repeat.rank, detectors.get(repeat.rank), repeat.stateKey);
                times = repeat.times();
                repeat.raising.report(last, this);
                times = 1;
                leave();
            }
        }
        repeats.clear();
    }

    void see(Event newEvent, long newPosition, long accountHash) {
        event = newEvent;
        now = newEvent.time();
        position = newPosition;
        seenFrom = newPosition;
        due = Long.MAX_VALUE;
        account = accountHash;
        Arrays.fill(profileStates, null);
    }

    void wake(long time, long newPosition, long newSeenFrom, long accountHash) {
        event = null;
        now = time;
        position = newPosition;
        seenFrom = newSeenFrom;
        due = time;
        account = accountHash;
        Arrays.fill(profileStates, null);
    }

    void setProfile(int i, @Nullable State state) {
        profileStates[i] = state;
    }

    void enter(int newRank, LoadedDetector<?, ?> newDetector, long key) {
        rank = newRank;
        detector = newDetector;
        stateKey = key;
        sequence = 0;
        wakeAt = KeyedStates.NO_TIMER;
    }

    void leave() {
        endReport();
        detector = null;
    }

    private void endReport() {
        if (open != null && !Reports.isComplete(open)) {
            throw new IllegalStateException(
                    "the detector " + about().id() + " began a report and never said it; end it with say(...)");
        }
        open = null;
    }

    long takeWake() {
        long wake = wakeAt;
        wakeAt = KeyedStates.NO_TIMER;
        return wake;
    }

    long position() {
        return position;
    }

    private ParameterValues values() {
        return valuesOf[rank];
    }

    private About about() {
        return running().about();
    }

    private LoadedDetector<?, ?> running() {
        if (detector == null) {
            throw new IllegalStateException("the context is used outside a call of a detector");
        }
        return detector;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public int get(Parameter.Whole parameter) {
        return (int) values().bits(parameter);
    }

    @Override
    public double get(Parameter.Real parameter) {
        return Double.longBitsToDouble(values().bits(parameter));
    }

    @Override
    public long get(Parameter.Span parameter) {
        return values().bits(parameter);
    }

    @Override
    public boolean get(Parameter.Switch parameter) {
        return values().bits(parameter) != 0;
    }

    @Override
    public boolean learning() {
        boolean young = now - accountSince() < environment.learnMillis();
        if (young) {
            learningEvents[rank]++;
        }
        return young;
    }

    @Override
    public long accountSince() {
        if (account != ageAccount) {
            ageAccount = account;
            ageFirstSeen = environment.ages().firstSeen(account, now);
        }
        return ageFirstSeen;
    }

    @Override
    public boolean ended() {
        return position == Long.MAX_VALUE;
    }

    @Override
    public boolean trusts(Address address) {
        return trusted.contains(address);
    }

    @Override
    public String peerGroup(String member) {
        return peerGroups.getOrDefault(member, "");
    }

    @Override
    public Place place(Address address) {
        return places.of(address);
    }

    @Override
    public AddressSet addresses(String list) {
        return addressLists.get(list);
    }

    @Override
    public WordSet words(String list) {
        return wordLists.get(list);
    }

    @Override
    public DomainSet domains(String list) {
        return domainLists.get(list);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends State> S profile(Profile<?, S> profile) {
        for (int i = 0; i < profiles.size(); i++) {
            if (profiles.get(i).equals(profile)) {
                State state = profileStates[i];
                if (state == null) {
                    throw new IllegalStateException("the profile "
                            + profile.getClass().getSimpleName() + " has no state for this event; a timer sees none");
                }
                return (S) state;
            }
        }
        throw new IllegalStateException("the profile " + profile.getClass().getSimpleName()
                + " is not named in the interest of " + about().id());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> V view(Global<?, ?, V> global) {
        int index = environment.detectors().globals().indexOf(global);
        Views views = batch == null ? null : batch.viewsAt(seenFrom);
        Object picture = index < 0 || views == null ? null : views.picture(index);
        if (picture == null) {
            throw new IllegalStateException("the view of " + global.getClass().getSimpleName()
                    + " is not named in the interest of " + about().id());
        }
        return (V) picture;
    }

    @Override
    public Report report(Event subject) {
        return report(remember(subject));
    }

    @Override
    public Report report(Evidence evidence) {
        About about = about();
        endReport();
        int place = sequence++;
        long at = position;
        long timer = due;
        int index = running().index();
        long key = stateKey;
        List<Emission> into = emissions;
        int raisings = times;
        Report report = Reports.begin(
                about,
                evidence,
                finding ->
                        into.add(new Emission(at, timer, index, key, place, new Emission.Raised(finding, raisings))));
        open = report;
        return report;
    }

    @Override
    public void raise(long distinction, Row subject, Raising raising) {
        boolean mayWait = environment.together() && batch != null && about().isUnheard();
        if (!mayWait || !repeats.note(rank, stateKey, distinction, subject, position, raising)) {
            raising.report(subject, this);
        }
    }

    @Override
    public void signal(Event subject, Tactic tactic, double weight) {
        signal(remember(subject), tactic, weight);
    }

    @Override
    public void signal(Evidence evidence, Tactic tactic, double weight) {
        emit(new Emission.Weak(Reports.weak(about(), evidence, Severity.LOW, tactic, weight)));
    }

    @Override
    public void insight(Insight insight) {
        emit(new Emission.Noted(insight));
    }

    private void emit(Emission.Content content) {
        emissions.add(new Emission(position, due, running().index(), stateKey, sequence++, content));
    }

    @Override
    public void nearMiss(Parameter threshold, double observed) {
        Event subject = event;
        if (subject == null) {
            return;
        }
        double needed = values().number(threshold);
        if (!nearMisses.note(rank, threshold, observed, needed, position, subject)) {
            throw new IllegalStateException(
                    "the parameter " + threshold.name() + " is not declared in about() of " + about().id());
        }
    }

    @Override
    public boolean wantsScores() {
        return environment.scores();
    }

    @Override
    public void score(double value) {
        if (environment.scores()) {
            String unit = event instanceof Row row
                    ? row.contentId()
                    : "key:" + HexFormat.of().toHexDigits(stateKey);
            emit(new Emission.Scored(about().id(), now, unit, value));
        }
    }

    @Override
    public Evidence remember(Event subject) {
        return switch (subject) {
            case Row row -> environment.evidence().of(row, running());
            case Signal signal -> signal.evidence();
        };
    }

    @Override
    public void wakeAt(long time) {
        if (event == null && time <= now) {
            throw new IllegalStateException("the detector " + about().id()
                    + " asks in its timer to be woken at a time that is not later, so it would be woken for ever;"
                    + " give wakeAt a time after now()");
        }
        wakeAt = time;
    }

    /** Writes the figures for the account; all else lasts no longer than a call. */
    void save(DataOutput out) throws IOException {
        for (int i = 0; i < learningEvents.length; i++) {
            out.writeLong(learningEvents[i]);
        }
        nearMisses.save(out);
    }

    /** Reads what {@link #save} wrote. */
    void load(DataInput in) throws IOException {
        for (int i = 0; i < learningEvents.length; i++) {
            learningEvents[i] = in.readLong();
        }
        nearMisses.load(in);
    }

    /** Forgets near misses and how often a detector was silent while learning. */
    void beginAccount() {
        Arrays.fill(learningEvents, 0);
        nearMisses.clear();
    }

    void tellTo(DetectorAccount into) {
        for (int i = 0; i < detectors.size(); i++) {
            into.learning(detectors.get(i).about().id(), learningEvents[i]);
        }
        nearMisses.tellTo(into);
    }
}
