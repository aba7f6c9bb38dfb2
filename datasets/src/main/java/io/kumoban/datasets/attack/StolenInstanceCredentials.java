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
 * At night someone outside holds the web server's key, taken from its metadata service. They look around, make
 * themselves an administrator with a key of its own, weaken the password policy, stop the team's trail, and carry off
 * the customer exports as the new user. The web server's role allows far more than a web server needs.
 */
final class StolenInstanceCredentials implements Attack {
    private static final String ADDRESS = "203.0.113.77";
    private static final String AGENT = "aws-cli/2.15.30 Python/3.11.8 Linux/6.6.9-amd64 exe/x86_64 prompt/off";
    private static final String NEW_USER = "support-sync";

    @Override
    public int day() {
        return 8;
    }

    @Override
    public Incident strike(Day day, Ledger ledger) {
        Dice dice = day.dice("attack/stolen-instance-credentials");
        long begin = day.at(2, 41) + dice.below(60);
        Session stolen = Keys.of(Company.WEB, begin);
        Caller thief = Callers.session(stolen, ADDRESS, AGENT, Caller.Channel.PROGRAM);
        String newKey = Ids.accessKey("AKIA", NEW_USER, dice.below(1_000_000));
        Scene scene = new Scene(ledger, dice, begin, caseFile(thief, newKey));

        lookAround(scene, thief);
        settleIn(scene, thief, newKey);
        coverTracks(scene, thief);
        carryOff(scene, Callers.user(NEW_USER, newKey, ADDRESS, AGENT));
        return scene.caseFile.close();
    }

    private static CaseFile caseFile(Caller thief, String newKey) {
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
                .actors(thief.arn(), thief.accessKey(), Arn.iam("user/" + NEW_USER), newKey, ADDRESS)
                .resources(Company.WEB.id(), Company.WEB.role(), Trails.arn(Company.TEAM_TRAIL), Company.DATA_BUCKET);
    }

    private static void lookAround(Scene scene, Caller thief) {
        scene.call(thief, Sts.getCallerIdentity());
        scene.call(thief, S3.listBuckets());
        scene.call(thief, Iam.list("Users"));
        scene.call(thief, Ec2.describeInstances());
        scene.call(thief, Iam.list("Roles"));
        scene.call(thief, Iam.ofRole("ListAttachedRolePolicies", Company.WEB.role()));
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

    private static void settleIn(Scene scene, Caller thief, String newKey) {
        scene.call(thief, Iam.createUser(NEW_USER, scene.time));
        scene.call(thief, Iam.createAccessKey(NEW_USER, newKey, scene.time));
        scene.call(thief, Iam.attachUserPolicy(NEW_USER, "AdministratorAccess"));
    }

    private static void coverTracks(Scene scene, Caller thief) {
        scene.call(thief, Iam.updateAccountPasswordPolicy(6, false, 1));
        scene.call(thief, Trails.stopLogging(Company.TEAM_TRAIL));
    }

    private static void carryOff(Scene scene, Caller newUser) {
        scene.call(newUser, Sts.getCallerIdentity());
        scene.call(newUser, S3.listObjects(Company.DATA_BUCKET, "exports/"));
        for (int i = 0; i < 240; i++) {
            String key = "exports/" + scene.dice.hex(2) + "/part-" + scene.dice.hex(8) + ".parquet";
            scene.pause(scene.dice.below(6));
            scene.note(S3.getObject(Company.DATA_BUCKET, key, scene.dice.around(18_000_000, 0.4)), newUser);
        }
    }

    /** The clock and the hands of the story. */
    private static final class Scene {
        private final Ledger ledger;
        private final Dice dice;
        private final CaseFile caseFile;
        private long time;

        private Scene(Ledger ledger, Dice dice, long begin, CaseFile caseFile) {
            this.ledger = ledger;
            this.dice = dice;
            this.time = begin;
            this.caseFile = caseFile;
        }

        private void call(Caller caller, ApiRequest request) {
            note(request, caller);
            pause(dice.between(15, 130));
        }

        private void note(ApiRequest request, Caller caller) {
            caseFile.saw(ledger.call(time, caller, request, dice));
        }

        private void pause(long seconds) {
            time += seconds;
        }
    }
}
