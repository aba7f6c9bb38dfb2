package io.kumoban.engine.filter;

import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A field of a finding by its dotted path, for example {@code resource.instanceDetails.tags.value}. Lists on the way are
 * walked through, so a path may lead to several values. Below {@code service.additionalInfo} it leads into the document
 * that the field {@code value} holds as a text.
 */
final class FieldPath {
    private static final String ADDITIONAL_INFO = "additionalInfo";

    /** What a finding has at its top, and what its two large parts have below it. */
    private static final Set<String> TOP = Set.of(
            "accountId",
            "arn",
            "associatedAttackSequenceArn",
            "confidence",
            "createdAt",
            "description",
            "id",
            "kumoban",
            "partition",
            "region",
            "resource",
            "schemaVersion",
            "service",
            "severity",
            "title",
            "type",
            "updatedAt");

    private static final Set<String> OF_RESOURCE = Set.of(
            "accessKeyDetails",
            "bedrockGuardrailDetails",
            "containerDetails",
            "ebsSnapshotDetails",
            "ebsVolumeDetails",
            "ec2ImageDetails",
            "ecsClusterDetails",
            "eksClusterDetails",
            "instanceDetails",
            "kubernetesDetails",
            "lambdaDetails",
            "modelDetails",
            "rdsDbInstanceDetails",
            "rdsDbUserDetails",
            "rdsLimitlessDbDetails",
            "recoveryPointDetails",
            "resourceType",
            "s3BucketDetails");

    private static final Set<String> OF_SERVICE = Set.of(
            "action",
            ADDITIONAL_INFO,
            "archived",
            "count",
            "detection",
            "detectorId",
            "ebsVolumeScanDetails",
            "eventFirstSeen",
            "eventLastSeen",
            "evidence",
            "featureName",
            "malwareScanDetails",
            "resourceRole",
            "runtimeDetails",
            "serviceName",
            "userFeedback");

    private final List<String> steps;

    private FieldPath(List<String> steps) {
        this.steps = steps;
    }

    static FieldPath of(String path) {
        return new FieldPath(List.of(path.split("\\.", -1)));
    }

    /** The names that may stand where the first wrong step of a path stands, with that step; null when none is wrong. */
    static @Nullable Wrong wrong(String path) {
        List<String> steps = List.of(path.split("\\.", -1));
        String first = steps.getFirst();
        if (!TOP.contains(first)) {
            return new Wrong(path, "", first, TOP);
        }
        Set<String> below = switch (first) {
            case "resource" -> OF_RESOURCE;
            case "service" -> OF_SERVICE;
            default -> Set.of();
        };
        return steps.size() > 1 && !below.isEmpty() && !below.contains(steps.get(1))
                ? new Wrong(path, first + ".", steps.get(1), below)
                : null;
    }

    /**
     * A step that no finding has.
     *
     * @param before the path up to it, with a dot at its end
     */
    record Wrong(String path, String before, String step, Set<String> allowed) {
        /** All fields that could be meant, as whole paths of the same length as the wrong one. */
        Set<String> paths() {
            String rest = path.substring(before.length() + step.length());
            Set<String> paths = new TreeSet<>();
            allowed.forEach(name -> paths.add(before + name + rest));
            return paths;
        }
    }

    /** The values that the path leads to; none when the finding lacks the field. */
    List<JsonNode> values(JsonNode finding) {
        List<JsonNode> found = new ArrayList<>();
        walk(finding, 0, found);
        return found;
    }

    private void walk(JsonNode node, int step, List<JsonNode> found) {
        if (node.isArray()) {
            node.forEach(item -> walk(item, step, found));
        } else if (step == steps.size()) {
            if (node.isValueNode() && !node.isNull()) {
                found.add(node);
            }
        } else if (node.isObject()) {
            JsonNode next = node.path(steps.get(step));
            if (next.isMissingNode() && step > 0 && steps.get(step - 1).equals(ADDITIONAL_INFO)) {
                walk(inside(node.path("value")), step, found);
            } else {
                walk(next, step + 1, found);
            }
        }
    }

    private static JsonNode inside(JsonNode text) {
        try {
            return Json.read(text.asString("{}"));
        } catch (JacksonException noJson) {
            return Json.object();
        }
    }
}
