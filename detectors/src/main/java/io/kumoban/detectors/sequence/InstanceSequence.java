package io.kumoban.detectors.sequence;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Saved;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Findings about one instance, or about instances that do the same work, that together say it is in other hands: it
 * scans and floods and talks to its masters, and its credentials turn up elsewhere. A finding counts once a kind (what
 * stands in its type up to the dot) and instance; what was merely done to an instance does not count.
 *
 * <p>State: at most 32 steps of about 1.2 kB an account; 40 kB a key at most.
 */
public final class InstanceSequence implements Detector<Signal, InstanceSequence.Seen> {
    static final String TYPE = "AttackSequence:EC2/CompromisedInstanceGroup";

    static final Parameter.Span WINDOW =
            Parameter.span("window", Duration.ofHours(24), "the service joins what happens within a day");
    static final Parameter.Whole KINDS = Parameter.whole(
            "kinds",
            3,
            2,
            "kinds of findings",
            "one kind may be a mistake and two may have one cause, such as a scan and the sweep it is part of");
    static final Parameter.Whole KINDS_IN_GROUP = Parameter.whole(
            "kinds-in-group",
            2,
            1,
            "kinds of findings",
            "the same two kinds on several instances of a group are no coincidence");
    static final Parameter.Whole INSTANCES =
            Parameter.whole("instances", 2, 2, "instances of a group", "a group is more than one");

    private static final int ACCOUNTS = 128;

    @Override
    public About about() {
        return About.finding("instance-sequence", TYPE, Severity.CRITICAL)
                .technique("T1078.004")
                .tactic(Tactic.IMPACT)
                .role(About.Role.ACTOR)
                .title("Findings about instances form an attack sequence")
                .what("Findings of medium severity and above that an instance gave rise to within 24 hours: three kinds"
                        + " on one instance, or two kinds on each of two instances of one peer group of the context.")
                .normally("An instance has no findings, or one kind with one cause.")
                .thenCheck("Take the instance off the network, but keep its memory and disks. What did its role do?")
                .mistakenFor("a scanner or test machine of your own; trust its address")
                .parameters(WINDOW, KINDS, KINDS_IN_GROUP, INSTANCES);
    }

    @Override
    public Interest<Signal> interest() {
        return Interest.in(Signal.class)
                .by(Key.ACCOUNT)
                .when(InstanceSequence::counts)
                .atMost(ACCOUNTS)
                .forgetAfter(Duration.ofDays(2));
    }

    private static boolean counts(Signal signal) {
        return signal.isFinding()
                && !signal.type().startsWith("AttackSequence:")
                && !signal.type().startsWith("Recon:EC2/PortProbe")
                && signal.severity().compareTo(Severity.MEDIUM) >= 0
                && !instance(signal).isEmpty();
    }

    /** The instance that a finding is about; empty when it is about none. */
    private static String instance(Signal signal) {
        Evidence event = signal.evidence();
        if (event.kind() != Kind.API_CALL) {
            return signal.actor();
        }
        if (!signal.type().contains("InstanceCredentialExfiltration")) {
            return "";
        }
        String session = event.field(ApiCall.PRINCIPAL_ID);
        int at = session.indexOf(":i-");
        return at < 0 ? "" : session.substring(at + 1);
    }

