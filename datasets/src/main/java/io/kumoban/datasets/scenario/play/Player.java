package io.kumoban.datasets.scenario.play;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.LogBook;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.datasets.scenario.World;
import io.kumoban.datasets.truth.CaseFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plays a scenario into an account. All chance comes from the dice of (seed, scenario, number), so the same arguments
 * make the same records, and several plays of one scenario differ by their number. The dice that choose the cast are
 * others than those of the steps: the cast is the same at every level of stealth.
 */
public final class Player {
    private static final int HOUR = 3_600;
    private static final int LATEST = 300;
    private static final long DAY = 24L * HOUR;
    private static final long TEN_O_CLOCK = 10L * HOUR;

    private final World world;
    private final LogBook log;

    public Player(World world, LogBook log) {
        this.world = world;
        this.log = log;
    }

    /**
     * Plays it.
     *
     * @param stealth the level, from 0
     * @param day midnight of the day on which it begins, seconds since 1970
     * @param number which play of this scenario it is
     * @throws IllegalArgumentException when the level does not exist or the account lacks a part of the cast
     */
    public Play play(Scenario scenario, int stealth, long day, long seed, long number) {
        if (stealth < 0 || stealth >= scenario.levels().size()) {
            throw new IllegalArgumentException("The scenario " + scenario.name() + " has no level of stealth " + stealth
                    + "; choose one from 0 to " + (scenario.levels().size() - 1) + ".");
        }
        Scenario.Level level = scenario.levels().get(stealth);
        Map<String, Set<String>> lists = new TreeMap<>();
        List<String> places = new ArrayList<>();
        Dice choosing = Dice.of(seed, "cast/" + scenario.name(), number);
        // Templates of the cast may name earlier members; the stage on which they are filled has no clock yet.
        CaseFile caseFile = CaseFile.open(scenario.name(), world.account())
                .stealth(stealth)
                .technique(scenario.techniques().toArray(String[]::new))
                .expecting(level.expected().toArray(String[]::new));
        Stage rehearsal = new Stage(world, log, choosing, caseFile, day);
        Map<CastRole, Member> cast = cast(level, rehearsal, choosing);
        Dice dice = Dice.of(seed, "scenario/" + scenario.name(), number);
        Stage stage = new Stage(world, log, dice, caseFile, begin(level.starts(), cast, day, dice));
        cast.forEach((role, member) -> {
            stage.enter(role, member);
            label(role, member, caseFile);
            list(role, member, lists, places);
        });
        level.lists()
                .forEach(entries -> lists.computeIfAbsent(entries.list(), unused -> new TreeSet<>())
                        .addAll(entries.entries()));
        if (!level.habits().isEmpty()) {
            liveBefore(level.habits(), scenario, day, seed, number, cast);
        }
        play(level.steps(), stage);
        return new Play(caseFile.close(), lists, places);
    }

    /** The days before: ordinary life that nobody has to find, so it gets no label. */
    private void liveBefore(
            List<Step> habits, Scenario scenario, long day, long seed, long number, Map<CastRole, Member> cast) {
        for (int ago = scenario.historyDays(); ago > 0; ago--) {
            Dice dice = Dice.of(seed, "habits/" + scenario.name() + '/' + number, ago);
            long begin = day - ago * DAY + TEN_O_CLOCK + dice.below(LATEST);
            Stage stage = new Stage(world, log, dice, CaseFile.open("habits", world.account()), begin);
            cast.forEach(stage::enter);
            play(habits, stage);
        }
    }

    private Map<CastRole, Member> cast(Scenario.Level level, Stage rehearsal, Dice choosing) {
        Casting casting = new Casting(world, choosing, rehearsal::fill);
        Map<CastRole, Member> cast = new LinkedHashMap<>();
        for (CastRole role : level.cast()) {
            Member member = casting.choose(role);
            if (role.kind() == CastRole.Kind.STRANGER) {
                member = new Member(
                        member.kind(), member.thing(), Map.of("address", member.main(), "agent", role.choice()));
            }
            rehearsal.enter(role, member);
            cast.put(role, member);
        }
        return cast;
    }

