package io.kumoban.datasets.scenario.file;

import io.kumoban.datasets.scenario.By;
import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.Maker;
import io.kumoban.datasets.scenario.Template;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the names in a scenario stand for, as far as it has been read, and where its mistakes are gathered. */
final class Scope {
    private final Mistakes mistakes;
    private final Shape shape;
    private final int level;
    private final Map<String, CastRole.Kind> cast = new LinkedHashMap<>();
    private final Set<String> identities =
            new LinkedHashSet<>(List.of(By.ROOT, By.ASSUMED_ROOT, By.NOBODY, By.FOREIGN));

    Scope(Mistakes mistakes, int level) {
        this.mistakes = mistakes;
        this.shape = new Shape(mistakes);
        this.level = level;
    }

    Mistakes mistakes() {
        return mistakes;
    }

    Shape shape() {
        return shape;
    }

    /** The level of stealth that is being read, from 0. */
    int level() {
        return level;
    }

    /** Adds a part of the cast. */
    void add(Place place, CastRole role) {
        if (Maker.named(role.name()).isPresent() || identities.contains(role.name())) {
            mistakes.add(place, "the name '" + role.name() + "' has a meaning of its own; choose another");
        }
        cast.put(role.name(), role.kind());
        switch (role.kind()) {
            case PERSON, INSTANCE, FUNCTION, TASK -> identities.add(role.name());
            default -> {}
        }
    }

    /** Adds credentials that a step gets hold of. */
    void addIdentity(String name) {
        identities.add(name);
    }

    /** Whether somebody can act under the name; a mistake where not. */
    void requireIdentity(Place place, String name) {
        if (!identities.contains(name)) {
            mistakes.addUnknown(place, "credentials", name, identities);
        }
    }

    /** Whether the name is that of a part of one of the kinds; a mistake where not. */
    void requirePart(Place place, String name, CastRole.Kind... kinds) {
        List<CastRole.Kind> wanted = List.of(kinds);
        CastRole.Kind kind = cast.get(name);
        if (kind == null || !wanted.contains(kind)) {
            List<String> fitting = new ArrayList<>();
            cast.forEach((part, its) -> {
                if (wanted.contains(its)) {
                    fitting.add(part);
                }
            });
            mistakes.addUnknown(
                    place,
                    "part ("
                            + String.join(
                                    ", ",
                                    wanted.stream().map(CastRole.Kind::word).toList()) + ")",
                    name,
                    fitting);
        }
    }

    /** A text with holes, each of which must have a meaning here. */
    Template template(Place place, String text) {
        try {
            Template template = Template.of(text);
            template.holes().forEach(hole -> check(place, hole));
            return template;
        } catch (IllegalArgumentException open) {
            mistakes.add(place, String.valueOf(open.getMessage()));
            return Template.of("");
        }
    }

    /** A text with holes. */
    Template template(Yaml value, String what) {
        return template(value.place(), shape.text(value, what));
    }

    private void check(Place place, Template.Hole hole) {
        CastRole.Kind kind = cast.get(hole.name());
        if (kind != null) {
            if (!hole.argument().isEmpty()) {
                mistakes.add(place, "'" + hole.name() + "' is a part and takes no argument");
            } else if (!hole.attribute().isEmpty() && !kind.attributes().contains(hole.attribute())) {
                mistakes.addUnknown(place, "attribute of a " + kind.word(), hole.attribute(), kind.attributes());
            }
            return;
        }
        Maker maker = Maker.named(hole.name()).orElse(null);
        if (maker == null) {
            List<String> known = new ArrayList<>(cast.keySet());
            known.addAll(Maker.words());
            mistakes.addUnknown(place, "name in a hole", hole.name(), known);
        } else if (!maker.takes(hole.argument())) {
            mistakes.add(place, "'" + hole.argument() + "' is no argument that '" + hole.name() + "' takes");
        }
    }
}
