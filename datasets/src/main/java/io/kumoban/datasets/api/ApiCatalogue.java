package io.kumoban.datasets.api;

import java.util.Map;
import java.util.Set;

/** What a record says of a call by the API's name alone: whether it reads, and whether it is a data event. */
public final class ApiCatalogue {
    private static final Set<String> READING_VERBS =
            Set.of("Get", "List", "Describe", "Head", "Lookup", "Search", "Select", "BatchGet", "Filter", "Simulate");

    /** Names that their first word does not tell, as CloudTrail marks them. */
    private static final Map<String, Boolean> READING = Map.ofEntries(
            Map.entry("sts:AssumeRole", true),
            Map.entry("sts:AssumeRoleWithSAML", true),
            Map.entry("sts:AssumeRoleWithWebIdentity", true),
            Map.entry("sts:GetFederationToken", false),
            Map.entry("signin:GetSigninToken", false),
            Map.entry("kms:Decrypt", true),
            Map.entry("kms:Encrypt", true),
            Map.entry("kms:GenerateDataKey", true),
            Map.entry("dynamodb:Query", true),
            Map.entry("dynamodb:Scan", true),
            Map.entry("sqs:ReceiveMessage", true),
            Map.entry("bedrock:InvokeModel", true),
            Map.entry("bedrock:InvokeModelWithResponseStream", true),
            Map.entry("bedrock:Converse", true),
            Map.entry("bedrock:ConverseStream", true));

    private static final Set<String> DATA_EVENTS = Set.of(
            "s3:AbortMultipartUpload",
            "s3:CompleteMultipartUpload",
            "s3:CopyObject",
            "s3:CreateMultipartUpload",
            "s3:DeleteObject",
            "s3:DeleteObjects",
            "s3:GetObject",
            "s3:GetObjectAcl",
            "s3:GetObjectTagging",
            "s3:HeadObject",
            "s3:ListObjectVersions",
            "s3:ListObjects",
            "s3:PutObject",
            "s3:PutObjectAcl",
            "s3:RestoreObject",
            "s3:SelectObjectContent",
            "s3:UploadPart",
            "s3:UploadPartCopy",
            "dynamodb:BatchGetItem",
            "dynamodb:GetItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "ebs:GetSnapshotBlock",
            "ebs:ListChangedBlocks",
            "ebs:ListSnapshotBlocks",
            "sns:Publish",
            "sqs:ReceiveMessage",
            "lambda:Invoke");

    /** Events of the sign-in page, which are of a type of their own. */
    private static final Set<String> SIGN_IN_EVENTS =
            Set.of("signin:ConsoleLogin", "signin:PasswordRecoveryRequested", "signin:PasswordRecoveryCompleted");

    private ApiCatalogue() {}

    /** A call of the API, without parameters; the service is its short name, as in {@code ec2}. */
    public static ApiRequest request(String service, String name) {
        ApiRequest request = reads(service, name) ? ApiRequest.reads(service, name) : ApiRequest.changes(service, name);
        if (isData(service, name)) {
            request.asDataEvent();
        }
        if (isOfSignInPage(service, name)) {
            request.ofType("AwsConsoleSignIn");
        }
        return request;
    }

    /** Whether the API changes nothing. */
    public static boolean reads(String service, String name) {
        Boolean known = READING.get(service + ':' + name);
        return known == null ? READING_VERBS.stream().anyMatch(name::startsWith) : known;
    }

    /** Whether it is an event of the sign-in page, where nobody has a key yet. */
    public static boolean isOfSignInPage(String service, String name) {
        return SIGN_IN_EVENTS.contains(service + ':' + name);
    }

    /** Whether its calls are data events, which a trail records only when it is told to. */
    public static boolean isData(String service, String name) {
        return DATA_EVENTS.contains(service + ':' + name);
    }
}
