package io.kumoban.datasets.scenario.play;

import static io.kumoban.datasets.scenario.CastRole.Kind.BUCKET;
import static io.kumoban.datasets.scenario.CastRole.Kind.DATABASE;
import static io.kumoban.datasets.scenario.CastRole.Kind.FUNCTION;
import static io.kumoban.datasets.scenario.CastRole.Kind.INSTANCE;
import static io.kumoban.datasets.scenario.CastRole.Kind.PERSON;
import static io.kumoban.datasets.scenario.CastRole.Kind.ROLE;
import static io.kumoban.datasets.scenario.CastRole.Kind.TASK;
import static io.kumoban.datasets.scenario.CastRole.Kind.TRAIL;

import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.World;
import java.util.Map;

/** What can be said of the things of a world, as holes of a template ask for it. */
final class Members {
    private final World world;

    Members(World world) {
        this.world = world;
    }

    Member of(World.Person person) {
        String arn = person.signOn()
                ? Arn.session(world.account(), person.role(), person.name())
                : Arn.iam(world.account(), "user/" + person.name());
        return new Member(
                PERSON,
                person,
                Map.of(
                        "name", person.name(),
                        "arn", arn,
                        "key", person.accessKey(),
                        "address", person.address(),
                        "role", person.role()));
    }

    Member of(World.Instance instance) {
        return new Member(
                INSTANCE,
                instance,
                Map.of(
                        "id", instance.network().instance(),
                        "name", instance.name(),
                        "role", instance.role(),
                        "arn", regional("ec2", "instance/" + instance.network().instance()),
                        "network", instance.network().id(),
                        "address", instance.network().address(),
                        "public", instance.publicAddress(),
                        "volume", instance.volume()));
    }

    Member of(World.Function function) {
        return new Member(
                FUNCTION,
                function,
                Map.of(
                        "name", function.name(),
                        "arn", regional("lambda", "function:" + function.name()),
                        "role", function.role(),
                        "network", function.network().id(),
                        "address", function.network().address()));
    }

    Member of(World.Database database) {
        return new Member(
                DATABASE,
                database,
                Map.of(
                        "name", database.name(),
                        "arn", regional("rds", "db:" + database.name()),
                        "network", database.network().id(),
                        "address", database.network().address()));
    }

    Member of(World.Bucket bucket) {
        return named(BUCKET, bucket.name(), Arn.s3(bucket.name()));
    }

    Member role(String name) {
        return named(ROLE, name, Arn.iam(world.account(), "role/" + name));
    }

    Member trail(String name) {
        return named(TRAIL, name, regional("cloudtrail", "trail/" + name));
    }

    /** A task of a role, by the id that its session is named by. */
    Member task(String role, String id) {
        return new Member(TASK, id, Map.of("id", id, "role", role, "arn", Arn.session(world.account(), role, id)));
    }

    /** A member of which nothing is known but a text. */
    static Member text(CastRole.Kind kind, String text) {
        return new Member(kind, text, Map.of(kind.main(), text));
    }

    private static Member named(CastRole.Kind kind, String name, String arn) {
        return new Member(kind, name, Map.of("name", name, "arn", arn));
    }

    private String regional(String service, String thing) {
        return Arn.of(service, world.region(), world.account(), thing);
    }
}
