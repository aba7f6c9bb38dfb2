package io.kumoban.engine.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of external data sets that {@code KUMOBAN_DATA} names; a test that needs one is skipped without it. */
public final class ExternalData {
    private static final String VARIABLE = "KUMOBAN_DATA";

    private ExternalData() {}

    /**
     * The file or folder of this name among the external data sets.
     *
     * @param name relative to the folder that the variable names, such as {@code zeek-beacon}
     * @throws org.opentest4j.TestAbortedException with the reason, when the variable is unset or has no such data set
     */
    public static Path named(String name) {
        return in(System.getenv(VARIABLE), name);
    }

    static Path in(@Nullable String root, String name) {
        if (root == null || root.isBlank()) {
            return abort("needs the data set %s: set %s to the folder that holds it".formatted(name, VARIABLE));
        }
        Path path = Path.of(root, name);
        if (!Files.exists(path)) {
            return abort("needs the data set %s: %s has none, it names %s".formatted(name, VARIABLE, root));
        }
        return path;
    }
}
