package io.kumoban.detectors.sigma.lint;

import io.kumoban.engine.yaml.Nearest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of CloudTrail records that do not hang on the API: those at the top, and those of {@code userIdentity}, by the
 * CloudTrail User Guide ("CloudTrail record contents", "CloudTrail userIdentity element").
 */
final class KnownFields {
    private static final String IDENTITY = "userIdentity";

    /** At the top of a record; those that hold objects or lists among them. */
    private static final Set<String> TOP = Set.of(
            "addendum",
            "additionalEventData",
            "apiVersion",
            "awsRegion",
            "edgeDeviceDetails",
            "errorCode",
            "errorMessage",
            "eventCategory",
            "eventContext",
            "eventID",
            "eventName",
            "eventSource",
            "eventTime",
            "eventType",
            "eventVersion",
            "insightDetails",
            "managementEvent",
            "readOnly",
            "recipientAccountId",
            "requestID",
            "requestParameters",
            "resources",
            "responseElements",
            "serviceEventDetails",
            "sessionCredentialFromConsole",
            "sharedEventID",
            "sourceIPAddress",
            "tlsDetails",
            "userAgent",
            IDENTITY,
            "vpcEndpointAccountId",
            "vpcEndpointId");

    private static final Set<String> OF_IDENTITY = Set.of(
            "accessKeyId",
            "accountId",
            "arn",
            "credentialId",
            "identityProvider",
            "identityStoreArn",
            "inScopeOf",
            "inboundFederation",
            "invokedBy",
            "invokedByDelegate",
            "onBehalfOf",
            "principalId",
            "sessionContext",
            "type",
            "userName");

    /** What holds objects or lists, so that there is more than one value of it or none. */
    private static final Set<String> STRUCTURES = Set.of(
            "addendum",
            "additionalEventData",
            "edgeDeviceDetails",
            "eventContext",
            "insightDetails",
            "requestParameters",
            "resources",
            "responseElements",
            "serviceEventDetails",
            "tlsDetails",
            IDENTITY);

    private KnownFields() {}

    /** Whether CloudTrail records may have a field of this path. */
    static boolean ofCloudTrail(String path) {
        String top = first(path);
        if (top.equals(IDENTITY) && path.length() > top.length()) {
            return OF_IDENTITY.contains(first(path.substring(top.length() + 1)));
        }
        return TOP.contains(top);
    }

    /** The path that was most likely meant by an unknown one. */
    static Optional<String> nearest(String path) {
        String top = first(path);
        String rest = path.substring(top.length());
        if (top.equals(IDENTITY) && !rest.isEmpty()) {
            String name = first(rest.substring(1));
            return near(name, OF_IDENTITY).map(found -> IDENTITY + "." + found + rest.substring(1 + name.length()));
        }
        return near(top, TOP).map(found -> found + rest);
    }

    private static Optional<String> near(String name, Set<String> known) {
        for (String each : known) {
            if (each.equalsIgnoreCase(name)) {
                return Optional.of(each);
            }
        }
        return Nearest.to(name, new TreeSet<>(known));
    }

    /** Whether a field of CloudTrail records has one value at most. */
    static boolean isSingle(String path) {
        String top = first(path);
        if (top.equals(IDENTITY)) {
            String rest = path.substring(Math.min(path.length(), top.length() + 1));
            return !rest.isEmpty() && rest.indexOf('.') < 0 && OF_IDENTITY.contains(rest) && !rest.equals("inScopeOf");
        }
        return path.equals(top) && TOP.contains(top) && !STRUCTURES.contains(top);
    }

    private static String first(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
