package io.kumoban.datasets.api;

import io.kumoban.datasets.delivery.JsonObject;

/** Events of the console's sign-in page. */
public final class SignIn {
    private SignIn() {}

    /** A sign-in with a second factor. */
    public static ApiRequest succeeds(String mfaDevice) {
        return consoleLogin()
                .answering(JsonObject.of("ConsoleLogin", "Success"))
                .adding(additional("Yes").with("MFAIdentifier", Arn.iam("mfa/" + mfaDevice)));
    }

    /** A sign-in with the password alone. */
    public static ApiRequest succeedsWithoutSecondFactor() {
        return consoleLogin()
                .answering(JsonObject.of("ConsoleLogin", "Success"))
                .adding(additional("No"));
    }

    /** A wrong password. */
    public static ApiRequest fails() {
        return consoleLogin()
                .explaining("Failed authentication")
                .answering(JsonObject.of("ConsoleLogin", "Failure"))
                .adding(additional("No"));
    }

    /** The right password with a wrong code. */
    public static ApiRequest failsSecondFactor() {
        return consoleLogin()
                .explaining("Failed authentication")
                .answering(JsonObject.of("ConsoleLogin", "Failure"))
                .adding(additional("Yes"));
    }

    private static ApiRequest consoleLogin() {
        return ApiRequest.changes("signin", "ConsoleLogin")
                .ofType("AwsConsoleSignIn")
                .to("us-east-1.signin.aws.amazon.com");
    }

    private static JsonObject additional(String secondFactor) {
        return JsonObject.of(
                "LoginTo", "https://console.aws.amazon.com/console/home?region=us-east-1",
                "MobileVersion", "No",
                "MFAUsed", secondFactor);
    }
}
