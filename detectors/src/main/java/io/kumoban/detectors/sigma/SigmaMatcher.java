package io.kumoban.detectors.sigma;

import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.detectors.sigma.plan.JsonEventValues;
import io.kumoban.detectors.sigma.plan.PlanMatcher;
import io.kumoban.detectors.sigma.plan.ViewedValues;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.util.Map;

/**
 * Matches events with the rules of a {@link SigmaEngine}, one after the other. It keeps buffers from event to event, so that
 * matching JSON makes no garbage. One thread at a time.
 */
public final class SigmaMatcher {
    /** The event cannot be read; {@link #outcome} says why. */
    public static final int UNREADABLE = -1;

    private final SigmaEngine engine;
    private final JsonEventValues json;
    private final ViewedValues viewed;
    private final PlanMatcher matcher;
    private JsonView.Outcome outcome = JsonView.Outcome.GOOD;

    SigmaMatcher(SigmaEngine engine) {
        this.engine = engine;
        json = new JsonEventValues(engine.plan());
        viewed = new ViewedValues(engine.plan());
        matcher = new PlanMatcher(engine.plan(), json);
    }

    /** Matches an event that is a JSON object in UTF-8. */
    public int match(byte[] event) {
        return match(event, 0, event.length);
    }

    /**
     * Matches an event that is a JSON object in UTF-8, with white space around it.
     *
     * @return how many rules match; or {@link #UNREADABLE} when it is no JSON object, or a bound is exceeded
     */
    public int match(byte[] bytes, int from, int to) {
        outcome = json.read(bytes, from, to);
        matcher.from(json);
        if (outcome != JsonView.Outcome.GOOD) {
            matcher.forget();
            return UNREADABLE;
        }
        return matcher.match();
    }

    /**
     * Matches an event that is a map: of names to strings, numbers, booleans, nulls, maps, and collections of these. See
     * {@link MapEvent} for all else.
     *
     * @return how many rules match
     */
    public int match(Map<String, ?> event) {
        return match(new MapEvent(event));
    }

    /** Matches an event of any other kind; answers how many rules match. */
    public int match(EventView event) {
        outcome = JsonView.Outcome.GOOD;
        viewed.read(event);
        matcher.from(viewed);
        return matcher.match();
    }

    /** What became of the last event. */
    public JsonView.Outcome outcome() {
        return outcome;
    }

    /**
     * A rule that matches the last event, in the engine's order.
     *
     * @param match from 0 to one less than there are
     */
    public SigmaRule rule(int match) {
        return engine.rules().get(ruleIndex(match));
    }

    /** The place of a rule that matches among all {@link SigmaEngine#rules}. */
    public int ruleIndex(int match) {
        return matcher.found(match);
    }

    /**
     * How often a regular expression used up its steps on a value since the matcher was made. It then counts as not found.
     */
    public long gaveUp() {
        return matcher.gaveUp();
    }
}
