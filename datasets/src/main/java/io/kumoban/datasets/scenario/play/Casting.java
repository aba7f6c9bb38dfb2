package io.kumoban.datasets.scenario.play;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.Template;
import io.kumoban.datasets.scenario.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Chooses by dice who and what takes part; nobody has two parts of one kind where there are enough. */
final class Casting {
    private static final String ANY = "any";

    private final World world;
    private final Members members;
    private final Dice dice;
    private final Function<Template.Hole, String> filler;
    private final List<String> taken = new ArrayList<>();

    Casting(World world, Dice dice, Function<Template.Hole, String> filler) {
        this.world = world;
        this.members = new Members(world);
        this.dice = dice;
        this.filler = filler;
    }

    /**
     * Fills a part.
     *
     * @throws IllegalArgumentException when the account has nobody who fits
     */
    Member choose(CastRole role) {
        Member member = candidate(role);
        taken.add(key(member));
        return member;
    }

    private Member candidate(CastRole role) {
        String choice = role.choice();
        return switch (role.kind()) {
            case PERSON ->
                pick(
                        role,
                        world.people().stream()
                                .filter(fits(choice))
                                .map(members::of)
                                .toList());
            case INSTANCE ->
                pick(
                        role,
                        named(
                                choice,
                                world.instances().stream().map(members::of).toList()));
            case FUNCTION ->
                pick(
                        role,
                        named(
                                choice,
                                world.functions().stream().map(members::of).toList()));
            case TASK ->
                task(pick(
                        role,
                        named(choice, world.roles().stream().map(members::role).toList())));
            case DATABASE ->
                pick(
                        role,
                        named(
                                choice,
                                world.databases().stream().map(members::of).toList()));
            case BUCKET ->
                pick(
                        role,
                        world.buckets().stream()
                                .filter(holds(choice))
                                .map(members::of)
                                .toList());
            case ROLE ->
                pick(
                        role,
                        named(choice, world.roles().stream().map(members::role).toList()));
            case TRAIL ->
                pick(
                        role,
                        named(
                                choice,
                                world.trails().stream().map(members::trail).toList()));
            case STRANGER ->
                Members.text(
                        role.kind(),
                        role.from().isEmpty()
                                ? stranger()
                                : dice.pick(role.from()).fill(filler));
            case DOMAIN, NAME ->
                Members.text(role.kind(), dice.pick(role.from()).fill(filler));
            case ID -> Members.text(role.kind(), choice + '0' + dice.hex(16));
        };
    }

    private Member task(Member ofRole) {
        return members.task(ofRole.attribute("name"), dice.hex(32));
    }

    private String stranger() {
        String address = world.rented(dice);
        while (taken.contains(CastRole.Kind.STRANGER + address)) {
            address = world.rented(dice);
        }
        return address;
    }

    private Member pick(CastRole role, List<Member> all) {
        List<Member> free =
                all.stream().filter(member -> !taken.contains(key(member))).toList();
        List<Member> candidates = free.isEmpty() ? all : free;
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("The account " + world.account() + " has no "
                    + role.kind().word() + " '" + role.choice() + "' for the part " + role.name()
                    + "; play the scenario in another account, or choose 'any'.");
        }
        return dice.pick(candidates);
    }

    private static String key(Member member) {
        return member.kind() + member.main();
    }

    private static Predicate<World.Person> fits(String choice) {
        return switch (choice) {
            case ANY -> person -> true;
            case "user" -> person -> !person.signOn();
            case "bucket-user" -> person -> !person.signOn() && person.usesBuckets();
            case "sign-on" -> World.Person::signOn;
            default -> person -> person.name().equals(choice);
        };
    }

    private static Predicate<World.Bucket> holds(String choice) {
        return switch (choice) {
            case ANY -> bucket -> true;
            case "precious" -> World.Bucket::precious;
            case "ordinary" -> bucket -> !bucket.precious();
            default -> bucket -> bucket.name().equals(choice);
        };
    }

    private static List<Member> named(String choice, List<Member> all) {
        return choice.equals(ANY)
                ? all
                : all.stream()
                        .filter(member -> member.attribute("name").equals(choice))
                        .toList();
    }
}
