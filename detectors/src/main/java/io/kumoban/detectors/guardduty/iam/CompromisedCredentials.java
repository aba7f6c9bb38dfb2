package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/**
 * {@code CredentialAccess:IAMUser/CompromisedCredentials}: an access key is used that is known to have leaked. The
 * service learns of such keys from its threat intelligence; here they stand in the list {@code compromised-keys}.
 */
public final class CompromisedCredentials implements Rule<ApiCall> {
    static final String TYPE = "CredentialAccess:IAMUser/CompromisedCredentials";
    static final String KEYS = "compromised-keys";

    @Override
    public About about() {
        return About.finding("compromised-credentials", TYPE, Severity.HIGH)
                .technique("T1078.004", "T1552")
                .tactic(Tactic.CREDENTIAL_ACCESS)
                .title("An access key that is known to have leaked is used")
                .what("Calls signed with an access key of the list " + KEYS + ", refused ones too; one finding for each"
                        + " identity and key.")
                .normally("A key that leaked is deactivated, so nobody can use it.")
                .thenCheck(
                        "Deactivate the key, then follow its calls since the leak: what did it create, read, delete?")
                .mistakenFor("the owner, who has not noticed yet; a key that is watched on purpose");
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class).by(Key.PRINCIPAL).needing(KEYS);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (!context.words(KEYS).contains(call.accessKeyId()) || context.trusts(call.sourceAddress())) {
            return;
        }
        context.report(call)
                .apart(call.accessKeyId().toString())
                .detail("threatListName", KEYS)
                .say(
                        "%s %s %s from %s with the access key %s, which is on the list %s.",
                        call.principal(),
                        call.failed() ? "tried to call" : "called",
                        call.name(),
                        call.sourceIp(),
                        call.accessKeyId(),
                        KEYS);
    }
}
