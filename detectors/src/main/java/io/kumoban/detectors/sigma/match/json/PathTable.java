package io.kumoban.detectors.sigma.match.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The paths whose values somebody asks for, as a tree of names for walking a document once from the outside in. A name may
 * hold dots itself, so a path is looked for in every way of cutting it: {@code id.orig_h} is the member {@code id.orig_h}, and
 * the member {@code orig_h} of {@code id}. Immutable; many threads may share it.
 */
public final class PathTable {
    /** Names in a path; the ways of cutting it grow with their square. */
    public static final int MOST_STEPS = 32;

    private final PathNode root;
    private final int paths;
    private int edges;

    /**
     * The table of some paths, whose numbers are their places in the list; equal ones have a number each. The empty path
     * is the document itself.
     *
     * @throws IllegalArgumentException naming the first path with more than {@link #MOST_STEPS} names
     */
    public PathTable(List<String> dotted) {
        Draft draft = new Draft();
        for (int path = 0; path < dotted.size(); path++) {
            draft.at(steps(dotted.get(path))).paths.add(path);
        }
        paths = dotted.size();
        root = seal(draft);
    }

    private static List<String> steps(String path) {
        if (path.isEmpty()) {
            return List.of();
        }
        String[] steps = path.split("\\.", -1);
        if (steps.length > MOST_STEPS) {
            throw new IllegalArgumentException("the field '" + path + "' has " + steps.length + " names, more than "
                    + MOST_STEPS + "; ask for the one around it");
        }
        return List.of(steps);
    }

    /** A tree of single names, of which the sealed one is made. */
    private static final class Draft {
        private final Map<String, Draft> children = new LinkedHashMap<>();
        private final List<Integer> paths = new ArrayList<>();

        Draft at(List<String> steps) {
            Draft node = this;
            for (String step : steps) {
                node = node.children.computeIfAbsent(step, unused -> new Draft());
            }
            return node;
        }
    }

    private PathNode seal(Draft draft) {
        Map<String, PathNode> below = new LinkedHashMap<>();
        seal(draft, below);
        return node(draft, below);
    }

    /** Makes all places below one, from the inside out, by their names from here. */
    private void seal(Draft draft, Map<String, PathNode> into) {
        draft.children.forEach((name, child) -> {
            Map<String, PathNode> below = new LinkedHashMap<>();
            seal(child, below);
            into.put(name, node(child, below));
            below.forEach((rest, place) -> into.put(name + "." + rest, place));
        });
    }

    private PathNode node(Draft draft, Map<String, PathNode> below) {
        List<PathNode.Edge> all = new ArrayList<>();
        below.forEach((name, place) -> all.add(new PathNode.Edge(edges++, name, place)));
        return new PathNode(draft.paths.stream().mapToInt(Integer::intValue).toArray(), all);
    }

    PathNode root() {
        return root;
    }

    /** How many paths there are; their numbers are below. */
    public int paths() {
        return paths;
    }

    /** How many edges the tree has; their numbers are below. */
    int edges() {
        return edges;
    }
}
