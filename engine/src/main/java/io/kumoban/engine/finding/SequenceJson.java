package io.kumoban.engine.finding;

import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A sequence as {@code service.detection.sequence} of GetFindings has it; its times are seconds since 1970. */
final class SequenceJson {
    private static final double MILLIS = 1000.0;

    private SequenceJson() {}

    static ObjectNode of(Sequence sequence, String partition) {
        ObjectNode document = Json.object();
        document.put("uid", sequence.uid());
        document.put("description", sequence.description());
        ArrayNode actors = document.putArray("actors");
        sequence.actors().forEach(actor -> actors.add(actor(actor)));
        ArrayNode resources = document.putArray("resources");
        sequence.resources().forEach(resource -> resources.add(resource(resource, partition)));
        ArrayNode endpoints = document.putArray("endpoints");
        sequence.endpoints().forEach(endpoint -> endpoints.add(endpoint(endpoint)));
        ArrayNode signals = document.putArray("signals");
        sequence.signals().forEach(signal -> signals.add(signal(signal)));
        indicators(document, "sequenceIndicators", sequence.indicators());
        texts(document, "additionalSequenceTypes", sequence.additionalTypes());
        return document;
    }

    private static ObjectNode actor(Sequence.Actor actor) {
        ObjectNode node = Json.object();
        node.put("id", actor.id());
        Sequence.User user = actor.user();
        if (user != null) {
            ObjectNode named = node.putObject("user");
            named.put("name", user.name());
            named.put("uid", user.uid());
            named.put("type", user.type());
            Json.putPresent(named, "credentialUid", user.credentialUid());
            if (!user.account().isEmpty()) {
                named.putObject("account").put("uid", user.account());
            }
        }
        Sequence.Session session = actor.session();
        if (session != null) {
            ObjectNode held = node.putObject("session");
            Json.putPresent(held, "uid", session.uid());
            if (session.mfa() != null) {
                held.put("mfaStatus", session.mfa() ? "ENABLED" : "DISABLED");
            }
            time(held, "createdTime", session.created());
            Json.putPresent(held, "issuer", session.issuer());
        }
        return node;
    }

    private static ObjectNode resource(SequenceResource resource, String partition) {
        ObjectNode node = Json.object();
        node.put("uid", resource.uid());
        Json.putPresent(node, "name", resource.name());
        Json.putPresent(node, "accountId", resource.accountId());
        node.put("resourceType", resource.type().name());
        Json.putPresent(node, "region", resource.region());
        Json.putPresent(node, "service", resource.service());
        node.put("cloudPartition", partition);
        if (!resource.tags().isEmpty()) {
            ArrayNode tags = node.putArray("tags");
            new TreeMap<>(resource.tags())
                    .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
        }
        SequenceResource.Data data = resource.data();
        if (data != null) {
            node.set("data", data(data));
        }
        return node;
    }

    private static ObjectNode data(SequenceResource.Data data) {
        ObjectNode node = Json.object();
        switch (data) {
            case SequenceResource.AccessKey key -> {
                ObjectNode of = node.putObject("accessKey");
                Json.putPresent(of, "principalId", key.principalId());
                Json.putPresent(of, "userName", key.userName());
                Json.putPresent(of, "userType", key.userType());
            }
            case SequenceResource.Bucket bucket ->
                texts(node.putObject("s3Bucket"), "s3ObjectUids", bucket.objectUids());
            case SequenceResource.BucketObject object ->
                Json.putPresent(node.putObject("s3Object"), "key", object.key());
            case SequenceResource.Instance instance -> {
                ObjectNode of = node.putObject("ec2Instance");
                Json.putPresent(of, "instanceType", instance.instanceType());
                if (!instance.profileArn().isEmpty()) {
                    of.putObject("IamInstanceProfile").put("arn", instance.profileArn());
                }
                texts(of, "ec2NetworkInterfaceUids", instance.interfaceUids());
            }
            case SequenceResource.NetworkInterface network -> network(node.putObject("ec2NetworkInterface"), network);
        }
        return node;
    }

    private static void network(ObjectNode node, SequenceResource.NetworkInterface network) {
        if (network.privateAddress().indexOf(':') >= 0) {
            node.putArray("ipv6Addresses").add(network.privateAddress());
        } else if (!network.privateAddress().isEmpty()) {
            node.putArray("privateIpAddresses").addObject().put("privateIpAddress", network.privateAddress());
        }
        Json.putPresent(node, "publicIp", network.publicAddress());
        if (!network.securityGroups().isEmpty()) {
            ArrayNode groups = node.putArray("securityGroups");
            network.securityGroups().forEach(group -> groups.addObject().put("groupId", group));
        }
        Json.putPresent(node, "subNetId", network.subnetId());
        Json.putPresent(node, "vpcId", network.vpcId());
    }

    private static ObjectNode endpoint(Sequence.Endpoint endpoint) {
        ObjectNode node = Json.object();
        node.put("id", endpoint.id());
        Json.putPresent(node, "ip", endpoint.ip());
        Json.putPresent(node, "domain", endpoint.domain());
        if (endpoint.port() != Sequence.NO_PORT) {
            node.put("port", endpoint.port());
        }
        Sequence.Location location = endpoint.location();
        if (location != null) {
            ObjectNode place = node.putObject("location");
            place.put("city", location.city());
            place.put("country", location.country());
            Json.putNumber(place, "lat", location.latitude());
            Json.putNumber(place, "lon", location.longitude());
        }
        Sequence.AutonomousSystem network = endpoint.network();
        if (network != null) {
            node.putObject("autonomousSystem").put("name", network.name()).put("number", network.number());
        }
        if (endpoint.inbound() != null) {
            node.putObject("connection").put("direction", endpoint.inbound() ? "INBOUND" : "OUTBOUND");
        }
        return node;
    }

    private static ObjectNode signal(Sequence.Signal signal) {
        ObjectNode node = Json.object();
        node.put("uid", signal.uid());
        node.put("type", signal.type().name());
        Json.putPresent(node, "description", signal.description());
        node.put("name", signal.name());
        time(node, "createdAt", signal.created());
        time(node, "updatedAt", signal.updated());
        time(node, "firstSeenAt", signal.firstSeen());
        time(node, "lastSeenAt", signal.lastSeen());
        Json.putNumber(node, "severity", signal.severity());
        node.put("count", signal.count());
        texts(node, "resourceUids", signal.resourceUids());
        texts(node, "actorIds", signal.actorIds());
        texts(node, "endpointIds", signal.endpointIds());
        indicators(node, "signalIndicators", signal.indicators());
        return node;
    }

    private static void indicators(ObjectNode into, String name, List<Sequence.Indicator> indicators) {
        if (indicators.isEmpty()) {
            return;
        }
        ArrayNode list = into.putArray(name);
        for (Sequence.Indicator indicator : indicators) {
            ObjectNode node = list.addObject();
            node.put("key", indicator.key().name());
            texts(node, "values", indicator.values());
            Json.putPresent(node, "title", indicator.title());
        }
    }

    private static void texts(ObjectNode into, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = into.putArray(name);
            texts.forEach(list::add);
        }
    }

    private static void time(ObjectNode into, String name, long millis) {
        if (millis != Sequence.NO_TIME) {
            Json.putNumber(into, name, millis / MILLIS);
        }
    }
}
