package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.Kms;
import io.kumoban.datasets.api.S3;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.api.Session.Origin;
import io.kumoban.datasets.api.Sts;
import io.kumoban.datasets.delivery.JsonObject;
import java.util.List;

/** AWS services at work for the account: log delivery (one of them refused), data keys, functions, service roles. */
final class ServiceChores implements Life {
    private static final List<String> FUNCTIONS = List.of("resize-images", "send-invoices", "nightly-report");

    @Override
    public void live(Day day, Ledger ledger) {
        deliverLogs(day, ledger, day.dice("service/logs"));
        encrypt(day, ledger, day.dice("service/keys"));
        runFunctions(day, ledger, day.dice("service/functions"));
        inspect(day, ledger, day.dice("service/inspection"));
    }

    private static void deliverLogs(Day day, Ledger ledger, Dice dice) {
        Caller trail = Callers.service("cloudtrail.amazonaws.com");
        Caller logs = Callers.service("delivery.logs.amazonaws.com");
        for (int minute = 3; minute < 24 * 60; minute += 10) {
            long time = day.at(0, minute) + dice.below(40);
            ledger.call(time, trail, S3.getBucketAcl("kumo-team-trail"), dice);
            if (minute % 30 == 3) {
                String key =
                        S3.datedKey("AWSLogs/" + Arn.ACCOUNT + "/elasticloadbalancing", day.start(), dice, ".log.gz");
                ledger.call(time + 5, logs, S3.putObject("kumo-balancer-logs", key, dice.around(40_000, 0.4)), dice);
            }
            if (dice.chance(0.12)) {
                ApiRequest refused = S3.putObject("kumo-retired-logs", S3.datedKey("old", day.start(), dice, ".gz"), 0);
                ledger.call(time + 9, logs, refused.failing("AccessDenied", "Access Denied"), dice);
            }
        }
    }

    private static void encrypt(Day day, Ledger ledger, Dice dice) {
        for (int i = dice.between(230, 260); i > 0; i--) {
            long time = day.start() + dice.below((int) Day.LENGTH);
            Session batch = Keys.of(Company.WORKER, time);
            String object = Arn.s3(Company.BATCH_BUCKET + "/results/" + dice.hex(12));
            ledger.call(
                    time,
                    Callers.sessionThroughService(batch, "s3.amazonaws.com"),
                    dice.chance(0.7) ? Kms.generateDataKey(object) : Kms.decrypt("aws:s3:arn", object),
                    dice);
        }
    }

    private static void runFunctions(Day day, Ledger ledger, Dice dice) {
        for (int minute = 0; minute < 24 * 60; minute += 15) {
            String function = dice.pick(FUNCTIONS);
            long time = day.at(0, minute) + dice.below(20);
            Session session = new Session(function + "-role", function, day.start(), Origin.ASSUMED);
            if (dice.chance(0.3)) {
                ledger.call(time, Callers.service("lambda.amazonaws.com"), Sts.assumeRole(session, 43_200, dice), dice);
            }
            Caller caller = Callers.session(
                    session,
                    "198.18.2." + dice.between(100, 120),
                    "Boto3/1.36.1 md/Botocore#1.36.1 ua/2.0 os/linux#5.10 lang/python#3.13.1"
                            + " exec-env/AWS_Lambda_python3.13",
                    Caller.Channel.PROGRAM);
            ledger.call(
                    time + 1,
                    caller,
                    ApiRequest.changes("logs", "CreateLogStream")
                            .asking(JsonObject.of("logGroupName", "/aws/lambda/" + function)),
                    dice);
            ledger.call(time + 2, caller, secretFor(function), dice);
        }
    }

    private static ApiRequest secretFor(String function) {
        return ApiRequest.reads("secretsmanager", "GetSecretValue")
                .asking(JsonObject.of("secretId", function + "/database"));
    }

    private static void inspect(Day day, Ledger ledger, Dice dice) {
        for (int i = 0; i < 24; i++) {
            long time = day.at(i, 0) + dice.below(3000);
            Session session = new Session("config-recorder-role", "AWSConfig-Describe", time, Origin.ASSUMED);
            String config = "config.amazonaws.com";
            ledger.call(time, Callers.service(config), Sts.assumeRole(session, 3_600, dice), dice);
            Caller caller = Callers.sessionThroughService(session, config);
            for (String things : List.of("ListRoles", "ListPolicies")) {
                ledger.call(time + 2, caller, ApiRequest.reads("iam", things), dice);
            }
            ledger.call(
                    time + 3,
                    caller,
                    ApiRequest.reads("ec2", "DescribeSecurityGroups").in(region(dice)),
                    dice);
            ledger.call(
                    time + 4, caller, ApiRequest.reads("ec2", "DescribeVpcs").in(region(dice)), dice);
        }
    }

    private static String region(Dice dice) {
        return dice.chance(0.5) ? Arn.HOME_REGION : Arn.SECOND_REGION;
    }
}
