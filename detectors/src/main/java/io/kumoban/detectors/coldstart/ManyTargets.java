package io.kumoban.detectors.coldstart;

import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.baseline.AnomalyTypes;
import io.kumoban.detectors.baseline.ApiTable;
import io.kumoban.detectors.calls.Documents;
import io.kumoban.detectors.stats.DistinctCounter;
import io.kumoban.detectors.stats.Doublings;
import io.kumoban.detectors.stats.Window;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One identity makes the same sensitive call to many targets within minutes: it reads secret after secret, asks for the
 * password of instance after instance, opens session after session. Refused calls count, since who guesses is refused.
 * Speaks while the account is being learned; later {@code anomalous-behavior} knows what is usual.
 */
public final class ManyTargets implements Detector<ApiCall, ManyTargets.Seen> {
    static final Parameter.Whole SECRETS = whole(
            "secrets",
            10,
            1,
            "distinct secrets",
            "a program reads the few secrets that it needs; who reads ten within minutes reads all there are");
    static final Parameter.Whole INSTANCES = whole(
            "instances",
            5,
            1,
            "distinct instances",
            "an administrator looks after one machine at a time, enumeration walks through all of them");
    static final Parameter.Whole SESSIONS = whole(
            "sessions",
            3,
            1,
            "distinct instances",
            "sessions are opened by hand; three within minutes are opened by a program");
    static final Parameter.Span WINDOW = span("window", Duration.ofMinutes(10), "tools finish within minutes");

    private static final int STATES = 2_048;

    /** A kind of call: what it serves, where its target stands in the request, and how many targets are many. */
    private enum Kind {
        SECRET(Tactic.CREDENTIAL_ACCESS, "T1555.006", SECRETS, "read %d secrets"),
        PARAMETER(Tactic.CREDENTIAL_ACCESS, "T1555.006", SECRETS, "decrypted %d parameters"),
        PASSWORD(Tactic.CREDENTIAL_ACCESS, "T1552", INSTANCES, "asked for the passwords of %d instances"),
        USER_DATA(Tactic.DISCOVERY, "T1580", INSTANCES, "asked for the user data of %d instances"),
        SESSION(Tactic.INITIAL_ACCESS, "T1021.007", SESSIONS, "opened sessions on %d instances");

        private final Tactic tactic;
        private final String technique;
        private final Parameter.Whole threshold;
        private final String did;

        Kind(Tactic tactic, String technique, Parameter.Whole threshold, String did) {
            this.tactic = tactic;
            this.technique = technique;
            this.threshold = threshold;
            this.did = did;
        }
    }

    private record Call(Kind kind, Field target) {
        private static Call of(Kind kind, String parameter) {
            return new Call(kind, Field.ofCall("requestParameters." + parameter));
        }
    }

    private static final Field DECRYPTED = Field.ofCall("requestParameters.withDecryption");
    private static final Field ATTRIBUTE = Field.ofCall("requestParameters.attribute");

    private static final ApiTable<Call> CALLS = new ApiTable<Call>()
            .with(Call.of(Kind.SECRET, "secretId"), "secretsmanager", "GetSecretValue")
            .with(Call.of(Kind.SECRET, "secretIdList"), "secretsmanager", "BatchGetSecretValue")
            .with(Call.of(Kind.PARAMETER, "name"), "ssm", "GetParameter")
            .with(Call.of(Kind.PARAMETER, "names"), "ssm", "GetParameters")
            .with(Call.of(Kind.PARAMETER, "path"), "ssm", "GetParametersByPath")
            .with(Call.of(Kind.PASSWORD, "instanceId"), "ec2", "GetPasswordData")
            .with(Call.of(Kind.USER_DATA, "instanceId"), "ec2", "DescribeInstanceAttribute")
            .with(Call.of(Kind.SESSION, "target"), "ssm", "StartSession");

