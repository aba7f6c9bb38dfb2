package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.Amount;
import io.kumoban.datasets.scenario.CastRole.Kind;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.datasets.scenario.Step.Outcome;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads {@code flows} and {@code lookups}. */
final class NetworkReader {
    static final Set<String> KEYS_OF_FLOWS = StepReader.union(
            Set.of("to", "protocol", "port", "step", "sent", "back", "seconds", "outcome", "one-connection"),
            Actor.KEYS_OF_RHYTHM);
    static final Set<String> KEYS_OF_LOOKUPS =
            StepReader.union(Set.of("name", "types", "answers", "missing"), Actor.KEYS_OF_RHYTHM);

    private static final Map<String, Integer> PROTOCOLS = Map.of("icmp", 1, "igmp", 2, "tcp", 6, "udp", 17, "gre", 47);
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;
    private static final int TCP = 6;

    private final Scope scope;
    private final Actor actor;

    NetworkReader(Scope scope, Actor actor) {
        this.scope = scope;
        this.actor = actor;
    }

    Step flows(Fields fields) {
        return new Step.Flows(
                end(fields, "flows"),
                end(fields, "to"),
                new Step.Traffic(
                        protocol(fields),
                        new Step.Ports(ports(fields), fields.whole("step", 1, 1, LAST_PORT)),
                        volume(fields, "sent", 6, 900),
                        volume(fields, "back", 6, 1_800),
                        fields.amount("seconds", Amount.of(1)),
                        outcomes(fields),
                        fields.flag("one-connection", false)),
                actor.rhythm(fields));
    }

    private Step.End end(Fields fields, String key) {
        String name = fields.text(key, "");
        switch (name) {
            case "internet" -> {
                return new Step.End.Internet();
            }
            case "inside" -> {
                return new Step.End.Inside();
            }
            default -> {
                scope.requirePart(fields.place(key), name, Kind.INSTANCE, Kind.FUNCTION, Kind.DATABASE, Kind.STRANGER);
                return new Step.End.Member(name);
            }
        }
    }

    private int protocol(Fields fields) {
        Integer named = PROTOCOLS.get(fields.text("protocol", "tcp"));
        return named != null ? named : fields.whole("protocol", TCP, 0, 255);
    }

    private List<Integer> ports(Fields fields) {
        Yaml value = fields.value("port");
        List<Integer> ports = new ArrayList<>();
        if (value instanceof Yaml.Sequence) {
            scope.shape().texts(value, "port").forEach(text -> addRange(text, ports));
        } else if (value != null) {
            addRange(value, ports);
        }
        return ports;
    }

    private void addRange(Yaml value, List<Integer> ports) {
        String text = scope.shape().text(value, "port");
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first <= last && last <= LAST_PORT) {
                IntStream.rangeClosed(first, last).forEach(ports::add);
                return;
            }
        }
        scope.mistakes().add(value.place(), "a port is written like 22 or 1-1024, up to 65535, not '" + text + "'");
    }

    private Step.Volume volume(Fields fields, String key, long packets, long bytes) {
        Yaml value = fields.value(key);
        if (value == null) {
            return new Step.Volume(Amount.of(packets), Amount.of(bytes));
        }
        Fields parts = new Fields(value, "'" + key + "'", Set.of("packets", "bytes"), scope);
        return new Step.Volume(parts.amount("packets", Amount.of(packets)), parts.amount("bytes", Amount.of(bytes)));
    }

    private Map<Outcome, Double> outcomes(Fields fields) {
        Map<Outcome, Double> outcomes = new EnumMap<>(Outcome.class);
        Yaml value = fields.value("outcome");
        if (value instanceof Yaml.Mapping mapping) {
            List<String> known =
                    Arrays.stream(Outcome.values()).map(NetworkReader::word).toList();
            Fields shares = new Fields(mapping, "'outcome'", Set.copyOf(known), scope);
            for (Outcome outcome : Outcome.values()) {
                if (shares.has(word(outcome))) {
                    outcomes.put(outcome, shares.share(word(outcome), 0));
                }
            }
        } else if (value != null) {
            Outcome outcome = outcome(scope.shape().text(value, "outcome"));
            if (outcome == null) {
                scope.mistakes()
                        .addUnknown(
                                value.place(),
                                "outcome",
                                fields.text("outcome", ""),
                                Arrays.stream(Outcome.values())
                                        .map(NetworkReader::word)
                                        .toList());
            } else {
                outcomes.put(outcome, 1.0);
            }
        }
        return outcomes.isEmpty() ? Map.of(Outcome.ANSWERED, 1.0) : outcomes;
    }

    private static @Nullable Outcome outcome(String text) {
        return Arrays.stream(Outcome.values())
                .filter(one -> word(one).equals(text))
                .findFirst()
                .orElse(null);
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    Step lookups(Fields fields) {
        String client = fields.text("lookups", "");
        scope.requirePart(fields.place("lookups"), client, Kind.INSTANCE, Kind.FUNCTION);
        Yaml types = fields.value("types");
        Yaml answers = fields.value("answers");
        return new Step.Lookups(
                client,
                fields.required("name"),
                types == null
                        ? List.of("A")
                        : scope.shape().texts(types, "types").stream()
                                .map(Yaml.Text::value)
                                .toList(),
                answers == null
                        ? List.of()
                        : scope.shape().texts(answers, "answers").stream()
                                .map(text -> scope.template(text.place(), text.value()))
                                .toList(),
                fields.share("missing", 0),
                actor.rhythm(fields));
    }
}
