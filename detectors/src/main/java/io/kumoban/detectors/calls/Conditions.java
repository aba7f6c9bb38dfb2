package io.kumoban.detectors.calls;

import static io.kumoban.detectors.calls.Documents.all;
import static io.kumoban.detectors.calls.Documents.read;

import io.kumoban.engine.event.Text;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What rules over single calls ask of their parameters, beyond a plain comparison. */
public final class Conditions {
    /** Ports by which an instance is administered: SSH and Remote Desktop. */
    private static final Set<Integer> ADMINISTRATION = Set.of(22, 3389);

    private static final int SSH = 22;
    /** Objects that live no longer than this were hardly meant to be kept. */
    private static final int RAPID_DAYS = 3;

    /** Instances with graphics processors or other accelerators, and whole machines. */
    private static final Pattern POWERFUL =
            Pattern.compile("(p\\d|g\\d|gr\\d|inf\\d|trn\\d|dl\\d|x\\d|u-).*|.*\\.(metal.*|(16|18|24|32|48)xlarge)");
    /** So many at once are a fleet. */
    private static final int MANY_INSTANCES = 10;

    private Conditions() {}

    /** Whether instances are asked for that miners want: with accelerators, whole machines, or ten and more at once. */
    public static boolean wantsMuchPower(Text request) {
        JsonNode parameters = read(request);
        if (POWERFUL.matcher(parameters.path("instanceType").asString("")).matches()) {
            return true;
        }
        for (JsonNode instances : all(parameters.path("instancesSet").path("items"))) {
            if (instances.path("maxCount").asInt(1) >= MANY_INSTANCES) {
                return true;
            }
        }
        return false;
    }

    /** Whether a policy allows all actions on all resources. */
    public static boolean allowsEverything(Text policy) {
        for (JsonNode statement : all(read(policy).path("Statement"))) {
            if ("Allow".equals(statement.path("Effect").asString(""))
                    && has(statement.path("Action"), "*")
                    && has(statement.path("Resource"), "*")) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(JsonNode texts, String wanted) {
        for (JsonNode text : all(texts)) {
            if (wanted.equals(text.asString(""))) {
                return true;
            }
        }
        return false;
    }

    /** Whether no type of encryption of a bucket is blocked any more, also that with keys which the caller brings. */
    public static boolean allowsCustomerKeys(Text configuration) {
        return configuration.contains("BlockedEncryptionTypes") && configuration.contains("\"NONE\"");
    }

    /** Whether a lifecycle lets objects expire within days. */
    public static boolean expiresRapidly(Text configuration) {
        for (JsonNode rule : all(read(configuration).path("Rule"))) {
            int days = rule.path("Expiration").path("Days").asInt(Integer.MAX_VALUE);
            if (days <= RAPID_DAYS && "Enabled".equals(rule.path("Status").asString(""))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a policy allows something to everybody or to a principal of another account. */
    public static boolean letsOthersIn(Text policy, Text account) {
        for (JsonNode statement : all(read(policy).path("Statement"))) {
            JsonNode principal = statement.path("Principal");
            for (JsonNode one : all(principal.isObject() ? principal.path("AWS") : principal)) {
                String name = one.asString("");
                boolean isOther = name.equals("*") || !name.isEmpty() && !name.contains(account.toString());
                if (isOther && "Allow".equals(statement.path("Effect").asString(""))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the permissions of a security group open SSH to the whole internet. */
    public static boolean opensSsh(Text permissions) {
        return opens(permissions, Set.of(SSH));
    }

    /** Whether the permissions of a security group open SSH or Remote Desktop to the whole internet. */
    public static boolean opensAdministration(Text permissions) {
        return opens(permissions, ADMINISTRATION);
    }

    private static boolean opens(Text permissions, Set<Integer> ports) {
        JsonNode request = read(permissions);
        if (opens(request, ports) && isEverywhere(request.path("cidrIp"))) {
            return true;
        }
        for (JsonNode permission : all(request.path("ipPermissions").path("items"))) {
            if (opens(permission, ports) && opensToAll(permission)) {
                return true;
            }
        }
        return false;
    }

    private static boolean opens(JsonNode permission, Set<Integer> ports) {
        if ("-1".equals(permission.path("ipProtocol").asString(""))) {
            return true;
        }
        int from = permission.path("fromPort").asInt(Integer.MAX_VALUE);
        int to = permission.path("toPort").asInt(-1);
        return ports.stream().anyMatch(port -> from <= port && port <= to);
    }

    private static boolean opensToAll(JsonNode permission) {
        for (JsonNode range : all(permission.path("ipRanges").path("items"))) {
            if (isEverywhere(range.path("cidrIp"))) {
                return true;
            }
        }
        for (JsonNode range : all(permission.path("ipv6Ranges").path("items"))) {
            if (isEverywhere(range.path("cidrIpv6"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEverywhere(JsonNode range) {
        String text = range.asString("");
        return text.equals("0.0.0.0/0") || text.equals("::/0");
    }
}
