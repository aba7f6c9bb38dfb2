package io.kumoban.datasets.api;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of Amazon S3. Those on objects are data events. */
public final class S3 {
    private S3() {}

    public static ApiRequest listBuckets() {
        return ApiRequest.reads("s3", "ListBuckets")
                .asking(JsonObject.of("Host", "s3.us-east-1.amazonaws.com"))
                .adding(transfer(0, 2_310));
    }

    public static ApiRequest getBucketAcl(String bucket) {
        return onBucket(ApiRequest.reads("s3", "GetBucketAcl"), bucket, "acl").adding(transfer(0, 552));
    }

    public static ApiRequest getBucketPolicy(String bucket) {
        return onBucket(ApiRequest.reads("s3", "GetBucketPolicy"), bucket, "policy")
                .adding(transfer(0, 814));
    }

    public static ApiRequest getBucketLocation(String bucket) {
        return onBucket(ApiRequest.reads("s3", "GetBucketLocation"), bucket, "location")
                .adding(transfer(0, 137));
    }

    public static ApiRequest listObjects(String bucket, String prefix) {
        return ApiRequest.reads("s3", "ListObjects")
                .asking(JsonObject.of(
                        "list-type",
                        "2",
                        "bucketName",
                        bucket,
                        "prefix",
                        prefix,
                        "encoding-type",
                        "url",
                        "Host",
                        host(bucket)))
                .adding(transfer(0, 9_420))
                .touching("AWS::S3::Bucket", Arn.s3(bucket))
                .to(host(bucket))
                .asDataEvent();
    }

    /** Reads an object of {@code bytes} bytes. */
    public static ApiRequest getObject(String bucket, String key, long bytes) {
        return onObject(ApiRequest.reads("s3", "GetObject"), bucket, key).adding(transfer(0, bytes));
    }

    /** Writes an object of {@code bytes} bytes. */
    public static ApiRequest putObject(String bucket, String key, long bytes) {
        return onObject(ApiRequest.changes("s3", "PutObject"), bucket, key)
                .answering(JsonObject.of("x-amz-server-side-encryption", "aws:kms"))
                .adding(transfer(bytes, 0).with("SSEApplied", "Default_SSE_KMS"));
    }

    /** A key under a dated prefix, as programs write them. */
    public static String datedKey(String prefix, long day, Dice dice, String suffix) {
        return prefix + "/" + Stamps.folder(day) + "/" + dice.hex(12) + suffix;
    }

    /**
     * Completes a call on a bucket or an object with what every record of S3 holds.
     *
     * @param key the object's, null for a call on the bucket
     * @param parameters those of the call beside bucket, host and key
     * @param in bytes received with the request
     * @param out bytes sent with the answer
     */
    public static ApiRequest complete(
            ApiRequest request,
            String bucket,
            @Nullable String key,
            Map<String, ? extends @Nullable Object> parameters,
            long in,
            long out) {
        JsonObject asked =
                JsonObject.of("bucketName", bucket, "Host", host(bucket)).withPresent("key", key);
        parameters.forEach(asked::with);
        if (key != null) {
            request.touching("AWS::S3::Object", Arn.s3(bucket + "/" + key));
        }
        return request.asking(asked)
                .adding(transfer(in, out))
                .touching("AWS::S3::Bucket", Arn.s3(bucket))
                .to(host(bucket));
    }

    private static ApiRequest onBucket(ApiRequest request, String bucket, String subresource) {
        return request.asking(JsonObject.of("bucketName", bucket, "Host", host(bucket), subresource, ""))
                .touching("AWS::S3::Bucket", Arn.s3(bucket))
                .to(host(bucket));
    }

    private static ApiRequest onObject(ApiRequest request, String bucket, String key) {
        return request.asking(JsonObject.of("bucketName", bucket, "Host", host(bucket), "key", key))
                .touching("AWS::S3::Object", Arn.s3(bucket + "/" + key))
                .touching("AWS::S3::Bucket", Arn.s3(bucket))
                .to(host(bucket))
                .asDataEvent();
    }

    private static JsonObject transfer(long in, long out) {
        return JsonObject.of(
                "SignatureVersion", "SigV4",
                "CipherSuite", "TLS_AES_128_GCM_SHA256",
                "bytesTransferredIn", in,
                "AuthenticationMethod", "AuthHeader",
                "bytesTransferredOut", out);
    }

    private static String host(String bucket) {
        return bucket + ".s3.us-east-1.amazonaws.com";
    }
}
