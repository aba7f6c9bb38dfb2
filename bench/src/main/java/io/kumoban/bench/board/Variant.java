package io.kumoban.bench.board;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A further way to replay each mix.
 *
 * @param name      that its outputs have
 * @param options   of the replay
 * @param standings what it found so far
 */
record Variant(String name, List<String> options, Standings standings) {
    Variant(String name, List<String> options) {
        this(name, options, new Standings());
    }

    /** With some detectors switched off by a file of settings in a folder. */
    static Variant without(String name, List<String> detectors, Path folder) throws IOException {
        return new Variant(
                name, List.of("--config=" + Ablation.write(detectors, folder.resolve("without-" + name + ".yaml"))));
    }
}
