package io.kumoban.datasets.api;

import io.kumoban.datasets.delivery.JsonObject;

/** Calls of AWS Key Management Service. */
public final class Kms {
    private static final String KEY = Arn.of("kms", Arn.HOME_REGION, "key/" + Ids.uuid("data-key"));

    private Kms() {}

    /** A data key to encrypt one object with. */
    public static ApiRequest generateDataKey(String objectArn) {
        return ApiRequest.reads("kms", "GenerateDataKey")
                .asking(JsonObject.of(
                        "keySpec",
                        "AES_256",
                        "keyId",
                        KEY,
                        "encryptionContext",
                        JsonObject.of("aws:s3:arn", objectArn)))
                .touching("AWS::KMS::Key", KEY);
    }

    public static ApiRequest decrypt(String contextName, String contextValue) {
        return ApiRequest.reads("kms", "Decrypt")
                .asking(JsonObject.of(
                        "encryptionContext",
                        JsonObject.of(contextName, contextValue),
                        "encryptionAlgorithm",
                        "SYMMETRIC_DEFAULT"))
                .touching("AWS::KMS::Key", KEY);
    }
}
