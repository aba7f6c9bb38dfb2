package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The account asks less of passwords than before. The policy that was set last is remembered for each account; what the
 * new one checks less is counted. Before any policy was seen, the comparison is with what IAM asks when there is none:
 * eight characters of three kinds (IAM User Guide, "Set an account password policy for IAM users"). A parameter that
 * an update leaves out falls back to the weakest value, as the API does it.
 *
 * <p>State: the last policy, 13 bytes an account.
 */
public final class PasswordPolicyWeakened implements Detector<ApiCall, PasswordPolicyWeakened.Seen> {
    static final String TYPE = "Stealth:IAMUser/PasswordPolicyChange";

    private static final String UPDATE = "UpdateAccountPasswordPolicy";
    private static final String DELETE = "DeleteAccountPasswordPolicy";

    private static final Field LENGTH = Field.ofCall("requestParameters.minimumPasswordLength");
    private static final Field SYMBOLS = Field.ofCall("requestParameters.requireSymbols");
    private static final Field NUMBERS = Field.ofCall("requestParameters.requireNumbers");
    private static final Field UPPERCASE = Field.ofCall("requestParameters.requireUppercaseCharacters");
    private static final Field LOWERCASE = Field.ofCall("requestParameters.requireLowercaseCharacters");
    private static final Field AGE = Field.ofCall("requestParameters.maxPasswordAge");
    private static final Field REUSE = Field.ofCall("requestParameters.passwordReusePrevention");

    @Override
    public About about() {
        return About.finding("password-policy-weakened", TYPE, Severity.LOW)
                .technique("T1556")
                .tactic(Tactic.DEFENSE_EVASION)
                .title("The account's password policy was weakened")
                .what("Checks that an UpdateAccountPasswordPolicy gives up against the policy set before: one is low,"
                        + " two or three are medium, four or more are high; deleting the policy is high. An attempt"
                        + " that failed counts one level lower.")
                .normally("A password policy is set once and then only made stricter.")
                .thenCheck("Were passwords set or changed afterwards? Was the policy put back by the same actor?")
                .mistakenFor("a policy written anew by infrastructure code that leaves parameters out");
    }

    @Override
    public Interest<ApiCall> interest() {
        Interest<ApiCall> interest = Interest.in(ApiCall.class).named(UPDATE, DELETE);
        for (Field field : new Field[] {LENGTH, SYMBOLS, NUMBERS, UPPERCASE, LOWERCASE, AGE, REUSE}) {
            interest.field(field, UPDATE);
        }
        return interest.by(Key.ACCOUNT_API);
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        if (!call.eventSource().is("iam.amazonaws.com") || call.identityType().is("AWSService")) {
            return;
        }
        boolean trusted = context.trusts(call.sourceAddress());
        if (call.named(DELETE)) {
            if (!trusted) {
                report(call, context, Severity.HIGH)
                        .say(
                                "%s %s the password policy of account %s.",
                                call.principal(), verb(call, "deleted"), call.account());
            }
            return;
        }
        boolean told = saysAnything(call);
        int weaker = told ? seen.checksLost(call) : 0;
        boolean compared = seen.known;
        if (!call.failed()) {
            seen.set(call);
        }
        if (trusted) {
            return;
        }
        if (weaker > 0) {
            report(call, context, weaker >= 4 ? Severity.HIGH : weaker >= 2 ? Severity.MEDIUM : Severity.LOW)
                    .observed("checks given up", weaker, "of 7")
                    .say(
                            "%s %s the password policy of account %s: it asks less in %d of 7 checks than %s.",
                            call.principal(),
                            verb(call, "weakened"),
                            call.account(),
                            weaker,
                            compared ? "the policy before" : "IAM does without a policy");
        } else if (call.failed() && !told) {
            report(call, context, Severity.LOW)
                    .say(
                            "%s tried to change the password policy of account %s and was refused: %s.",
                            call.principal(), call.account(), call.errorCode());
        }
    }

