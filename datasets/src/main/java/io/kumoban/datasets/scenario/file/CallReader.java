package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.Amount;
import io.kumoban.datasets.scenario.By;
import io.kumoban.datasets.scenario.Rhythm;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.datasets.scenario.Targets;
import io.kumoban.datasets.scenario.Template;
import io.kumoban.datasets.scenario.Value;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code call}, one API with parameters, and {@code calls}, several without much about each. */
final class CallReader {
    private static final Pattern API = Pattern.compile("([a-z0-9-]+):([A-Za-z][A-Za-z0-9_]*)");
    private static final Set<String> OWN_KEYS = Set.of(
            "asks", "answers", "adds", "bytes", "touches", "refused", "fails", "region", "endpoint-account", "each");
    private static final Step.Refusal NONE = new Step.Refusal(0, "", "");

    private final Scope scope;
    private final ValueReader values;
    private final Actor actor;

    CallReader(Scope scope, Actor actor) {
        this.scope = scope;
        this.values = new ValueReader(scope);
        this.actor = actor;
    }

    static Set<String> keys() {
        return StepReader.union(OWN_KEYS, Actor.KEYS_OF_CALLER, Actor.KEYS_OF_RHYTHM);
    }

    Step call(Fields fields) {
        return call(fields.place("call"), fields.text("call", ""), optional(fields, "asks"), fields);
    }

    /** Each entry is an API, or an API with its parameters. */
    List<Step> calls(Fields fields) {
        List<Step> steps = new ArrayList<>();
        Yaml list = fields.value("calls");
        if (!(list instanceof Yaml.Sequence sequence)) {
            scope.mistakes().add(fields.place("calls"), "'calls' must be a list (- iam:ListUsers)");
            return steps;
        }
        for (Yaml item : sequence.items()) {
            if (item instanceof Yaml.Mapping mapping) {
                mapping.entries()
                        .forEach((api, entry) -> steps.add(
                                call(entry.place(), api, values.members(entry.value(), "the parameters"), fields)));
            } else {
                steps.add(call(item.place(), scope.shape().text(item, "an API"), null, fields));
            }
        }
        return steps;
    }

    private Step call(Place place, String api, Value.@Nullable Members asks, Fields fields) {
        Matcher matcher = API.matcher(api);
        if (!matcher.matches()) {
            scope.mistakes().add(place, "an API is written like iam:CreateUser, not '" + api + "'");
            return new Step.Wait(new Rhythm(Amount.of(1), 0, 0, false));
        }
        By by = actor.caller(fields, scope);
        return new Step.Call(
                matcher.group(1),
                matcher.group(2),
                by,
                asks == null ? Value.Members.NONE : asks,
                optional(fields, "answers"),
                optional(fields, "adds"),
                fields.amount("bytes", Amount.of(0)),
                touches(fields),
                refusal(fields),
                fields.template("region"),
                fields.text("endpoint-account", ""),
                targets(fields),
                actor.rhythm(fields));
    }

    private Value.@Nullable Members optional(Fields fields, String key) {
        Yaml value = fields.value(key);
        return value == null ? null : values.members(value, key);
    }

    private Map<String, Template> touches(Fields fields) {
        Map<String, Template> touches = new LinkedHashMap<>();
        Yaml value = fields.value("touches");
        if (value != null) {
            scope.shape()
                    .mapping(value, "touches")
                    .forEach((type, entry) -> touches.put(type, scope.template(entry.value(), type)));
        }
        return touches;
    }

    private Step.Refusal refusal(Fields fields) {
        Yaml fails = fields.value("fails");
        if (fails != null) {
            Fields how = new Fields(fails, "'fails'", Set.of("share", "code", "message"), scope);
            return new Step.Refusal(
                    how.share("share", 1), how.text("code", "ValidationException"), how.text("message", ""));
        }
        double share = fields.share("refused", 0);
        return share == 0 ? NONE : new Step.Refusal(share, "", "");
    }

    private Targets targets(Fields fields) {
        Yaml each = fields.value("each");
        if (each == null) {
            return new Targets.None();
        }
        if (each instanceof Yaml.Sequence) {
            return new Targets.Texts(scope.shape().texts(each, "each").stream()
                    .map(text -> scope.template(text.place(), text.value()))
                    .toList());
        }
        String word = scope.shape().text(each, "each");
        return Arrays.stream(Targets.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .<Targets>map(Targets.Group::new)
                .orElseGet(() -> {
                    scope.mistakes()
                            .addUnknown(
                                    each.place(),
                                    "group",
                                    word,
                                    Arrays.stream(Targets.Kind.values())
                                            .map(Targets.Kind::word)
                                            .toList());
                    return new Targets.None();
                });
    }
}
