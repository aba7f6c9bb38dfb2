package io.kumoban.engine.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one file, as far as it could be read.
 *
 * @param fault what ended the reading, or null when all was read
 */
public record YamlStream(List<Yaml> documents, @Nullable Fault fault) {
    public YamlStream {
        documents = List.copyOf(documents);
    }

    /** Why a file could not be read beyond a place. */
    public record Fault(Place place, String sentence) {}
}