    /** What stands up to the dot: variants of a type are one kind. */
    private static String kind(String type) {
        int dot = type.indexOf('.', type.indexOf('/'));
        return dot < 0 ? type : type.substring(0, dot);
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Signal signal, Seen seen, Context context) {
        String instance = instance(signal);
        String group = context.peerGroup(instance);
        seen.expire(signal.time() - context.get(WINDOW));
        if (!seen.add(instance, kind(signal.type()), Step.of(signal))) {
            return;
        }
        Set<String> kinds = seen.kinds(instance);
        List<String> peers =
                group.isEmpty() ? List.of() : seen.instancesWith(context.get(KINDS_IN_GROUP), group, context);
        boolean ofGroup = peers.size() >= context.get(INSTANCES) && peers.contains(instance);
        if (!ofGroup && kinds.size() < context.get(KINDS)) {
            context.nearMiss(KINDS, kinds.size());
            return;
        }
        List<String> instances = ofGroup ? peers : List.of(instance);
        String resource = ofGroup ? group : instance;
        List<Step> steps = seen.steps(instances);
        String began = Instant.ofEpochMilli(steps.getFirst().time()).toString();
        Set<String> all = new TreeSet<>();
        instances.forEach(each -> all.addAll(seen.kinds(each)));
        context.report(signal)
                .resource(resource)
                .apart(seen.began(resource, began))
                .observed("kinds of findings", all.size(), context.get(WINDOW))
                .observed("instances", instances.size(), context.get(WINDOW))
                .score(steps.size())
                .with(seen.shown(steps, signal.evidence().id()))
                .detail("kinds", String.join(", ", all))
                .particulars(Story.of(
                        resource + "/" + began, "Findings about " + String.join(", ", instances), steps, List.of()))
                .say(
                        "%s gave rise to %d kinds of findings since %s: %s.",
                        ofGroup
                                ? "Instances of the group " + group + " (" + String.join(", ", instances) + ")"
                                : instance,
                        all.size(),
                        began,
                        String.join(", ", all));
    }

    /** What the instances of one account gave rise to within the window. */
    public static final class Seen implements State {
        private static final int STEPS = 32;
        private static final int EARLIER = Finding.MOST_EVIDENCE - 1;

        /** One kind of finding about one instance. */
        private record Entry(String instance, String kind, Step step) {
            private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::step, Step.ORDER);
        }

        private final List<Entry> entries = new ArrayList<>();
        /** The beginnings of sequences that were told, by what they are about. */
        private final Map<String, String> told = new TreeMap<>();

        private void expire(long before) {
            entries.removeIf(entry -> entry.step.time() < before);
            if (entries.isEmpty()) {
                told.clear();
            }
        }

        /** Adds a kind of finding about an instance, unless it is known; a full list gives up the oldest. */
        private boolean add(String instance, String kind, Step step) {
            for (Entry entry : entries) {
                if (entry.instance.equals(instance) && entry.kind.equals(kind)) {
                    return false;
                }
            }
            if (entries.size() == STEPS) {
                entries.removeFirst();
            }
            entries.add(new Entry(instance, kind, step));
            entries.sort(Entry.ORDER);
            return true;
        }

        private Set<String> kinds(String instance) {
            Set<String> kinds = new TreeSet<>();
            for (Entry entry : entries) {
                if (entry.instance.equals(instance)) {
                    kinds.add(entry.kind);
                }
            }
            return kinds;
        }

        private List<String> instancesWith(int kinds, String group, Context context) {
            return entries.stream()
                    .map(Entry::instance)
                    .distinct()
                    .filter(instance -> context.peerGroup(instance).equals(group))
                    .filter(instance -> kinds(instance).size() >= kinds)
                    .sorted()
                    .toList();
        }

        private List<Step> steps(List<String> instances) {
            return entries.stream()
                    .filter(entry -> instances.contains(entry.instance))
                    .map(Entry::step)
                    .toList();
        }

        /** When the sequence about this resource began that was told first. */
        private String began(String resource, String otherwise) {
            return told.computeIfAbsent(resource, unused -> otherwise);
        }

        private List<Evidence> shown(List<Step> steps, String lastId) {
            return steps.stream()
                    .map(Step::evidence)
                    .filter(event -> !event.id().equals(lastId))
                    .limit(EARLIER)
                    .toList();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(entries.size());
            for (Entry entry : entries) {
                Saved.writeText(out, entry.instance);
                Saved.writeText(out, entry.kind);
                entry.step.save(out);
            }
            out.writeByte(told.size());
            for (Map.Entry<String, String> sequence : told.entrySet()) {
                Saved.writeText(out, sequence.getKey());
                Saved.writeText(out, sequence.getValue());
            }
        }

        @Override
        public void load(DataInput in) throws IOException {
            entries.clear();
            int size = in.readUnsignedByte();
            for (int i = 0; i < size; i++) {
                entries.add(new Entry(Saved.readText(in), Saved.readText(in), Step.load(in)));
            }
            told.clear();
            int sequences = in.readUnsignedByte();
            for (int i = 0; i < sequences; i++) {
                told.put(Saved.readText(in), Saved.readText(in));
            }
        }
    }
}
