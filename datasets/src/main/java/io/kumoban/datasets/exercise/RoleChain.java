package io.kumoban.datasets.exercise;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Company.Instance;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Keys;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.Iam;
import io.kumoban.datasets.api.S3;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.api.Session.Origin;
import io.kumoban.datasets.api.Sts;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.datasets.attack.Scene;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Credentials stolen from an instance are turned into a session of one role, that into a session of another, and with
 * it data is read; each step comes from another address. A nightly job of the batch worker takes the same last role for
 * the same bucket, and is no part of it.
 *
 * @param start     the instance whose credentials were stolen
 * @param helper    the role in the middle
 * @param reader    the role that may read the data
 * @param addresses where each of the three steps comes from
 * @param day       when, 8 or 9
 * @param minute    minute of that day
 * @param objects   how many objects are read
 */
record RoleChain(Instance start, String helper, String reader, List<String> addresses, int day, int minute, int objects)
        implements Exercise {
    private static final List<String> HELPERS =
            List.of("deploy-helper-role", "support-tools-role", "inventory-role", "maintenance-role");
    private static final List<String> READERS =
            List.of("data-export-role", "partner-share-role", "archive-reader-role", "reporting-role");
    private static final String TOOL = "Boto3/1.34.60 md/Botocore#1.34.60 ua/2.0 os/linux#5.15.0 md/arch#x86_64"
            + " lang/python#3.10.12 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.60";
    private static final String JOB = "nightly-export";
    private static final int AN_HOUR = 3_600;
    /** Seconds from the first call to the first AssumeRole: more than the calls before it can take. */
    private static final int HELPER_AFTER = 420;
    /** And to the second. */
    private static final int READER_AFTER = 1_500;

    static RoleChain drawn(long seed) {
        Dice dice = Dice.of(seed, "exercise/role-chain", 0);
        int first = dice.between(21, 50);
        return new RoleChain(
                dice.pick(List.of(Company.WEB, Company.OPS)),
                dice.pick(HELPERS),
                dice.pick(READERS),
                List.of(
                        "203.0.113." + first,
                        "203.0.113." + (first + dice.between(20, 60)),
                        "198.18.60." + dice.between(10, 200)),
                dice.between(8, 9),
                dice.between(60, 21 * 60),
                dice.between(60, 180));
    }

    @Override
    public Set<Kind> logs() {
        return EnumSet.of(Kind.API_CALL);
    }

    /** The batch worker's nightly job, ten past four. */
    @Override
    public void live(Day today, Ledger ledger) {
        Dice dice = today.dice("exercise/role-chain/job");
        long time = today.at(4, 10) + dice.below(30);
        Caller worker = Callers.session(
                Keys.of(Company.WORKER, time), Company.WORKER.publicAddress(), TOOL, Caller.Channel.PROGRAM);
        Session session = jobSession(time);
        ledger.call(time, worker, Sts.assumeRole(session, AN_HOUR, dice), dice);
        Caller job = Callers.session(session, Company.WORKER.publicAddress(), TOOL, Caller.Channel.PROGRAM);
        ledger.call(time + 1, job, S3.listObjects(Company.DATA_BUCKET, "exports/"), dice);
        for (int i = dice.between(15, 25); i > 0; i--) {
            ledger.call(time + 2 + i, job, export(dice), dice);
        }
    }

    private Session jobSession(long time) {
        return new Session(reader, JOB, time, Origin.ASSUMED);
    }

    @Override
    public Incident strike(Day today, Ledger ledger) {
        Dice dice = today.dice("exercise/role-chain");
        long begin = begin(today);
        Caller thief = Callers.session(Keys.of(start, begin), addresses.get(0), TOOL, Caller.Channel.PROGRAM);
        CaseFile caseFile = CaseFile.open("role-chain", Arn.ACCOUNT)
                .technique("T1552.005", "T1550.001", "T1078.004", "T1530")
                .expecting("UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS")
                .actors(
                        thief.arn(),
                        thief.accessKey(),
                        helperSession(begin).accessKey(),
                        readerSession(begin).accessKey())
                .actors(addresses.toArray(String[]::new))
                .resources(start.id(), helper, reader, Company.DATA_BUCKET);
        Scene scene = new Scene(ledger, dice, begin, caseFile);
        scene.call(thief, Sts.getCallerIdentity());
        scene.call(thief, Iam.list("Roles"));
        scene.pause(HELPER_AFTER - (scene.time() - begin));
        scene.note(Sts.assumeRole(helperSession(begin), AN_HOUR, dice), thief);

        Caller inTheMiddle = Callers.session(helperSession(begin), addresses.get(1), TOOL, Caller.Channel.PROGRAM);
        scene.pause(dice.between(60, 200));
        scene.call(inTheMiddle, Sts.getCallerIdentity());
        scene.call(inTheMiddle, S3.listBuckets());
        scene.pause(READER_AFTER - (scene.time() - begin));
        scene.note(Sts.assumeRole(readerSession(begin), AN_HOUR, dice), inTheMiddle);

        Caller last = Callers.session(readerSession(begin), addresses.get(2), TOOL, Caller.Channel.PROGRAM);
        scene.pause(dice.between(60, 200));
        scene.call(last, S3.listObjects(Company.DATA_BUCKET, "exports/"));
        for (int i = 0; i < objects; i++) {
            scene.pause(dice.below(6));
            scene.note(export(dice), last);
        }
        return scene.close();
    }

    private long begin(Day today) {
        return today.at(0, minute) + today.dice("exercise/role-chain/begin").below(60);
    }

    private Session helperSession(long begin) {
        return new Session(helper, "cli-" + begin % 10_000, begin + HELPER_AFTER, Origin.ASSUMED);
    }

    /** It bears the name of the nightly job's session. */
    private Session readerSession(long begin) {
        return new Session(reader, JOB, begin + READER_AFTER, Origin.ASSUMED);
    }

    private static ApiRequest export(Dice dice) {
        String key = "exports/" + dice.hex(2) + "/part-" + dice.hex(8) + ".parquet";
        return S3.getObject(Company.DATA_BUCKET, key, dice.around(18_000_000, 0.4));
    }

    @Override
    public Map<String, String> facts(Day today) {
        long begin = begin(today);
        long job = today.at(4, 10) + today.dice("exercise/role-chain/job").below(30);
        return Map.of(
                "instance", start.id(),
                "role", reader,
                "key", readerSession(begin).accessKey(),
                "objects", Integer.toString(objects),
                "address", addresses.get(2),
                "helper-role", helper,
                "helper-key", helperSession(begin).accessKey(),
                "stolen-key", Keys.of(start, begin).accessKey(),
                "job-key", jobSession(job).accessKey(),
                "job-instance", Company.WORKER.id());
    }
}
