package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/**
 * Root acts: every request that the root user, or a short-term root session from {@code sts:AssumeRoot}, makes by
 * itself. A request that a service makes for root, and an event that a service writes about the account, are not root's
 * doing; a sign-in that failed used no credentials.
 */
public final class RootCredentialUsage implements Rule<ApiCall> {
    static final String ROOT = "Policy:IAMUser/RootCredentialUsage";
    static final String SHORT_TERM_ROOT = "Policy:IAMUser/ShortTermRootCredentialUsage";

    private static final Field LOGIN = Field.ofCall("responseElements.ConsoleLogin");

    @Override
    public About about() {
        return About.finding("root-credential-usage", ROOT, Severity.LOW)
                .also(SHORT_TERM_ROOT, Severity.LOW)
                .technique("T1078.004")
                .tactic(Tactic.PRIVILEGE_ESCALATION)
                .title("The root user of the account was used")
                .what("Each request whose identity is Root, unless an AWS service made it on root's behalf or reports "
                        + "about the account. All such requests of an account form one finding.")
                .normally("Root is for the few tasks that need it, such as closing the account; daily work is done "
                        + "with roles.")
                .thenCheck("Who holds the root password and its MFA device? Has root access keys? What else came from "
                        + "the same address?")
                .mistakenFor(
                        "the first days of a new account, a change of billing or support plan, break-glass drills");
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .field(LOGIN, "ConsoleLogin")
                .by(Key.PRINCIPAL)
                .when(ApiCall::isRoot);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (call.text(LOGIN).is("Failure") || context.trusts(call.sourceAddress())) {
            return;
        }
        boolean shortTerm = call.assumedRoot().isTrue();
        context.report(call)
                .type(shortTerm ? SHORT_TERM_ROOT : ROOT)
                .title(shortTerm ? "A short-term root session was used" : "The root user of the account was used")
                .say(
                        shortTerm
                                ? "A short-term root session of account %s called %s of %s from %s."
                                : "The root user of account %s called %s of %s from %s.",
                        call.account(),
                        call.name(),
                        call.eventSource(),
                        call.sourceIp());
    }
}
