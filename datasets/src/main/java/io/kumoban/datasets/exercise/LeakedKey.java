package io.kumoban.datasets.exercise;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Company.Person;
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
import io.kumoban.datasets.api.Sts;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.datasets.attack.Scene;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A colleague made a second access key for a script that fetches reports twice a day from a rented server. The key got
 * out, and somebody who found it tries what it is good for: most is refused, some reports go.
 *
 * @param owner   the colleague, an IAM user
 * @param key     the second key's id
 * @param address where the finder works
 * @param day     when, 8 or 9
 * @param minute  minute of that day
 * @param reports how many reports go
 */
record LeakedKey(Person owner, String key, String address, int day, int minute, int reports) implements Exercise {
    private static final int DAY_OF_THE_SECOND_KEY = 2;
    private static final String SERVER = "198.18.44.12";
    private static final String SCRIPT = "Boto3/1.35.9 md/Botocore#1.35.9 ua/2.0 os/linux#6.1.0 md/arch#x86_64"
            + " lang/python#3.11.2 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.35.9";
    private static final String FINDER =
            "aws-cli/2.22.12 md/awscrt#0.22.0 ua/2.0 os/linux#6.11.2-amd64 md/arch#x86_64 lang/python#3.12.6";

    static LeakedKey drawn(long seed) {
        Dice dice = Dice.of(seed, "exercise/leaked-key", 0);
        Person owner = dice.pick(
                Company.PEOPLE.stream().filter(person -> !person.signOn()).toList());
        return new LeakedKey(
                owner,
                Ids.accessKey("AKIA", owner.name(), 1_000 + dice.below(1_000_000)),
                Strangers.address(dice),
                dice.between(8, 9),
                dice.below(22 * 60),
                dice.between(30, 90));
    }

    @Override
    public Set<Kind> logs() {
        return EnumSet.of(Kind.API_CALL);
    }

    /** The key is made on the third day; from then on the script fetches the reports at half past five, twice a day. */
    @Override
    public void live(Day today, Ledger ledger) {
        Dice dice = today.dice("exercise/leaked-key/script");
        if (today.index() == DAY_OF_THE_SECOND_KEY) {
            long time = today.at(owner.startHour() + 1, 20);
            Caller atDesk = Callers.userInConsole(owner.name(), time - 600, Company.OFFICE, Keys.browser(owner));
            ledger.call(time, atDesk, Iam.createAccessKey(owner.name(), key, time), dice);
        }
        if (today.index() <= DAY_OF_THE_SECOND_KEY) {
            return;
        }
        Caller script = Callers.user(owner.name(), key, SERVER, SCRIPT);
        for (int hour : List.of(5, 17)) {
            long time = today.at(hour, 30) + dice.below(20);
            ledger.call(time, script, S3.listObjects(Company.BATCH_BUCKET, "results/"), dice);
            for (int i = 0; i < 6; i++) {
                ledger.call(time + 2 + i, script, report(today, dice), dice);
            }
        }
    }

    @Override
    public Incident strike(Day today, Ledger ledger) {
        Dice dice = today.dice("exercise/leaked-key");
        Caller finder = Callers.user(owner.name(), key, address, FINDER);
        CaseFile caseFile = CaseFile.open("leaked-key", Arn.ACCOUNT)
                .technique("T1552.001", "T1078.004", "T1087.004", "T1526", "T1530")
                .expecting("Persistence:IAMUser/AnomalousBehavior")
                .actors(finder.arn(), key, address)
                .resources(Company.BATCH_BUCKET);
        Scene scene = new Scene(ledger, dice, today.at(0, minute) + dice.below(60), caseFile);
        scene.call(finder, Sts.getCallerIdentity());
        tryAround(scene, finder);
        scene.call(finder, S3.listObjects(Company.BATCH_BUCKET, "results/"));
        for (int i = 0; i < reports; i++) {
            scene.pause(dice.below(5));
            scene.note(report(today, dice), finder);
        }
        return scene.close();
    }

    private static void tryAround(Scene scene, Caller finder) {
        List<ApiRequest> attempts = List.of(
                Iam.list("Users").deniedTo(finder),
                Iam.list("Roles").deniedTo(finder),
                ApiRequest.reads("iam", "GetAccountAuthorizationDetails").deniedTo(finder),
                Ec2.describeInstances().deniedTo(finder),
                Ec2.describe("Snapshots", "snapshotSet").deniedTo(finder),
                ApiRequest.reads("secretsmanager", "ListSecrets")
                        .asking(JsonObject.of("maxResults", 100))
                        .deniedTo(finder),
                ApiRequest.reads("ses", "GetSendQuota").deniedTo(finder),
                ApiRequest.reads("servicequotas", "ListServiceQuotas")
                        .asking(JsonObject.of("serviceCode", "ec2"))
                        .deniedTo(finder),
                ApiRequest.reads("lambda", "ListFunctions20150331").deniedTo(finder),
                ApiRequest.reads("rds", "DescribeDBInstances").deniedTo(finder),
                ApiRequest.changes("iam", "CreateUser")
                        .asking(JsonObject.of("userName", "aws-support"))
                        .deniedTo(finder),
                S3.listBuckets());
        for (ApiRequest attempt : attempts) {
            scene.note(attempt, finder);
            scene.pause(scene.dice().between(4, 25));
        }
    }

    private static ApiRequest report(Day today, Dice dice) {
        return S3.getObject(
                Company.BATCH_BUCKET,
                S3.datedKey("results", today.start(), dice, ".parquet"),
                dice.around(4_000_000, 0.4));
    }

    @Override
    public Map<String, String> facts(Day today) {
        return Map.of(
                "key", key,
                "owner", owner.name(),
                "address", address,
                "first", Played.of(this, today).begin(),
                "reports", Integer.toString(reports),
                "lasting-key", Keys.lasting(owner),
                "server", SERVER);
    }
}
