package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company.Instance;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.Ec2;
import io.kumoban.datasets.api.S3;
import io.kumoban.datasets.api.Sts;
import io.kumoban.datasets.delivery.JsonObject;

/** What the instances themselves ask of AWS: their agent reports, and each program does its own few calls. */
final class InstanceErrands implements Life {
    @Override
    public void live(Day day, Ledger ledger) {
        for (Instance instance : Company.INSTANCES) {
            Dice dice = day.dice("instance/" + instance.name());
            report(instance, day, ledger, dice);
            renewKeys(instance, day, ledger, dice);
        }
        serveAssets(day, ledger, day.dice("instance/web"));
        runBatches(day, ledger, day.dice("instance/batches"));
        watch(day, ledger, day.dice("instance/watch"));
    }

    private static void report(Instance instance, Day day, Ledger ledger, Dice dice) {
        JsonObject status =
                JsonObject.of("instanceId", instance.id(), "agentVersion", "3.3.1611.0", "agentStatus", "Active");
        for (int minute = dice.below(10); minute < 24 * 60; minute += 10) {
            long time = day.at(0, minute) + dice.below(20);
            ledger.call(
                    time,
                    Keys.agentOn(instance, time),
                    ApiRequest.changes("ssm", "UpdateInstanceInformation").asking(status),
                    dice);
        }
    }

    private static void renewKeys(Instance instance, Day day, Ledger ledger, Dice dice) {
        for (int hour = 0; hour < 24; hour += 6) {
            long time = day.at(hour, 0);
            ledger.call(
                    time + 1,
                    Callers.service("ec2.amazonaws.com"),
                    Sts.assumeRole(Keys.of(instance, time), 21_600, dice),
                    dice);
        }
    }

    private static void serveAssets(Day day, Ledger ledger, Dice dice) {
        for (int i = dice.between(180, 220); i > 0; i--) {
            long time = day.at(0, 0) + dice.below((int) Day.LENGTH);
            String key = "img/" + dice.hex(2) + ".webp";
            ledger.call(
                    time,
                    Keys.on(Company.WEB, time),
                    S3.getObject(Company.WEB_BUCKET, key, dice.around(60_000, 0.8)),
                    dice);
        }
    }

    private static void runBatches(Day day, Ledger ledger, Dice dice) {
        for (int minute = 4; minute < 24 * 60; minute += 15) {
            long time = day.at(0, minute) + dice.below(30);
            Caller worker = Keys.on(Company.WORKER, time);
            String result = S3.datedKey("results", day.start(), dice, ".parquet");
            ledger.call(time, worker, S3.listObjects(Company.BATCH_BUCKET, "inbox/"), dice);
            ledger.call(
                    time + 40, worker, S3.putObject(Company.BATCH_BUCKET, result, dice.around(4_000_000, 0.5)), dice);
        }
    }

    private static void watch(Day day, Ledger ledger, Dice dice) {
        for (int hour = 0; hour < 24; hour++) {
            long time = day.at(hour, 30) + dice.below(60);
            Caller ops = Keys.on(Company.OPS, time);
            ledger.call(time, ops, Ec2.describeInstances(), dice);
            ledger.call(time + 1, ops, Ec2.describe("InstanceStatus", "instancesSet"), dice);
            ledger.call(
                    time + 2,
                    ops,
                    ApiRequest.reads("monitoring", "DescribeAlarms").asking(JsonObject.of("maxRecords", 100)),
                    dice);
        }
        for (Instance instance : Company.INSTANCES) {
            long time = day.at(3, 0) + dice.below(300);
            ledger.call(
                    time,
                    Keys.on(Company.OPS, time),
                    Ec2.createSnapshot(instance.volume(), "snap-0" + dice.hex(16)),
                    dice);
        }
    }
}
