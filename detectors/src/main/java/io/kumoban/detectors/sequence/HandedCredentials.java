package io.kumoban.detectors.sequence;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;

/** Calls that hand out credentials, so that sequences follow who has them: from a user to a role to the next role. */
public final class HandedCredentials implements Rule<ApiCall> {
    private static final String[] SESSIONS = {"AssumeRole", "AssumeRoot", "GetFederationToken", "GetSessionToken"};
    private static final String KEYS = "CreateAccessKey";
    private static final String FOREIGN = "AWSAccount";

    @Override
    public About about() {
        return About.signals("handed-credentials")
                .technique("T1550.001")
                .tactic(Tactic.LATERAL_MOVEMENT)
                .title("A call handed out credentials")
                .what("Each call that answered with temporary credentials or a new access key, of a caller of the"
                        + " account itself. What is done with them within a day and a half counts for the caller in"
                        + " attack sequences, also through several roles; with a new access key only from the"
                        + " caller's own address. It has no weight.")
                .normally("People and pipelines take roles all day.")
                .thenCheck("The sequence that the signal became part of.")
                .mistakenFor("nothing: it only tells whose the next steps are");
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .named(SESSIONS)
                .named(KEYS)
                .field(ApiCall.HANDED_SESSION, SESSIONS)
                .field(ApiCall.HANDED_KEY, KEYS)
                .by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (!call.failed() && !call.identityType().is(FOREIGN)) {
            context.signal(call, Tactic.LATERAL_MOVEMENT, 0);
        }
    }
}
