package io.kumoban.detectors.baseline;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call does with a bucket, and the finding type of doing it unusually (GuardDuty user guide, "GuardDuty S3
 * Protection finding types"). Calls that change permissions are management events, most others data events.
 *
 * <p>{@code DeleteObjects} is not here: CloudTrail writes it once and a {@code DeleteObject} for each of its keys besides.
 */
public enum BucketUse {
    LIST("Discovery:S3/AnomalousBehavior", Severity.LOW, Tactic.DISCOVERY, "T1619", "listed"),
    READ("Exfiltration:S3/AnomalousBehavior", Severity.HIGH, Tactic.EXFILTRATION, "T1530", "read objects of"),
    WRITE("Impact:S3/AnomalousBehavior.Write", Severity.MEDIUM, Tactic.IMPACT, "T1486", "wrote objects to"),
    DELETE("Impact:S3/AnomalousBehavior.Delete", Severity.HIGH, Tactic.IMPACT, "T1485", "deleted in"),
    OPEN("Impact:S3/AnomalousBehavior.Permission", Severity.HIGH, Tactic.IMPACT, "T1098", "changed who may use");

    public static final Field BUCKET = Field.ofCall("requestParameters.bucketName");

    private static final ApiTable<BucketUse> APIS = new ApiTable<BucketUse>()
            .with(
                    LIST,
                    "s3",
                    "ListObjects",
                    "ListObjectsV2",
                    "ListObjectVersions",
                    "ListMultipartUploads",
                    "HeadBucket",
                    "GetBucketAcl",
                    "GetBucketPolicy",
                    "GetBucketLocation",
                    "GetObjectAcl")
            .with(READ, "s3", "GetObject", "CopyObject", "SelectObjectContent", "GetObjectTorrent")
            .with(WRITE, "s3", "PutObject", "CompleteMultipartUpload")
            .with(DELETE, "s3", "DeleteObject", "DeleteBucket")
            .with(OPEN, "s3", "PutBucketPolicy", "DeleteBucketPolicy", "PutBucketAcl", "PutObjectAcl");

    private final String type;
    private final Severity severity;
    private final Tactic tactic;
    private final String technique;
    private final String did;

    BucketUse(String type, Severity severity, Tactic tactic, String technique, String did) {
        this.type = type;
        this.severity = severity;
        this.tactic = tactic;
        this.technique = technique;
        this.did = did;
    }

    /** What a call does; null when it is none of these. */
    public static @Nullable BucketUse of(ApiCall call) {
        return APIS.get(call);
    }

    /** The names of all APIs that do something of this kind, or of any kind when none is given. */
    public static String[] apis(BucketUse... kinds) {
        if (kinds.length == 0) {
            return APIS.names();
        }
        return APIS.entries().entrySet().stream()
                .filter(entry -> List.of(kinds).contains(entry.getValue()))
                .map(entry -> ApiTable.name(entry.getKey()))
                .toArray(String[]::new);
    }

    /** A detector of the types of these kinds; the first is its main one. */
    static About about(String id, BucketUse... kinds) {
        About about = About.finding(id, kinds[0].type, kinds[0].severity).tactic(kinds[0].tactic);
        String[] techniques = new String[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            about.also(kinds[i].type, kinds[i].severity);
            techniques[i] = kinds[i].technique;
        }
        return about.technique(techniques);
    }

    public String type() {
        return type;
    }

    public String technique() {
        return technique;
    }

    /** What was done, between an actor and a bucket. */
    public String did() {
        return did;
    }
}
