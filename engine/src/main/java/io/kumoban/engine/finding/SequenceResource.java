package io.kumoban.engine.finding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a {@link Sequence} touched. Texts that are not known are empty and left out.
 *
 * @param uid       by which signals name it: an ARN, or an id where there is none
 * @param name      as people call it
 * @param accountId of its owner
 * @param region    empty for what belongs to no region
 * @param service   {@code s3}, {@code ec2}, {@code iam}
 * @param tags      by key
 * @param data      what is particular to its kind, if anything is known
 */
public record SequenceResource(
        String uid,
        String name,
        String accountId,
        Type type,
        String region,
        String service,
        Map<String, String> tags,
        @Nullable Data data) {

    /** Kinds of resources, by the names of the service. */
    public enum Type {
        EC2_INSTANCE,
        EC2_NETWORK_INTERFACE,
        S3_BUCKET,
        S3_OBJECT,
        ACCESS_KEY,
        AUTOSCALING_AUTO_SCALING_GROUP,
        IAM_INSTANCE_PROFILE,
        CLOUDFORMATION_STACK,
        EC2_LAUNCH_TEMPLATE,
        EC2_VPC,
        EC2_IMAGE
    }

    /** What is particular to a kind of resource. */
    public sealed interface Data {}

    /**
     * A credential.
     *
     * @param principalId of its identity
     * @param userType    {@code IAMUser}, {@code AssumedRole} and so on
     */
    public record AccessKey(String principalId, String userName, String userType) implements Data {}

    /**
     * A bucket.
     *
     * @param objectUids of resources that are its objects
     */
    public record Bucket(List<String> objectUids) implements Data {
        public Bucket {
            objectUids = List.copyOf(objectUids);
            Bounds.require("objects of a bucket", objectUids.size(), Sequence.MOST_PARTS);
        }
    }

    /** An object of a bucket. */
    public record BucketObject(String key) implements Data {}

    /**
     * An instance.
     *
     * @param profileArn    of its instance profile
     * @param interfaceUids of resources that are its network interfaces
     */
    public record Instance(String instanceType, String profileArn, List<String> interfaceUids) implements Data {
        public Instance {
            interfaceUids = List.copyOf(interfaceUids);
            Bounds.require("interfaces of an instance", interfaceUids.size(), Sequence.MOST_PARTS);
        }
    }

    /** A network interface. */
    public record NetworkInterface(
            String privateAddress, String publicAddress, String subnetId, String vpcId, List<String> securityGroups)
            implements Data {
        public NetworkInterface {
            securityGroups = List.copyOf(securityGroups);
            Bounds.require("security groups", securityGroups.size(), Sequence.MOST_PARTS);
        }
    }

    public SequenceResource {
        tags = Map.copyOf(tags);
        Bounds.require("tags", tags.size(), Sequence.MOST_PARTS);
    }
}
