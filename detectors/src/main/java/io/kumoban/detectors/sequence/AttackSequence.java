package io.kumoban.detectors.sequence;

import io.kumoban.detectors.baseline.DailyHabits;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.finding.Finding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Steps of one actor, and of the roles that it took, within a day that together make an attack. Every finding and weak signal about the actor's calls
 * is a step with a tactic and points. When the points reach a threshold and the steps, in time order, climb through at
 * least three tactics of the kill chain, the sequence is a finding; further steps update it, until the actor has been
 * quiet for a day.
 *
 * <p>What an actor does day after day is no step: a deployment role that creates roles every day would else be half an
 * attack by breakfast. Findings of high severity are always steps.
 *
 * <p>State: at most 24 steps of about 1.4 kB and 32 habits of 16 bytes; 36 kB a key at most, 2,400 keys; usually a tenth
 * of it, as few actors raise signals at all.
 */
public final class AttackSequence implements Detector<Signal, AttackSequence.Seen> {
    static final String TYPE = "AttackSequence:IAM/CompromisedCredentials";
    static final String OF_DATA = "AttackSequence:S3/CompromisedData";

    static final Parameter.Span WINDOW =
            Parameter.span("window", Duration.ofHours(24), "the service joins what happens within a day");
    static final Parameter.Real POINTS = Parameter.real(
            "points",
            8,
            1,
            100,
            "points",
            "two high findings and two strong signals, or eight calls that are hardly ever innocent");
    static final Parameter.Whole TACTICS = Parameter.whole(
            "tactics", 3, 1, "tactics in order", "one or two tactics are an administrator's task, three are a plan");
    static final Parameter.Whole STRONG = Parameter.whole(
            "strong",
            2,
            0,
            "steps of a point or more",
            "setting up and tearing down an environment makes many weak signals, but hardly a finding and none of the "
                    + "calls that are hardly ever innocent");
    static final Parameter.Whole HABIT = Parameter.whole(
            "habit", 5, 1, "earlier days", "a working week of the same call makes it this actor's daily work");
    static final Parameter.Span HABIT_GAP =
            Parameter.span("habit-gap", Duration.ofDays(7), "some jobs run once a week");

    private static final int ACTORS = 2_400;

    @Override
    public About about() {
        return About.finding("attack-sequence", TYPE, Severity.CRITICAL)
                .also(OF_DATA, Severity.CRITICAL)
                .technique("T1078.004")
                .tactic(Tactic.IMPACT)
                .title("Calls of one identity form an attack sequence")
                .what("Findings (3, 2 or 1 points by severity) and weak signals (up to 1 point) of one actor within 24"
                        + " hours, each kind once, also through roles that it took and keys that it made: at least 8"
                        + " points, two steps of a point or more, and at least 3 tactics that follow each other in"
                        + " the order of ATT&CK. It is about data when objects of a bucket are read, written,"
                        + " deleted or opened after discovery, evasion or escalation.")
                .normally("An identity stays with its task, so its signals have one or two tactics and few points.")
                .thenCheck(
                        "Disable the credentials, then follow the timeline: what was created, opened, read, deleted?")
                .mistakenFor("an administrator who sets up or clears an account in one day; a penetration test")
                .parameters(POINTS, TACTICS, STRONG, WINDOW, HABIT, HABIT_GAP);
    }

    @Override
    public Interest<Signal> interest() {
        return Interest.in(Signal.class).by(Key.ACTOR).atMost(ACTORS).forgetAfter(Duration.ofDays(90));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Signal signal, Seen seen, Context context) {
        if (signal.evidence().kind() != Kind.API_CALL
                || signal.origin().isEmpty()
                || signal.weight() == 0
                || signal.type().startsWith("AttackSequence:")) {
            return;
        }
        String what = Step.whatOf(signal);
        int earlierDays = seen.habits.use(Hashes.of(what), signal.time(), context.get(HABIT_GAP));
        boolean habit = earlierDays >= context.get(HABIT);
        boolean grave = signal.isFinding() && signal.severity().compareTo(Severity.HIGH) >= 0;
        if (habit && !grave) {
            return;
        }
        seen.expire(signal.time() - context.get(WINDOW));
        // Most signals repeat a step; these are told before anything is copied.
        boolean isNew = seen.wants(signal, what) && seen.add(Step.of(signal));
        context.wakeAt(seen.steps.getFirst().time() + context.get(WINDOW) + 1);
        if (isNew) {
            judge(signal, seen, context);
        }
    }

    @Override
    public void onTimer(Seen seen, Context context) {
        seen.expire(context.now() - context.get(WINDOW));
        if (!seen.steps.isEmpty()) {
            context.wakeAt(seen.steps.getFirst().time() + context.get(WINDOW) + 1);
        }
    }