    /** An attempt is one level lower than the deed. */
    private static Report report(ApiCall call, Context context, Severity ofDeed) {
        Severity severity = !call.failed() || ofDeed == Severity.LOW
                ? ofDeed
                : ofDeed == Severity.HIGH ? Severity.MEDIUM : Severity.LOW;
        return context.report(call).severity(severity);
    }

    private static String verb(ApiCall call, String deed) {
        return call.failed() ? "tried without success to have " + deed : deed;
    }

    /** Refused calls often carry no parameters: then nothing is known of what was wanted. */
    private static boolean saysAnything(ApiCall call) {
        return !call.failed()
                || call.text(LENGTH).isPresent()
                || call.text(SYMBOLS).isPresent()
                || call.text(NUMBERS).isPresent()
                || call.text(UPPERCASE).isPresent()
                || call.text(LOWERCASE).isPresent();
    }

    /** The policy that was set last in one account. */
    public static final class Seen implements State {
        /** What IAM asks without a policy. */
        private static final int STANDARD_LENGTH = 8;

        private static final int LOWEST_LENGTH = 6;

        private boolean known;
        private int length;
        private boolean symbols;
        private boolean numbers;
        private boolean uppercase;
        private boolean lowercase;
        /** Days; 0 for no end. */
        private int age;
        /** How many earlier passwords may not come back. */
        private int reuse;

        /** How many checks the policy of this call makes weaker. */
        private int checksLost(ApiCall call) {
            int newLength = number(call, LENGTH, LOWEST_LENGTH);
            boolean newSymbols = call.text(SYMBOLS).isTrue();
            boolean newNumbers = call.text(NUMBERS).isTrue();
            boolean newUppercase = call.text(UPPERCASE).isTrue();
            boolean newLowercase = call.text(LOWERCASE).isTrue();
            if (!known) {
                int kindsLeftOut = one(!newSymbols) + one(!newNumbers) + one(!newUppercase) + one(!newLowercase);
                return one(newLength < STANDARD_LENGTH) + Math.max(0, kindsLeftOut - 1);
            }
            int newAge = number(call, AGE, 0);
            return one(newLength < length)
                    + one(symbols && !newSymbols)
                    + one(numbers && !newNumbers)
                    + one(uppercase && !newUppercase)
                    + one(lowercase && !newLowercase)
                    + one(age > 0 && (newAge == 0 || newAge > age))
                    + one(number(call, REUSE, 0) < reuse);
        }

        private void set(ApiCall call) {
            known = true;
            length = number(call, LENGTH, LOWEST_LENGTH);
            symbols = call.text(SYMBOLS).isTrue();
            numbers = call.text(NUMBERS).isTrue();
            uppercase = call.text(UPPERCASE).isTrue();
            lowercase = call.text(LOWERCASE).isTrue();
            age = number(call, AGE, 0);
            reuse = number(call, REUSE, 0);
        }

        private static int one(boolean lost) {
            return lost ? 1 : 0;
        }

        /** These calls are rare, so a text may be made of the number. */
        private static int number(ApiCall call, Field field, int ifAbsent) {
            String text = call.text(field).toString();
            try {
                return text.isEmpty() ? ifAbsent : Integer.parseInt(text);
            } catch (NumberFormatException notANumber) {
                return ifAbsent;
            }
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeBoolean(known);
            out.writeInt(length);
            out.writeByte(one(symbols) | one(numbers) << 1 | one(uppercase) << 2 | one(lowercase) << 3);
            out.writeInt(age);
            out.writeInt(reuse);
        }

        @Override
        public void load(DataInput in) throws IOException {
            known = in.readBoolean();
            length = in.readInt();
            int kinds = in.readUnsignedByte();
            symbols = (kinds & 1) != 0;
            numbers = (kinds & 2) != 0;
            uppercase = (kinds & 4) != 0;
            lowercase = (kinds & 8) != 0;
            age = in.readInt();
            reuse = in.readInt();
        }
    }
}
