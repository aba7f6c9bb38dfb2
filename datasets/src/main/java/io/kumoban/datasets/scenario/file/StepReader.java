package io.kumoban.datasets.scenario.file;

import static java.util.Objects.requireNonNull;

import io.kumoban.datasets.scenario.Amount;
import io.kumoban.datasets.scenario.Rhythm;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads steps. The key that stands for the kind of step says also what it is done with: {@code assume: ROLE}. */
final class StepReader {
    private static final String LEVELS = "levels";

    private final Scope scope;
    private final CallReader calls;
    private final CredentialReader credentials;
    private final NetworkReader network;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** A kind of step: the keys beside its own, and what reads it. */
    private record Kind(Set<String> keys, Function<Fields, List<Step>> reader) {}

    StepReader(Scope scope, Actor actor) {
        this.scope = scope;
        this.calls = new CallReader(scope, actor);
        this.credentials = new CredentialReader(scope, actor);
        this.network = new NetworkReader(scope, actor);
        Set<String> acting = union(Actor.KEYS_OF_CALLER, Set.of("spacing", "jitter", "into"));
        kind("call", CallReader.keys(), fields -> List.of(calls.call(fields)));
        kind("calls", CallReader.keys(), calls::calls);
        kind("assume", union(acting, Set.of("session", "vouched")), fields -> List.of(credentials.assume(fields)));
        kind("federate", acting, fields -> List.of(credentials.federate(fields)));
        kind("create-user", acting, fields -> List.of(credentials.createUser(fields)));
        kind("create-key", acting, fields -> List.of(credentials.createKey(fields)));
        kind(
                "sign-in",
                union(acting, Set.of("second-factor", "failures", "wrong-codes", "succeeds")),
                fields -> List.of(credentials.signIn(fields)));
        kind("flows", NetworkReader.KEYS_OF_FLOWS, fields -> List.of(network.flows(fields)));
        kind("lookups", NetworkReader.KEYS_OF_LOOKUPS, fields -> List.of(network.lookups(fields)));
        kind("wait", Set.of("jitter"), fields -> List.of(await(fields)));
        kind("choose", Set.of(), fields -> List.of(choose(fields)));
        kind("repeat", Set.of("every", "jitter", "steps"), fields -> List.of(repeat(fields)));
    }

    private void kind(String word, Set<String> keys, Function<Fields, List<Step>> reader) {
        kinds.put(word, new Kind(union(keys, Set.of(word, LEVELS)), reader));
    }

    @SafeVarargs
    static Set<String> union(Set<String>... sets) {
        Set<String> all = new LinkedHashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }

    /** Reads a list of steps, without those of other levels. */
    List<Step> read(Yaml value) {
        List<Step> steps = new ArrayList<>();
        if (!(value instanceof Yaml.Sequence sequence)) {
            scope.mistakes().add(value.place(), "steps must be a list (- call: iam:ListUsers), not " + value.kind());
            return steps;
        }
        sequence.items().forEach(item -> steps.addAll(step(item)));
        return steps;
    }

    private List<Step> step(Yaml item) {
        Map<String, Yaml.Entry> entries = scope.shape().mapping(item, "a step");
        List<String> named =
                entries.keySet().stream().filter(kinds::containsKey).toList();
        if (named.size() != 1) {
            scope.mistakes()
                    .add(
                            item.place(),
                            "a step has exactly one of the keys " + String.join(", ", kinds.keySet()) + "; here "
                                    + (named.isEmpty() ? "there is none" : "are " + String.join(" and ", named)));
            return List.of();
        }
        Kind kind = requireNonNull(kinds.get(named.getFirst()));
        Fields fields = new Fields(item, "the step " + named.getFirst(), kind.keys(), scope);
        List<Step> read = kind.reader().apply(fields);
        return isOfThisLevel(fields) ? read : List.of();
    }

    private boolean isOfThisLevel(Fields fields) {
        Yaml levels = fields.value(LEVELS);
        return levels == null
                || scope.shape().texts(levels, LEVELS).stream()
                        .anyMatch(text -> text.value().equals(String.valueOf(scope.level())));
    }

    private Step await(Fields fields) {
        return new Step.Wait(new Rhythm(Amount.of(1), fields.millis("wait", 0), fields.share("jitter", 0), false));
    }

    private Step choose(Fields fields) {
        List<Step.Way> ways = new ArrayList<>();
        Yaml value = fields.value("choose");
        if (value instanceof Yaml.Sequence sequence && !sequence.items().isEmpty()) {
            for (Yaml item : sequence.items()) {
                Fields way = new Fields(item, "a way", Set.of("chance", "steps"), scope);
                ways.add(new Step.Way(way.share("chance", 1), steps(way)));
            }
        } else {
            scope.mistakes().add(fields.place("choose"), "'choose' must be a list of ways (- chance: 0.5, steps: ...)");
        }
        return new Step.Choose(ways);
    }

    private Step repeat(Fields fields) {
        return new Step.Repeat(
                fields.amount("repeat", Amount.of(1)),
                fields.millis("every", 0),
                fields.share("jitter", 0),
                steps(fields));
    }

    private List<Step> steps(Fields fields) {
        Yaml steps = fields.value("steps");
        if (steps == null) {
            scope.mistakes().add(fields.place("steps"), "'steps' is missing here");
            return List.of();
        }
        return read(steps);
    }
}
