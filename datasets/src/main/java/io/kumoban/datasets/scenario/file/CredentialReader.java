package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.Amount;
import io.kumoban.datasets.scenario.By;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.datasets.scenario.Template;
import io.kumoban.engine.yaml.Yaml;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the steps by which credentials come into being, from {@code assume} to {@code sign-in}. */
final class CredentialReader {
    private static final String SAML = "saml";
    private static final String WEB_IDENTITY = "web-identity";

    private final Scope scope;
    private final Actor actor;

    CredentialReader(Scope scope, Actor actor) {
        this.scope = scope;
        this.actor = actor;
    }

    Step assume(Fields fields) {
        Template session = fields.template("session");
        Step step = new Step.Assume(
                fields.required("assume"),
                session == null ? Template.of("session-${digits:10}") : session,
                vouching(fields),
                actor.caller(fields, scope),
                fields.text("into", ""),
                actor.rhythm(fields));
        into(fields, true);
        return step;
    }

    private Step.@Nullable Vouching vouching(Fields fields) {
        Yaml vouched = fields.value("vouched");
        if (vouched == null) {
            return null;
        }
        Fields how = new Fields(vouched, "'vouched'", Set.of("by", "provider", "subject"), scope);
        String by = how.text("by", "");
        boolean saml = by.equals(SAML);
        if (!saml && !by.equals(WEB_IDENTITY)) {
            scope.mistakes().add(how.place("by"), "write by: saml or by: web-identity, not '" + by + "'");
        }
        return new Step.Vouching(
                saml, saml ? how.template("provider") : how.required("provider"), how.required("subject"));
    }

    Step federate(Fields fields) {
        Step step = new Step.Federate(
                fields.required("federate"),
                actor.caller(fields, scope),
                fields.text("into", ""),
                actor.rhythm(fields));
        into(fields, true);
        return step;
    }

    Step createUser(Fields fields) {
        return new Step.CreateUser(fields.required("create-user"), actor.caller(fields, scope), actor.rhythm(fields));
    }

    Step createKey(Fields fields) {
        Step step = new Step.CreateKey(
                fields.required("create-key"),
                actor.caller(fields, scope),
                fields.text("into", ""),
                actor.rhythm(fields));
        into(fields, true);
        return step;
    }

    /** The key names who signs in, in place of {@code as}. */
    Step signIn(Fields fields) {
        String who = fields.text("sign-in", "");
        scope.requireIdentity(fields.place("sign-in"), who);
        Actor signing = new Actor(
                new By(
                        who,
                        actor.by().stranger(),
                        actor.by().agent(),
                        actor.by().hidden()),
                actor.spacingMillis(),
                actor.jitter());
        Step step = new Step.SignIn(
                signing.caller(fields, scope),
                fields.flag("second-factor", false),
                fields.amount("failures", Amount.of(0)),
                fields.amount("wrong-codes", Amount.of(0)),
                fields.flag("succeeds", true),
                fields.text("into", ""),
                actor.rhythm(fields));
        into(fields, false);
        return step;
    }

    private void into(Fields fields, boolean needed) {
        String name = fields.text("into", "");
        if (!name.isEmpty()) {
            scope.addIdentity(name);
        } else if (needed) {
            scope.mistakes().add(fields.place("into"), "say under which name later steps use it: into: NAME");
        }
    }
}
