package io.kumoban.datasets.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with holes: <code>${thing}</code>, <code>${thing.attribute}</code> or <code>${maker:argument}</code>. */
public final class Template {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([a-zA-Z][\\w-]*)(?:([.:])([^{}]*))?}");

    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /** A piece of a template. */
    public sealed interface Part {}

    /** Text that stays as it is. */
    public record Literal(String text) implements Part {}

    /**
     * A hole.
     *
     * @param name of a member of the cast, or of a maker of texts
     * @param attribute of the member, or empty
     * @param argument of the maker, or empty
     */
    public record Hole(String name, String attribute, String argument) implements Part {}

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when a hole is not closed or names nothing
     */
    public static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher hole = HOLE.matcher(text);
        int at = 0;
        while (hole.find()) {
            literal(text.substring(at, hole.start()), parts);
            String after = hole.group(3) == null ? "" : hole.group(3);
            boolean attribute = ".".equals(hole.group(2));
            parts.add(new Hole(hole.group(1), attribute ? after : "", attribute ? "" : after));
            at = hole.end();
        }
        literal(text.substring(at), parts);
        return new Template(text, parts);
    }

    private static void literal(String text, List<Part> parts) {
        if (text.contains("${")) {
            throw new IllegalArgumentException(
                    "'" + text + "' has a hole that is not closed; write it like ${server.id} or ${hex:8}");
        }
        if (!text.isEmpty()) {
            parts.add(new Literal(text));
        }
    }

    /** The holes in their order. */
    public List<Hole> holes() {
        return parts.stream()
                .filter(Hole.class::isInstance)
                .map(Hole.class::cast)
                .toList();
    }

    /** The text with its holes filled. */
    public String fill(Function<Hole, String> filler) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> filled.append(literal.text());
                case Hole hole -> filled.append(filler.apply(hole));
            }
        }
        return filled.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
