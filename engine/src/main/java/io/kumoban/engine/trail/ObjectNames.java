package io.kumoban.engine.trail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the keys of a bucket's objects lead to files of a folder, which may be a copy of the whole bucket, lie above such
 * a copy, or be a part of it: told by a digest that says its own key. No key leads out of the folder.
 */
final class ObjectNames {
    private final Path folder;
    /** What the keys begin with and the files do not, or the other way round; one of them is empty. */
    private final String onlyInKeys;

    private final String onlyInFiles;

    private ObjectNames(Path folder, String onlyInKeys, String onlyInFiles) {
        this.folder = folder;
        this.onlyInKeys = onlyInKeys;
        this.onlyInFiles = onlyInFiles;
    }

    /**
     * The names that follow from an object and the file that it lies in; null when the file is not that object's.
     *
     * @param name of the file below the folder, with forward slashes
     */
    static @Nullable ObjectNames of(Path folder, String key, String name) {
        if (key.equals(name)) {
            return new ObjectNames(folder, "", "");
        }
        if (key.endsWith("/" + name)) {
            return new ObjectNames(folder, key.substring(0, key.length() - name.length()), "");
        }
        return name.endsWith("/" + key)
                ? new ObjectNames(folder, "", name.substring(0, name.length() - key.length()))
                : null;
    }

    /** The name below the folder of an object's file, with forward slashes; null when it lies outside or is no name. */
    @Nullable
    String name(String key) {
        if (!key.startsWith(onlyInKeys)) {
            return null;
        }
        String name = onlyInFiles + key.substring(onlyInKeys.length());
        boolean plain = name.indexOf('\\') < 0 && name.chars().allMatch(letter -> letter >= ' ' && letter != 0x7f);
        for (String step : List.of(name.split("/", -1))) {
            plain &= !step.isEmpty() && !step.equals(".") && !step.equals("..");
        }
        return plain ? name : null;
    }

    /** The file of a name; null when there is none, or when links lead to it out of the folder. */
    static @Nullable Path file(Path folder, String name) {
        try {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && file.toRealPath().startsWith(folder.toRealPath())
                    ? file
                    : null;
        } catch (IOException | InvalidPathException gone) {
            return null;
        }
    }

    @Nullable
    Path file(String name) {
        return file(folder, name);
    }
}
