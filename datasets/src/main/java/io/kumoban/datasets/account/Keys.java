package io.kumoban.datasets.account;

import io.kumoban.datasets.account.Company.Instance;
import io.kumoban.datasets.account.Company.Person;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.Ids;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.api.Session.Origin;

/** Which key everyone holds at a given time, and the programs they use it with. */
public final class Keys {
    private static final long ROTATION = 6 * 3600;
    /** The client of programs on instances. */
    static final String SDK = "Boto3/1.37.4 md/Botocore#1.37.4 ua/2.0 os/linux#6.1.127 md/arch#x86_64"
            + " lang/python#3.12.9 md/pyimpl#CPython cfg/retry-mode#standard Botocore/1.37.4";

    private Keys() {}

    /** The session an instance holds at {@code time}: its key is renewed four times a day. */
    public static Session of(Instance instance, long time) {
        return new Session(instance.role(), instance.id(), time - time % ROTATION, Origin.INSTANCE);
    }

    /** A program on the instance, seen from its own address. */
    static Caller on(Instance instance, long time) {
        return Callers.session(of(instance, time), instance.publicAddress(), SDK, Caller.Channel.PROGRAM);
    }

    /** The agent that every instance runs. */
    static Caller agentOn(Instance instance, long time) {
        return Callers.session(
                of(instance, time),
                instance.publicAddress(),
                "aws-sdk-go/1.55.5 (go1.23.4; linux; amd64) amazon-ssm-agent/3.3.1611.0",
                Caller.Channel.PROGRAM);
    }

    /** The lasting key of an IAM user. */
    public static String lasting(Person person) {
        return Ids.accessKey("AKIA", person.name(), 1);
    }

    /** The browser that someone uses. */
    public static String browser(Person person) {
        return switch (Math.floorMod(person.name().charAt(0), 3)) {
            case 0 -> "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:135.0) Gecko/20100101 Firefox/135.0";
            case 1 -> "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0";
            default -> "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:134.0) Gecko/20100101 Firefox/134.0";
        };
    }

    static String commandLine(Person person) {
        String system = person.name().charAt(0) % 2 == 0 ? "macos#24.3.0 md/arch#arm64" : "linux#6.11.0 md/arch#x86_64";
        return "aws-cli/2.24." + person.name().length() + " md/awscrt#0.23.8 ua/2.0 os/" + system
                + " lang/python#3.12.9 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe";
    }
}
