package io.kumoban.detectors.guardduty.s3;

import io.kumoban.detectors.calls.Documents;
import io.kumoban.engine.event.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whether a bucket policy lets everybody in: a statement that allows something to any principal, without a condition
 * that restricts it to fixed values of the keys which AWS names (S3 user guide, "The meaning of public").
 */
final class PublicPolicy {
    private static final Set<String> RESTRICTING = Set.of(
            "aws:sourceip",
            "aws:vpcsourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:sourcearn",
            "aws:sourceaccount",
            "aws:sourceowner",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:userid",
            "s3:dataaccesspointarn",
            "s3:dataaccesspointaccount",
            "s3:x-amz-server-side-encryption-aws-kms-key-id");

    private PublicPolicy() {}

    static boolean allowsEverybody(Text policy) {
        for (JsonNode statement : Documents.all(Documents.read(policy).path("Statement"))) {
            if (isPublic(statement)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPublic(JsonNode statement) {
        return "Allow".equals(statement.path("Effect").asString(""))
                && (isAnybody(statement.path("Principal"))
                        || isAnybody(statement.path("Principal").path("AWS")))
                && !isRestricted(statement.path("Condition"));
    }

    private static boolean isAnybody(JsonNode principals) {
        for (JsonNode principal : Documents.all(principals)) {
            if (principal.isString() && "*".equals(principal.asString())) {
                return true;
            }
        }
        return false;
    }

    /** One condition that restricts is enough, since all must hold. Negated ones leave everybody else in. */
    private static boolean isRestricted(JsonNode condition) {
        for (Map.Entry<String, JsonNode> operator : condition.properties()) {
            if (operator.getKey().contains("Not") || operator.getKey().startsWith("Null")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                if (RESTRICTING.contains(key.getKey().toLowerCase(Locale.ROOT)) && isFixed(key.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isFixed(JsonNode values) {
        for (JsonNode one : Documents.all(values)) {
            String value = one.asString("*");
            if (value.equals("*") || value.endsWith("/0")) {
                return false;
            }
        }
        return true;
    }
}
