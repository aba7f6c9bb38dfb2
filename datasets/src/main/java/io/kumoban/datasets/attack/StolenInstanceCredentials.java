package io.kumoban.datasets.attack;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Keys;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.Ec2;
import io.kumoban.datasets.api.Iam;
import io.kumoban.datasets.api.Ids;
import io.kumoban.datasets.api.S3;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.api.Sts;
import io.kumoban.datasets.api.Trails;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;

/**
 * At night someone outside holds an instance's key, taken from its metadata service. They look around, make
 * themselves an administrator with a key of its own, weaken the password policy, stop the team's trail, and carry off
 * the customer exports as the new user. The instance's role allows far more than it needs.
 */
public final class StolenInstanceCredentials implements Attack {
    private static final String AGENT = "aws-cli/2.15.30 Python/3.11.8 Linux/6.6.9-amd64 exe/x86_64 prompt/off";

    private final Cast cast;

    /**
     * Who and what the story is about.
     *
     * @param victim  the instance whose key is stolen
     * @param address where the thief works
     * @param newUser the user that the thief makes for themselves
     * @param hour    when the night's work begins, hour of the day in UTC
     * @param minute  the minute of that hour
     * @param objects how many objects are carried off
     */
    public record Cast(Company.Instance victim, String address, String newUser, int hour, int minute, int objects) {
        /** The cast of the demo account. */
        static final Cast STANDARD = new Cast(Company.WEB, "203.0.113.77", "support-sync", 2, 41, 240);
    }

    /** The story with this cast. */
    public StolenInstanceCredentials(Cast cast) {
        this.cast = cast;
    }

    @Override
    public int day() {
        return 8;
    }

    @Override
    public Incident strike(Day day, Ledger ledger) {
        Dice dice = day.dice("attack/stolen-instance-credentials");
        long begin = day.at(cast.hour, cast.minute) + dice.below(60);
        Session stolen = Keys.of(cast.victim, begin);
        Caller thief = Callers.session(stolen, cast.address, AGENT, Caller.Channel.PROGRAM);
        String newKey = Ids.accessKey("AKIA", cast.newUser, dice.below(1_000_000));
        Scene scene = new Scene(ledger, dice, begin, caseFile(thief, newKey));

        lookAround(scene, thief);
        settleIn(scene, thief, newKey);
        coverTracks(scene, thief);
        carryOff(scene, Callers.user(cast.newUser, newKey, cast.address, AGENT));
        return scene.close();
    }

    private CaseFile caseFile(Caller thief, String newKey) {
        return CaseFile.open("stolen-instance-credentials", Arn.ACCOUNT)
                .technique(
                        "T1552.005",
                        "T1078.004",
                        "T1087.004",
                        "T1136.003",
                        "T1098.001",
                        "T1098.003",
                        "T1562.008",
                        "T1530")
                .expecting(
                        "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
                        "Stealth:IAMUser/CloudTrailLoggingDisabled",
                        "Stealth:IAMUser/PasswordPolicyChange",
                        "Persistence:IAMUser/AnomalousBehavior",
                        "AttackSequence:IAM/CompromisedCredentials")
                .actors(thief.arn(), thief.accessKey(), Arn.iam("user/" + cast.newUser), newKey, cast.address)
                .resources(cast.victim.id(), cast.victim.role(), Trails.arn(Company.TEAM_TRAIL), Company.DATA_BUCKET);
    }

    private void lookAround(Scene scene, Caller thief) {
        scene.call(thief, Sts.getCallerIdentity());
        scene.call(thief, S3.listBuckets());
        scene.call(thief, Iam.list("Users"));
        scene.call(thief, Ec2.describeInstances());
        scene.call(thief, Iam.list("Roles"));
        scene.call(thief, Iam.ofRole("ListAttachedRolePolicies", cast.victim.role()));
        scene.call(
                thief,
                ApiRequest.reads("secretsmanager", "ListSecrets")
                        .asking(JsonObject.of("maxResults", 100))
                        .deniedTo(thief));
        scene.call(
                thief, ApiRequest.reads("iam", "GetAccountAuthorizationDetails").deniedTo(thief));
        scene.call(
                thief, ApiRequest.reads("organizations", "DescribeOrganization").deniedTo(thief));
        scene.call(thief, Ec2.describe("Snapshots", "snapshotSet").deniedTo(thief));
        scene.call(thief, S3.getBucketPolicy(Company.DATA_BUCKET));
        scene.call(thief, Trails.describeTrails());
        scene.call(thief, Iam.getAccountPasswordPolicy());
    }

    private void settleIn(Scene scene, Caller thief, String newKey) {
        scene.call(thief, Iam.createUser(cast.newUser, scene.time()));
        scene.call(thief, Iam.createAccessKey(cast.newUser, newKey, scene.time()));
        scene.call(thief, Iam.attachUserPolicy(cast.newUser, "AdministratorAccess"));
    }

    private static void coverTracks(Scene scene, Caller thief) {
        scene.call(thief, Iam.updateAccountPasswordPolicy(6, false, 1));
        scene.call(thief, Trails.stopLogging(Company.TEAM_TRAIL));
    }

    private void carryOff(Scene scene, Caller newUser) {
        scene.call(newUser, Sts.getCallerIdentity());
        scene.call(newUser, S3.listObjects(Company.DATA_BUCKET, "exports/"));
        for (int i = 0; i < cast.objects; i++) {
            String key =
                    "exports/" + scene.dice().hex(2) + "/part-" + scene.dice().hex(8) + ".parquet";
            scene.pause(scene.dice().below(6));
            scene.note(S3.getObject(Company.DATA_BUCKET, key, scene.dice().around(18_000_000, 0.4)), newUser);
        }
    }
}
