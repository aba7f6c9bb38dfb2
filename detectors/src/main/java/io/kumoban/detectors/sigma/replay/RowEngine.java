package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Rules about one family of logs, compiled together as a replay compiles them, to be matched with rows outside of a replay.
 * Immutable; many threads may share it, each with a {@link RowMatcher} of its own.
 */
public final class RowEngine {
    private final Kind kind;
    private final List<Route.InScope> routes;
    private final SigmaEngine engine;
    private final RowFields fields;

    private RowEngine(Kind kind, List<Route.InScope> routes) {
        this.kind = kind;
        this.routes = List.copyOf(routes);
        engine = SigmaEngine.compile(
                routes.stream().map(Route.InScope::rule).toList(),
                routes.stream().map(Route.InScope::predicate).toList());
        fields = new RowFields(engine.plan(), kind);
    }

    /**
     * Compiles rules.
     *
     * @param routes of rules that are all about this family; none makes a plan that looks at nothing
     */
    public static RowEngine compile(Kind kind, List<Route.InScope> routes) {
        for (Route.InScope route : routes) {
            if (route.kind() != kind) {
                throw new IllegalArgumentException(
                        route.rule().info().key() + " is about " + route.kind() + ", not about " + kind);
            }
        }
        return new RowEngine(kind, routes);
    }

    /** The same with one of the rules alone. */
    public RowEngine alone(int rule) {
        return new RowEngine(kind, List.of(routes.get(rule)));
    }

    /** The family. */
    public Kind kind() {
        return kind;
    }

    /** The rules in the order in which they were given. */
    public List<SigmaRule> rules() {
        return engine.rules();
    }

    /** Rules that never match, since a test in them cannot be worked out. */
    public List<Problem> problems() {
        return engine.problems();
    }

    /** By rule, whether it is worked out for every event, as nothing need be there for it to match. */
    public boolean[] unanchored() {
        boolean[] unanchored = new boolean[rules().size()];
        Arrays.stream(engine.plan().unanchored()).forEach(rule -> unanchored[rule] = true);
        return unanchored;
    }

    /** What rows must hold. */
    public Set<Field> fields() {
        return fields.all();
    }

    /** A matcher for one thread. */
    public RowMatcher matcher() {
        return new RowMatcher(engine.plan(), fields);
    }
}