    @Override
    public About about() {
        return AnomalyTypes.about(
                        "cold-start-many-targets",
                        List.of(Tactic.CREDENTIAL_ACCESS, Tactic.DISCOVERY, Tactic.INITIAL_ACCESS))
                .technique("T1555.006", "T1552", "T1580", "T1021.007")
                .tactic(Tactic.CREDENTIAL_ACCESS)
                .title("An identity made the same sensitive call to many targets")
                .what("Distinct targets of one identity within 10 minutes, in an account that is still being"
                        + " learned: 10 secrets or decrypted parameters, the passwords or user data of 5"
                        + " instances, sessions on 3 instances. Refused calls count. Told again each time the"
                        + " number of requests has doubled.")
                .normally("A program reads the secrets that it needs, a person works on one instance at a time.")
                .thenCheck("Whose is the identity, and does the client look like theirs? Change what was read.")
                .mistakenFor(
                        "infrastructure code that refreshes all it manages; a program that starts with many secrets")
                .parameters(SECRETS, INSTANCES, SESSIONS, WINDOW);
    }

    @Override
    public Interest<ApiCall> interest() {
        Interest<ApiCall> interest = Interest.in(ApiCall.class)
                .notOfServices()
                .named(CALLS.names())
                .field(DECRYPTED, "GetParameter", "GetParameters", "GetParametersByPath")
                .field(ATTRIBUTE, "DescribeInstanceAttribute");
        CALLS.entries().forEach((action, call) -> interest.field(call.target, ApiTable.name(action)));
        return interest.by(Key.PRINCIPAL)
                .within(ManyTargets::kindHash)
                .atMost(STATES)
                .forgetAfter(Duration.ofDays(1));
    }

    private static long kindHash(ApiCall call) {
        Call known = known(call);
        return known == null ? 0 : Hashes.mix(1 + known.kind.ordinal());
    }

    /** What is known of a call that counts. */
    private static @Nullable Call known(ApiCall call) {
        if (call.failed() && !call.denied()) {
            return null;
        }
        Call known = CALLS.get(call);
        if (known == null) {
            return null;
        }
        boolean counts = switch (known.kind) {
            case PARAMETER -> call.text(DECRYPTED).isTrue();
            case USER_DATA -> call.text(ATTRIBUTE).is("userData");
            case SECRET, PASSWORD, SESSION -> true;
        };
        return counts ? known : null;
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        Call known = known(call);
        if (known == null || !context.learning() || context.trusts(call.sourceAddress())) {
            return;
        }
        if (seen.window.opens(call.time(), context.get(WINDOW))) {
            seen.clear();
        }
        for (JsonNode target : targets(call.text(known.target))) {
            seen.targets.add(Hashes.of(target.asString("")));
            seen.made++;
        }
        Kind kind = known.kind;
        int targets = seen.targets.count();
        if (targets < context.get(kind.threshold)) {
            context.nearMiss(kind.threshold, targets);
            return;
        }
        if (!seen.told.reached(seen.made, targets)) {
            return;
        }
        seen.told.told(seen.made);
        NoBaseline.mark(context.report(call))
                .type(AnomalyTypes.of(kind.tactic))
                .technique(kind.technique)
                .observed("distinct targets", targets, context.get(WINDOW))
                .observed("requests", seen.made, context.get(WINDOW))
                .score(targets)
                .say(
                        "%s " + kind.did + " within %s, with %d requests, at last with %s from %s%s.%s",
                        call.principal(),
                        targets,
                        Spans.text(Duration.ofMillis(context.get(WINDOW))),
                        seen.made,
                        call.name(),
                        call.sourceIp(),
                        call.denied() ? ", which was refused" : "",
                        NoBaseline.SENTENCE);
    }

    /** One target, or the list of them; a refused call names none. */
    private static Iterable<JsonNode> targets(Text text) {
        return text.startsWith("[") ? Documents.all(Documents.read(text)) : Documents.one(text);
    }

    /** The targets of one identity and kind of call: 100 bytes for a few, 1.1 KiB at most. */
    public static final class Seen implements State {
        private final Window window = new Window();
        private final DistinctCounter targets = new DistinctCounter();
        private final Doublings told = new Doublings();
        private int made;

        private void clear() {
            targets.clear();
            told.clear();
            made = 0;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            window.save(out);
            targets.save(out);
            told.save(out);
            out.writeInt(made);
        }

        @Override
        public void load(DataInput in) throws IOException {
            window.load(in);
            targets.load(in);
            told.load(in);
            made = in.readInt();
        }
    }
}