    private static void judge(Signal signal, Seen seen, Context context) {
        double points = seen.points();
        List<Step> chain = KillChain.longest(seen.steps);
        context.score(points);
        if (chain.size() < context.get(TACTICS)) {
            if (points >= context.get(POINTS)) {
                context.nearMiss(TACTICS, chain.size());
            }
            return;
        }
        if (points < context.get(POINTS)) {
            context.nearMiss(POINTS, points);
            return;
        }
        int strong = seen.strong();
        if (strong < context.get(STRONG)) {
            context.nearMiss(STRONG, strong);
            return;
        }
        if (seen.began == Seen.NOT_BEGUN) {
            seen.began = seen.steps.getFirst().time();
        }
        String began = Instant.ofEpochMilli(seen.began).toString();
        boolean ofData = DataChain.isIn(seen.steps);
        context.report(signal)
                .type(ofData ? OF_DATA : TYPE)
                .resource(signal.origin())
                .apart(began)
                .particulars(Story.of(
                        signal.origin() + "/" + began,
                        "Steps of " + signal.origin() + " through " + tactics(chain),
                        seen.steps,
                        ofData ? List.of(TYPE) : List.of()))
                .score(points)
                .observed("points", points, context.get(WINDOW))
                .observed("tactics in order", chain.size(), context.get(WINDOW))
                .usual("points below", context.get(POINTS), "points")
                .with(seen.shown(chain, signal.evidence().id()))
                .detail("tactics", tactics(chain))
                .detail("timeline", timeline(seen.steps, signal.origin()))
                .say(
                        "%s took %d steps with %.1f points since %s, through %s.",
                        signal.origin(),
                        seen.steps.size(),
                        points,
                        Instant.ofEpochMilli(seen.steps.getFirst().time()),
                        tactics(chain));
    }

    private static String tactics(List<Step> chain) {
        StringBuilder text = new StringBuilder();
        for (Step step : chain) {
            text.append(text.isEmpty() ? "" : " > ").append(KillChain.name(step.tactic()));
        }
        return text.toString();
    }

    private static String timeline(List<Step> steps, String origin) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(Instant.ofEpochMilli(step.time()))
                    .append(' ')
                    .append(step.words());
            String actor = step.actor();
            text.append(actor.equals(origin) ? "" : " as " + actor);
        }
        return text.toString();
    }

    /** The steps of one actor within the window, in order, and what it does every day. */
    public static final class Seen implements State {
        private static final int STEPS = 24;
        private static final int HABITS = 32;
        private static final long NOT_BEGUN = Long.MIN_VALUE;
        /** One place of the evidence is for the step that completes the sequence. */
        private static final int EARLIER = Finding.MOST_EVIDENCE - 1;

        private final List<Step> steps = new ArrayList<>();
        private final DailyHabits habits = new DailyHabits(HABITS);
        /** When the reported sequence began; it parts this sequence's finding from the next one's. */
        private long began = NOT_BEGUN;

        private void expire(long before) {
            steps.removeIf(step -> step.time() < before);
            if (steps.isEmpty()) {
                began = NOT_BEGUN;
            }
        }

        /**
         * Whether a signal changes the steps. The same thing done again, and an event that is a step already, change
         * nothing unless they weigh more; of an event's equal steps a finding is kept.
         */
        private boolean wants(Signal signal, String what) {
            for (Step other : steps) {
                boolean sameEvent =
                        other.evidence().id().equals(signal.evidence().id());
                if (!sameEvent && !other.what().equals(what)) {
                    continue;
                }
                boolean graver = signal.weight() > other.points()
                        || sameEvent && signal.isFinding() && !other.finding() && signal.weight() == other.points();
                if (!graver) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Adds a step that is {@linkplain #wants wanted}, in place of one that it outweighs. A full list gives up the step
         * with the fewest points, the oldest of them.
         *
         * @return whether the points or the order may have changed
         */
        private boolean add(Step step) {
            Step replaced = null;
            for (Step other : steps) {
                if (other.what().equals(step.what())
                        || other.evidence().id().equals(step.evidence().id())) {
                    replaced = other;
                }
            }
            if (replaced != null) {
                steps.remove(replaced);
            } else if (steps.size() == STEPS) {
                steps.remove(Collections.min(steps, Comparator.comparingDouble(Step::points)));
            }
            steps.add(step);
            steps.sort(Step.ORDER);
            return replaced == null || step.points() > replaced.points();
        }

        private double points() {
            double sum = 0;
            for (Step step : steps) {
                sum += step.points();
            }
            return sum;
        }

        private int strong() {
            int strong = 0;
            for (Step step : steps) {
                if (step.points() >= 1) {
                    strong++;
                }
            }
            return strong;
        }

        /** What the finding shows beside its last event: the chain first, then what weighs most; in time order. */
        private List<Evidence> shown(List<Step> chain, String lastId) {
            List<Step> chosen = new ArrayList<>(chain);
            steps.stream()
                    .filter(step -> !chain.contains(step))
                    .sorted(Comparator.comparingDouble(Step::points).reversed().thenComparing(Step.ORDER))
                    .forEach(chosen::add);
            return chosen.stream()
                    .filter(step -> !step.evidence().id().equals(lastId))
                    .limit(EARLIER)
                    .sorted(Step.ORDER)
                    .map(Step::evidence)
                    .toList();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeLong(began);
            habits.save(out);
            out.writeByte(steps.size());
            for (Step step : steps) {
                step.save(out);
            }
        }

        @Override
        public void load(DataInput in) throws IOException {
            began = in.readLong();
            habits.load(in);
            steps.clear();
            int count = in.readUnsignedByte();
            for (int i = 0; i < count; i++) {
                steps.add(Step.load(in));
            }
        }
    }
}
