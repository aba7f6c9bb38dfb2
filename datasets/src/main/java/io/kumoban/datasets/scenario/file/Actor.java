package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.Amount;
import io.kumoban.datasets.scenario.By;
import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.Rhythm;
import io.kumoban.datasets.scenario.Template;
import io.kumoban.engine.yaml.Yaml;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who acts and how fast, where a step says nothing else. */
record Actor(By by, long spacingMillis, double jitter) {
    /** Keys by which a step says who calls. */
    static final Set<String> KEYS_OF_CALLER = Set.of("as", "from", "agent", "hidden");
    /** Keys by which a step says how often and how fast. */
    static final Set<String> KEYS_OF_RHYTHM = Set.of("times", "spacing", "jitter", "meanwhile");

    private static final Set<String> KEYS = Set.of("as", "from", "agent", "hidden", "spacing", "jitter");
    private static final String OWN = "own";
    private static final long SECONDS = 5_000;
    private static final Actor NOBODY = new Actor(new By("", "", null, 0), SECONDS, 0.5);

    static Actor read(@Nullable Yaml value, Scope scope) {
        if (value == null) {
            return NOBODY;
        }
        Fields fields = new Fields(value, "the actor", KEYS, scope);
        return new Actor(
                NOBODY.named(fields, scope),
                fields.millis("spacing", NOBODY.spacingMillis),
                fields.share("jitter", NOBODY.jitter));
    }

    /** Who calls in a step, and from somewhere. */
    By caller(Fields fields, Scope scope) {
        By caller = named(fields, scope);
        boolean nowhere =
                Set.of(By.ROOT, By.ASSUMED_ROOT, By.NOBODY, By.FOREIGN).contains(caller.identity());
        if (nowhere && caller.stranger().isEmpty()) {
            scope.mistakes()
                    .add(fields.place("as"), "'" + caller.identity() + "' has no address of its own; add from: PART");
        }
        return caller;
    }

    private By named(Fields fields, Scope scope) {
        String identity = fields.text("as", by.identity());
        if (identity.isEmpty()) {
            scope.mistakes().add(fields.place("as"), "say who calls: as: PART, here or for all steps under 'actor'");
        } else {
            scope.requireIdentity(fields.place("as"), identity);
        }
        String stranger = fields.text("from", by.stranger());
        if (stranger.equals(OWN)) {
            stranger = "";
        } else if (!stranger.isEmpty()) {
            scope.requirePart(fields.place("from"), stranger, CastRole.Kind.STRANGER, CastRole.Kind.PERSON);
        }
        Template agent = fields.template("agent");
        return new By(identity, stranger, agent == null ? by.agent() : agent, fields.share("hidden", by.hidden()));
    }

    /** How often and how fast a step is done. */
    Rhythm rhythm(Fields fields) {
        return new Rhythm(
                fields.amount("times", Amount.of(1)),
                fields.millis("spacing", spacingMillis),
                fields.share("jitter", jitter),
                fields.flag("meanwhile", false));
    }
}
