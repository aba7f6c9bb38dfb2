package io.kumoban.engine.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A found file and the name it would like to be shown by. Where several want the same name, each takes parts of its
 * absolute path in front until all differ.
 */
final class FileName {
    private final Path named;
    private final Path real;
    private final long size;
    private final String wanted;
    private String name;
    private int partsTaken;

    /**
     * @param named the path by which the file was reached
     * @param real the same with links resolved
     */
    FileName(Path named, Path real, String wanted, long size) {
        this.named = named;
        this.real = real;
        this.wanted = wanted;
        this.name = wanted;
        this.size = size;
    }

    /** Gives each file a name of its own; depends on the set of files alone, not on their order. */
    static List<SourceFile> settle(List<FileName> files, boolean standardInputIsTaken) {
        List<FileName> clashing = files;
        while (!clashing.isEmpty()) {
            Map<String, Integer> takers = new HashMap<>(files.size() * 2);
            if (standardInputIsTaken) {
                takers.put(FileTree.STANDARD_INPUT, 1);
            }
            files.forEach(file -> takers.merge(file.name, 1, Integer::sum));
            clashing = files.stream()
                    .filter(file -> takers.getOrDefault(file.name, 0) > 1 && file.canGrow())
                    .toList();
            clashing.forEach(FileName::grow);
        }
        List<SourceFile> settled = new ArrayList<>(files.size());
        files.forEach(file -> settled.add(file.toSourceFile()));
        return settled;
    }

    private boolean canGrow() {
        return partsTaken < named.toAbsolutePath().normalize().getNameCount();
    }

    private void grow() {
        Path path = named.toAbsolutePath().normalize();
        partsTaken = Math.max(partsTaken + 1, partsOf(wanted) + 1);
        if (partsTaken >= path.getNameCount()) {
            partsTaken = path.getNameCount();
        }
        StringBuilder grown = new StringBuilder();
        for (int i = path.getNameCount() - partsTaken; i < path.getNameCount(); i++) {
            grown.append(grown.isEmpty() ? "" : "/").append(ShownName.of(path.getName(i)));
        }
        name = grown.toString();
    }

    private static int partsOf(String name) {
        return (int) name.chars().filter(c -> c == '/').count() + 1;
    }

    private SourceFile toSourceFile() {
        return new SourceFile(real, name, size, DeliveryStamp.of(name.substring(name.lastIndexOf('/') + 1)));
    }
}
