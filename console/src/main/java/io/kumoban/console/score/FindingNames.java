package io.kumoban.console.score;

import io.kumoban.console.run.FoundFinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The things that a finding names. One thing has several names: an instance has its id, its interfaces and their
 * addresses; an identity its key, its user or role, its ARN. They are read from where GuardDuty puts them, so that findings
 * of the service itself are understood too, and from the fields of the evidence.
 *
 * @param subject names of the thing that the finding is about, the primary one first; empty when it does not say
 * @param all     every name, with those of the subject
 */
record FindingNames(List<String> subject, Set<String> all) {
    /** Members that hold an identifier wherever they stand in a resource, an action or a sequence. */
    private static final Set<String> IDENTIFIERS = Set.of(
            "accessKeyId",
            "principalId",
            "userName",
            "instanceId",
            "networkInterfaceId",
            "localNetworkInterface",
            "privateIpAddress",
            "publicIp",
            "ipv6Addresses",
            "ipAddressV4",
            "ipAddressV6",
            "ip",
            "arn",
            "functionArn",
            "functionName",
            "name",
            "uid",
            "credentialUid");

    /** Fields of an API call that name its caller. */
    private static final List<String> CALLER = List.of(
            "@principal",
            "userIdentity.arn",
            "userIdentity.principalId",
            "userIdentity.accessKeyId",
            "userIdentity.userName",
            "userIdentity.sessionContext.sessionIssuer.arn",
            "userIdentity.sessionContext.sessionIssuer.userName");

    /** Fields of a flow or a DNS query that name the own side. */
    private static final List<String> OWN_SIDE =
            List.of("@own", "instance-id", "interface-id", "@local", "@client", "srcids.instance", "srcaddr");

    private static final List<String> FAR_SIDE = List.of("@remote", "sourceIPAddress");
    private static final String PARAMETERS = "requestParameters.";

    static FindingNames of(FoundFinding finding) {
        List<Set<String>> things = things(finding);
        String primary = finding.resource();
        Set<String> subject = new LinkedHashSet<>();
        add(subject, primary);
        things.stream().filter(thing -> thing.contains(primary)).forEach(subject::addAll);
        Set<String> all = new HashSet<>(subject);
        things.forEach(all::addAll);
        addIdentifiers(finding.json().path("resource"), all);
        addIdentifiers(finding.json().at("/service/action"), all);
        JsonNode sequence = finding.json().at("/service/detection/sequence");
        for (String part : List.of("actors", "resources", "endpoints")) {
            addIdentifiers(sequence.path(part), all);
        }
        for (FoundFinding.Shown event : finding.evidence()) {
            FAR_SIDE.forEach(field -> add(all, event.fields().getOrDefault(field, "")));
            event.fields().forEach((field, value) -> {
                if (field.startsWith(PARAMETERS)) {
                    add(all, value);
                }
            });
        }
        return new FindingNames(List.copyOf(subject), all);
    }

    /** Names that belong together, since they are of one thing. */
    private static List<Set<String>> things(FoundFinding finding) {
        JsonNode resource = finding.json().path("resource");
        List<Set<String>> things = new ArrayList<>();
        things.add(identifiers(resource.path("accessKeyDetails")));
        things.add(identifiers(resource.path("instanceDetails")));
        things.add(identifiers(resource.path("lambdaDetails")));
        resource.path("s3BucketDetails").forEach(bucket -> things.add(identifiers(bucket)));
        for (JsonNode part : finding.json().at("/service/detection/sequence/resources")) {
            things.add(identifiers(part));
        }
        for (FoundFinding.Shown event : finding.evidence()) {
            things.add(named(event.fields(), CALLER));
            things.add(named(event.fields(), OWN_SIDE));
        }
        return things;
    }

    private static Set<String> named(Map<String, String> fields, List<String> keys) {
        Set<String> names = new LinkedHashSet<>();
        keys.forEach(key -> add(names, fields.getOrDefault(key, "")));
        return names;
    }

    private static Set<String> identifiers(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        addIdentifiers(node, names);
        return names;
    }

    private static void addIdentifiers(JsonNode node, Set<String> into) {
        node.properties().forEach(member -> {
            if (IDENTIFIERS.contains(member.getKey())) {
                addTexts(member.getValue(), into);
            }
            addIdentifiers(member.getValue(), into);
        });
        if (node.isArray()) {
            node.forEach(element -> addIdentifiers(element, into));
        }
    }

    private static void addTexts(JsonNode value, Set<String> into) {
        add(into, value.asString(""));
        if (value.isArray()) {
            value.forEach(element -> add(into, element.asString("")));
        }
    }

    private static void add(Set<String> names, String name) {
        if (!name.isBlank()) {
            names.add(name);
        }
    }
}
