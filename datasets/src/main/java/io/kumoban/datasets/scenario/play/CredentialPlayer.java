package io.kumoban.datasets.scenario.play;

import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Caller.Channel;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.Iam;
import io.kumoban.datasets.api.IamUser;
import io.kumoban.datasets.api.Ids;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.api.SignIn;
import io.kumoban.datasets.api.Sts;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;
import io.kumoban.datasets.scenario.By;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.datasets.scenario.Template;
import io.kumoban.datasets.scenario.World;
import org.jspecify.annotations.Nullable;

/** Plays the steps by which credentials come into being: the key that an answer gives out is the one that is used. */
final class CredentialPlayer {
    private static final int HOUR = 3_600;
    private static final int HALF_A_DAY = 43_200;
    private static final int AFTER_A_WRONG_PASSWORD = 7_000;
    /** Codes change every half minute. */
    private static final int AFTER_A_WRONG_CODE = 30_000;

    private static final String USER = ":user/";

    private CredentialPlayer() {}

    static void play(Step.Assume step, Stage stage) {
        Caller caller = stage.caller(step.by());
        Session session = stage.world().session(stage.fill(step.role()), stage.fill(step.sessionName()), stage.time());
        ask(step.vouching(), session, caller, stage);
        stage.keep(step.into(), held(session, Channel.PROGRAM), caller);
        stage.pause(step.rhythm());
    }

    private static void ask(Step.@Nullable Vouching vouching, Session session, Caller caller, Stage stage) {
        Caller asking = caller;
        ApiRequest request;
        if (vouching == null) {
            request = Sts.assumeRole(session, HOUR, stage.dice());
        } else {
            Template named = vouching.provider();
            String provider = named == null ? stage.world().signOnProvider() : stage.fill(named);
            asking = Callers.vouchedFor(
                    vouching.saml() ? "SAMLUser" : "WebIdentityUser",
                    provider,
                    stage.fill(vouching.subject()),
                    caller.address(),
                    caller.userAgent());
            request = vouching.saml()
                    ? Sts.assumeRoleWithSaml(session, provider, stage.dice())
                    : Sts.assumeRoleWithWebIdentity(session, stage.dice());
        }
        stage.call(asking, request.in(stage.world().region()));
    }

    static void play(Step.Federate step, Stage stage) {
        Caller caller = stage.caller(step.by());
        IamUser user = stage.world().user(nameOf(caller));
        String name = stage.fill(step.name());
        long created = stage.time();
        String account = stage.world().account();
        Caller federated = Callers.federated(user, name, created, caller.address(), caller.userAgent());
        stage.call(
                caller,
                ApiRequest.changes("sts", "GetFederationToken")
                        .asking(JsonObject.of("name", name, "durationSeconds", HALF_A_DAY))
                        .answering(JsonObject.of(
                                "credentials",
                                JsonObject.of(
                                        "accessKeyId", federated.accessKey(),
                                        "sessionToken",
                                                "IQoJb3JpZ2luX2Vj"
                                                        + stage.dice().alphanumeric(80),
                                        "expiration", Stamps.prose(created + HALF_A_DAY)),
                                "federatedUser",
                                JsonObject.of("federatedUserId", account + ':' + name, "arn", federated.arn())))
                        .in(stage.world().region()));
        stage.keep(
                step.into(), (time, address, agent) -> Callers.federated(user, name, created, address, agent), caller);
        stage.pause(step.rhythm());
    }

    static void play(Step.CreateUser step, Stage stage) {
        IamUser user = stage.world().user(stage.fill(step.name()));
        stage.call(stage.caller(step.by()), Iam.createUser(user, stage.time()));
        stage.pause(step.rhythm());
    }

    static void play(Step.CreateKey step, Stage stage) {
        Caller caller = stage.caller(step.by());
        IamUser user = stage.world().user(stage.fill(step.user()));
        String key = Ids.accessKey("AKIA", user.name(), stage.dice().below(1_000_000));
        stage.call(caller, Iam.createAccessKey(user.name(), key, stage.time()));
        stage.keep(step.into(), (time, address, agent) -> Callers.user(user, key, address, agent), caller);
        stage.pause(step.rhythm());
    }

    static void play(Step.SignIn step, Stage stage) {
        Caller usual = stage.caller(step.by());
        if (isSignOn(step.by(), stage)) {
            signOn(step, usual, stage);
        } else {
            signIn(step, usual, stage);
        }
        stage.pause(step.rhythm());
    }

    private static boolean isSignOn(By by, Stage stage) {
        return stage.find(by.identity())
                .map(Member::thing)
                .filter(thing -> thing instanceof World.Person person && person.signOn())
                .isPresent();
    }

    /** At the page of single sign-on; AWS sees of it only that a role is taken up. */
    private static void signOn(Step.SignIn step, Caller usual, Stage stage) {
        World.Person person = (World.Person) stage.member(step.by().identity()).thing();
        Session session = stage.world().signOn(person, stage.time());
        String provider = stage.world().signOnProvider();
        Caller vouched = Callers.vouchedFor("SAMLUser", provider, session.name(), usual.address(), usual.userAgent());
        stage.call(
                vouched,
                Sts.assumeRoleWithSaml(session, provider, stage.dice())
                        .in(stage.world().region()));
        if (!step.into().isEmpty()) {
            stage.keep(step.into(), held(session, Channel.PROGRAM), usual);
        }
    }

    private static void signIn(Step.SignIn step, Caller usual, Stage stage) {
        String account = stage.world().account();
        boolean root = step.by().identity().equals(By.ROOT);
        String name = root ? "root" : nameOf(usual);
        Caller page = root
                ? Callers.root(account, 0, usual.address(), usual.userAgent())
                : Callers.userSigningIn(stage.world().user(name), usual.address(), usual.userAgent());
        for (long i = step.failures().draw(stage.dice()); i > 0; i--) {
            stage.call(page, SignIn.fails());
            stage.setMillis(stage.millis() + stage.dice().around(AFTER_A_WRONG_PASSWORD, 0.6));
        }
        for (long i = step.wrongCodes().draw(stage.dice()); i > 0; i--) {
            stage.call(page, SignIn.failsSecondFactor());
            stage.setMillis(stage.millis() + stage.dice().around(AFTER_A_WRONG_CODE, 0.6));
        }
        if (!step.succeeds()) {
            return;
        }
        stage.call(page, step.secondFactor() ? SignIn.succeeds(name) : SignIn.succeedsWithoutSecondFactor());
        long signedIn = stage.time();
        if (!step.into().isEmpty()) {
            stage.keep(
                    step.into(),
                    (time, address, agent) -> root
                            ? Callers.root(account, signedIn, address, agent)
                            : Callers.userInConsole(
                                    stage.world().user(name), signedIn, step.secondFactor(), address, agent),
                    usual);
        }
    }

    private static Identity.Maker held(Session session, Channel channel) {
        return (time, address, agent) -> Callers.session(session, address, agent, channel);
    }

    /**
     * The user that a caller is.
     *
     * @throws IllegalArgumentException when it is none
     */
    private static String nameOf(Caller caller) {
        int at = caller.arn().indexOf(USER);
        if (at < 0) {
            throw new IllegalArgumentException(
                    caller.arn() + " is no IAM user, so it cannot do this; choose {person: user} for the part.");
        }
        return caller.arn().substring(at + USER.length());
    }
}
