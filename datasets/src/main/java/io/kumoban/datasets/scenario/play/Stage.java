package io.kumoban.datasets.scenario.play;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.delivery.Stamps;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.network.Lookup;
import io.kumoban.datasets.network.NetworkInterface;
import io.kumoban.datasets.scenario.By;
import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.LogBook;
import io.kumoban.datasets.scenario.Maker;
import io.kumoban.datasets.scenario.Rhythm;
import io.kumoban.datasets.scenario.Template;
import io.kumoban.datasets.scenario.World;
import io.kumoban.datasets.scenario.names.GeneratedNames;
import io.kumoban.datasets.scenario.names.TunnelNames;
import io.kumoban.datasets.truth.CaseFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a scenario is played: the clock, the dice, the cast and their credentials. All that happens is put on file. */
final class Stage {
    /** An account that is nobody's in the simulation. */
    static final String OTHER_ACCOUNT = "444455556666";

    private static final String FOREIGN_USER = "operator";
    private static final long TASK_SESSION = 4 * 3_600;
    private static final int MOST_ACTS = 100_000;

    private static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:135.0) Gecko/20100101 Firefox/135.0";

    private final World world;
    private final LogBook log;
    private final Dice dice;
    private final CaseFile caseFile;
    private final Map<String, Member> cast = new HashMap<>();
    private final Map<String, Identity> identities = new HashMap<>();
    private final long begin;
    private long millis;
    private int acts;
    private int number;
    private @Nullable Member item;

    /** @param begin when the scenario begins, seconds since 1970 */
    Stage(World world, LogBook log, Dice dice, CaseFile caseFile, long begin) {
        this.world = world;
        this.log = log;
        this.dice = dice;
        this.caseFile = caseFile;
        this.begin = begin;
        this.millis = begin * 1000;
        identities.put(By.ROOT, own((time, address, agent) -> Callers.root(world.account(), begin, address, agent)));
        identities.put(
                By.ASSUMED_ROOT,
                own((time, address, agent) -> Callers.assumedRoot(world.account(), begin, address, agent)));
        identities.put(By.NOBODY, own((time, address, agent) -> Callers.anonymous(address, agent)));
        identities.put(
                By.FOREIGN,
                own((time, address, agent) -> Callers.ofOtherAccount(OTHER_ACCOUNT, FOREIGN_USER, address, agent)));
    }

    private static Identity own(Identity.Maker maker) {
        return new Identity(maker, "", BROWSER);
    }

    World world() {
        return world;
    }

    Dice dice() {
        return dice;
    }

    /** Now, seconds since 1970. */
    long time() {
        return millis / 1000;
    }

    /** Now, milliseconds since 1970. */
    long millis() {
        return millis;
    }

    void setMillis(long now) {
        millis = now;
    }

    void pause(Rhythm rhythm) {
        millis += rhythm.pause(dice);
    }

    /** Says which of several repetitions comes now, and what it is done to. */
    void turnTo(int repetition, @Nullable Member target) {
        number = repetition;
        item = target;
    }

    /** Gives a part to a member, and what it can do with its own credentials. */
    void enter(CastRole role, Member member) {
        cast.put(role.name(), member);
        switch (member.thing()) {
            case World.Person person ->
                identities.put(
                        role.name(),
                        new Identity(
                                (time, address, agent) -> world.caller(person, time, address, agent),
                                person.address(),
                                person.program()));
            case World.Instance instance ->
                identities.put(
                        role.name(),
                        new Identity(
                                (time, address, agent) -> world.caller(instance, time, address, agent),
                                instance.publicAddress(),
                                instance.program()));
            case World.Function function ->
                identities.put(
                        role.name(),
                        new Identity(
                                (time, address, agent) -> world.caller(function, time, address, agent),
                                function.address(),
                                function.program()));
            default -> {
                if (role.kind() == CastRole.Kind.TASK) {
                    enterTask(role.name(), member);
                }
            }
        }
    }

    /** A task gets fresh credentials of its role six times a day, and calls from where the instances do. */
    private void enterTask(String name, Member task) {
        World.Instance host = world.instances().getFirst();
        identities.put(
                name,
                new Identity(
                        (time, address, agent) -> Callers.session(
                                world.session(task.attribute("role"), task.main(), time - time % TASK_SESSION),
                                address,
                                agent,
                                Caller.Channel.PROGRAM),
                        host.publicAddress(),
                        host.program()));
    }

    Optional<Member> find(String name) {
        return Optional.ofNullable(cast.get(name));
    }

    Member member(String name) {
        return Objects.requireNonNull(cast.get(name), () -> "There is no part " + name);
    }

    /** Keeps credentials that the last caller got hold of. */
    void keep(String name, Identity.Maker maker, Caller caller) {
        identities.put(name, new Identity(maker, caller.address(), caller.userAgent()));
    }

    /** Who calls now, and from where. */
    Caller caller(By by) {
        Identity identity = Objects.requireNonNull(
                identities.get(by.identity()), () -> "There are no credentials " + by.identity());
        boolean hides = by.hidden() > 0 && dice.chance(by.hidden());
        if (by.stranger().isEmpty() || (hides && !identity.address().isEmpty())) {
            return on(identity.maker().call(time(), identity.address(), agent(by, identity.agent(), hides)));
        }
        Member stranger = member(by.stranger());
        String address = stranger.attribute("address");
        String client = stranger.attribute("agent");
        return on(
                identity.maker().call(time(), address, agent(by, client.isEmpty() ? identity.agent() : client, false)));
    }

    private String agent(By by, String usual, boolean hides) {
        Template named = by.agent();
        return named == null || hides ? usual : fill(named);
    }

    private Caller on(Caller caller) {
        caseFile.actors(caller.arn(), caller.address());
        if (!caller.accessKey().isEmpty()) {
            caseFile.actors(caller.accessKey());
        }
        return caller;
    }

    void call(Caller caller, ApiRequest request) {
        count();
        caseFile.saw(log.call(time(), caller, request, dice));
    }

    void carry(Exchange exchange) {
        count();
        caseFile.saw(log.carry(exchange));
    }

    void lookUp(NetworkInterface client, Lookup lookup) {
        count();
        caseFile.saw(log.lookUp(time(), client, lookup, dice));
    }

    private void count() {
        if (++acts > MOST_ACTS) {
            throw new IllegalArgumentException(
                    "The scenario makes more than %,d records; do less in it.".formatted(MOST_ACTS));
        }
    }

    String fill(Template template) {
        return template.fill(this::fill);
    }

    /** What fills a hole of a template. */
    String fill(Template.Hole hole) {
        Member named = cast.get(hole.name());
        if (named != null) {
            return named.attribute(hole.attribute());
        }
        Maker maker = Maker.named(hole.name())
                .orElseThrow(() -> new IllegalArgumentException("Nothing is called '" + hole.name() + "' here."));
        return made(maker, hole);
    }

    private String made(Maker maker, Template.Hole hole) {
        String argument = hole.argument();
        return switch (maker) {
            case HEX -> dice.hex(Integer.parseInt(argument));
            case ALNUM -> dice.alphanumeric(Integer.parseInt(argument));
            case DIGITS -> digits(Integer.parseInt(argument));
            case UUID -> dice.uuid();
            case NUMBER -> {
                String[] ends = argument.split("-", 2);
                yield String.valueOf(dice.between(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
            }
            case DGA -> GeneratedNames.label(argument, begin - begin % 86_400, number, dice);
            case TUNNEL -> TunnelNames.labels(argument, number, dice);
            case I -> String.valueOf(number);
            case ITEM -> item == null ? "" : item.attribute(hole.attribute());
            case ACCOUNT -> world.account();
            case REGION -> world.region();
            case VPC -> world.vpc();
            case FLOW_LOG -> world.flowLog();
            case OTHER_ACCOUNT -> OTHER_ACCOUNT;
            case DATE -> Stamps.folder(time());
        };
    }

    private String digits(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(dice.below(10));
        }
        return text.toString();
    }
}
