package io.kumoban.engine.detect;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.WordSet;
import io.kumoban.engine.place.Place;

/**
 * All that a detector may know beyond its event and its state, and all that it may do. Valid only inside the call that
 * it was handed to.
 */
public interface Context {
    /** The time of the event, or the time that the timer was set for; milliseconds since 1970. */
    long now();

    int get(Parameter.Whole parameter);

    double get(Parameter.Real parameter);

    /** A span in milliseconds. */
    long get(Parameter.Span parameter);

    boolean get(Parameter.Switch parameter);

    /** Whether the account of this event is still being learned: seen for less than {@code --learn}. */
    boolean learning();

    /** When the account of this event was first seen, in milliseconds of event time since 1970. */
    long accountSince();

    /** Whether the stream has ended, so that this is the last time that the state's timer fires. */
    boolean ended();

    /** Whether the user trusts this address, in {@code --context} or in a list of trusted addresses. */
    boolean trusts(Address address);

    /** The peer group of {@code --context} that a principal or instance belongs to; empty when it is in none. */
    String peerGroup(String member);

    /**
     * Where an address is and whose it is, by the databases of {@code --geoip}; {@link Place#UNKNOWN} where nothing is
     * known. Makes no garbage.
     */
    Place place(Address address);

    /** A list of addresses; empty when there is none of this name. */
    AddressSet addresses(String list);

    /** A list of domains; empty when there is none of this name. */
    DomainSet domains(String list);

    /** A list of words, such as access key ids; empty when there is none of this name. */
    WordSet words(String list);

    /** The state of a profile for this event; the detector must name the profile in its interest. */
    <S extends State> S profile(Profile<?, S> profile);

    /** Stream-wide knowledge as of the last full hour; the detector must name it in its interest. */
    <V> V view(Global<?, ?, V> global);

    /** Begins a finding about this event; {@link Report#say} completes it. */
    Report report(Event event);

    /** Begins a finding about an event that was remembered. */
    Report report(Evidence evidence);

    /**
     * Raises a finding about this event that events often raise again. Of those that come soon one after the other only the
     * first and the last need be made, all others are counted; the result is the same. Only what detectors of signals do
     * not hear of is put together.
     *
     * @param distinction what parts the findings of one actor, account and region: equal for equal types and extra keys
     * @param raising     makes the report, whose resource is the actor; now, or for a row of the same batch later
     */
    void raise(long distinction, Row event, Raising raising);

    /** Raises a weak signal, of weight 0 to 1, for the detectors of the merged stream. */
    void signal(Event event, Tactic tactic, double weight);

    /** Raises a weak signal about an event that was remembered. */
    void signal(Evidence evidence, Tactic tactic, double weight);

    /** Gives out the start or the end of an episode of unusual rates. */
    void insight(Insight insight);

    /** Says how close a value came to a threshold that it did not reach; what is nearest is shown to the user. */
    void nearMiss(Parameter threshold, double observed);

    /** Gives a score of this event or window, also below the threshold; higher is odder. */
    void score(double value);

    /** Whether anybody reads scores. Otherwise a detector may spare itself those that could raise nothing. */
    boolean wantsScores();

    /** Keeps what a later finding will want to show of this event. */
    Evidence remember(Event event);

    /** Asks for {@link Detector#onTimer} at this time; a state has one timer, and asking again moves it. */
    void wakeAt(long time);
}