    private static long begin(Scenario.Start start, Map<CastRole, Member> cast, long day, Dice dice) {
        long second = switch (start) {
            case Scenario.Start.At at -> at.secondOfDay();
            case Scenario.Start.WithinWorkingHours within ->
                cast.values().stream()
                        .map(Member::thing)
                        .filter(World.Person.class::isInstance)
                        .map(World.Person.class::cast)
                        .findFirst()
                        .map(person -> (person.startHour() + 1L) * HOUR)
                        .orElse(TEN_O_CLOCK);
        };
        return day + second + dice.below(LATEST);
    }

    /** Those outside are actors, what is inside was used or hurt. */
    private static void label(CastRole role, Member member, CaseFile caseFile) {
        switch (role.kind()) {
            case STRANGER, DOMAIN -> caseFile.actors(member.main());
            case TASK -> caseFile.resources(member.attribute("role"), member.attribute("arn"));
            case INSTANCE, FUNCTION, DATABASE -> caseFile.resources(member.main(), member.attribute("network"));
            case PERSON -> caseFile.resources(member.attribute("arn"));
            case BUCKET, ROLE, TRAIL, NAME, ID -> caseFile.resources(member.main());
        }
    }

    private static void list(CastRole role, Member member, Map<String, Set<String>> lists, List<String> places) {
        String address = member.attribute("address");
        if (!role.list().isEmpty()) {
            String entry = role.kind() == CastRole.Kind.PERSON ? member.attribute("key") : member.main();
            lists.computeIfAbsent(role.list(), unused -> new TreeSet<>()).add(entry);
        }
        if (!role.place().isEmpty()) {
            String[] parts = role.place().split(",", 4);
            places.add("%s,%s,%s,,,%s,,%s,%s,"
                    .formatted(
                            address, address, parts[1].strip(), parts[0].strip(), parts[2].strip(), parts[3].strip()));
        }
    }

    private void play(List<Step> steps, Stage stage) {
        steps.forEach(step -> play(step, stage));
    }

    private void play(Step step, Stage stage) {
        switch (step) {
            case Step.Call call -> CallPlayer.play(call, stage);
            case Step.Assume assume -> CredentialPlayer.play(assume, stage);
            case Step.Federate federate -> CredentialPlayer.play(federate, stage);
            case Step.CreateUser create -> CredentialPlayer.play(create, stage);
            case Step.CreateKey create -> CredentialPlayer.play(create, stage);
            case Step.SignIn signIn -> CredentialPlayer.play(signIn, stage);
            case Step.Flows flows -> NetworkPlayer.play(flows, stage);
            case Step.Lookups lookups -> NetworkPlayer.play(lookups, stage);
            case Step.Wait wait -> stage.pause(wait.rhythm());
            case Step.Choose choose -> play(way(choose, stage.dice()), stage);
            case Step.Repeat repeat -> repeat(repeat, stage);
        }
    }

    private static List<Step> way(Step.Choose choose, Dice dice) {
        double sum = choose.ways().stream().mapToDouble(Step.Way::chance).sum();
        double throwOfDice = dice.unit() * sum;
        for (Step.Way way : choose.ways()) {
            throwOfDice -= way.chance();
            if (throwOfDice < 0) {
                return way.steps();
            }
        }
        return choose.ways().getLast().steps();
    }

    private void repeat(Step.Repeat repeat, Stage stage) {
        long times = repeat.times().draw(stage.dice());
        long begin = stage.millis();
        for (int i = 0; i < times; i++) {
            if (repeat.everyMillis() > 0 && i > 0) {
                long late = repeat.jitter() == 0
                        ? 0
                        : stage.dice().around(repeat.everyMillis(), repeat.jitter()) - repeat.everyMillis();
                stage.setMillis(Math.max(stage.millis(), begin + i * repeat.everyMillis() + late));
            }
            stage.turnTo(i, null);
            play(repeat.steps(), stage);
        }
    }
}
