package io.kumoban.datasets.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A part in a scenario: the dice choose who or what plays it.
 *
 * @param name by which steps call it
 * @param choice a name, or a word that the kind knows, such as {@code any}
 * @param from texts of which one is chosen, for the kinds that choose among texts; addresses of a stranger, where they
 *     are not left to the dice
 * @param list a threat list that must hold the member, or empty
 * @param place where a database of places puts the address (city, country, latitude, longitude), or empty
 */
public record CastRole(String name, Kind kind, String choice, List<Template> from, String list, String place) {

    /** What can play a part. */
    public enum Kind {
        PERSON("person", List.of("any", "user", "sign-on", "bucket-user"), "name", "arn", "key", "address", "role"),
        INSTANCE("instance", List.of("any"), "id", "name", "role", "arn", "network", "address", "public", "volume"),
        /** A container task of a role: ECS names its session by 32 hexadecimal digits. */
        TASK("task", List.of("any"), "id", "role", "arn"),
        FUNCTION("function", List.of("any"), "name", "arn", "role", "network", "address"),
        BUCKET("bucket", List.of("any", "precious", "ordinary"), "name", "arn"),
        DATABASE("database", List.of("any"), "name", "arn", "address", "network"),
        ROLE("role", List.of("any"), "name", "arn"),
        TRAIL("trail", List.of("any"), "name", "arn"),
        /** Somebody outside: the choice is their user agent. */
        STRANGER("stranger", List.of(), "address"),
        /** A domain outside. */
        DOMAIN("domain", List.of(), "name"),
        /** A name that the attacker gives something. */
        NAME("name", List.of(), "name"),
        /** An id that AWS gives something new: the choice is its prefix. */
        ID("id", List.of(), "id");

        private final String word;
        private final List<String> choices;
        private final Set<String> attributes;
        private final String main;

        Kind(String word, List<String> choices, String main, String... others) {
            this.word = word;
            this.choices = choices;
            this.main = main;
            this.attributes = new LinkedHashSet<>(List.of(others));
            this.attributes.add(main);
        }

        /** How the language calls it. */
        public String word() {
            return word;
        }

        /** The words that choose among members; a member's own name does too. */
        public List<String> choices() {
            return choices;
        }

        /** What can be said of a member. */
        public Set<String> attributes() {
            return attributes;
        }

        /** The attribute that stands for the member where none is named. */
        public String main() {
            return main;
        }
    }
}
