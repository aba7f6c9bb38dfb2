package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.CastRole.Kind;
import io.kumoban.datasets.scenario.Template;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the cast: {@code victim: {person: user}}, {@code thief: {stranger: aws-cli/2.15.30, listed: malicious-ips}}. */
final class CastReader {
    private static final String LISTED = "listed";
    private static final String PLACE = "place";
    private static final String ADDRESS = "address";
    private static final Pattern PLACE_FORM = Pattern.compile("[^,]+, ?[A-Z]{2}, ?-?[\\d.]+, ?-?[\\d.]+");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9-]*");

    private final Scope scope;

    CastReader(Scope scope) {
        this.scope = scope;
    }

    List<CastRole> read(Yaml value) {
        List<CastRole> cast = new ArrayList<>();
        scope.shape().mapping(value, "the cast").forEach((name, entry) -> {
            if (!NAME.matcher(name).matches()) {
                scope.mistakes().add(entry.place(), "a part is named like 'thief', not '" + name + "'");
                return;
            }
            CastRole role = role(name, entry.place(), entry.value());
            cast.add(role);
            scope.add(entry.place(), role);
        });
        return cast;
    }

    private CastRole role(String name, Place place, Yaml value) {
        Set<String> allowed = new LinkedHashSet<>(List.of(LISTED, PLACE, ADDRESS));
        Arrays.stream(Kind.values()).map(Kind::word).forEach(allowed::add);
        Fields fields = new Fields(value, "the part " + name, allowed, scope);
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> fields.has(one.word()))
                .findFirst()
                .orElse(Kind.NAME);
        Yaml choice = fields.value(kind.word());
        if (choice == null) {
            scope.mistakes()
                    .add(
                            place,
                            "the part " + name + " needs a kind, as in {person: any} or {stranger: aws-cli/2.15.30}");
            return new CastRole(name, kind, "any", List.of(Template.of(name)), "", "");
        }
        String where = fields.text(PLACE, "");
        if (!where.isEmpty() && !PLACE_FORM.matcher(where).matches()) {
            scope.mistakes()
                    .add(
                            fields.place(PLACE),
                            "a place is written like 'Lisbon, PT, 38.72, -9.14', not '" + where + "'");
            where = "";
        }
        boolean texts = kind == Kind.DOMAIN || kind == Kind.NAME;
        Yaml address = fields.value(ADDRESS);
        if (address != null && kind != Kind.STRANGER) {
            scope.mistakes().add(fields.place(ADDRESS), "only a stranger can be given an address");
        }
        return new CastRole(
                name,
                kind,
                texts ? "" : scope.shape().text(choice, kind.word()),
                texts ? templates(choice, kind) : address == null ? List.of() : templates(address, kind),
                fields.text(LISTED, ""),
                where);
    }

    private List<Template> templates(Yaml value, Kind kind) {
        if (value instanceof Yaml.Text text) {
            return List.of(scope.template(text, kind.word()));
        }
        List<Template> templates = scope.shape().texts(value, kind.word()).stream()
                .map(text -> scope.template(text.place(), text.value()))
                .toList();
        if (templates.isEmpty()) {
            scope.mistakes().add(value.place(), "there must be a text to choose from");
            return List.of(Template.of(""));
        }
        return templates;
    }
}
