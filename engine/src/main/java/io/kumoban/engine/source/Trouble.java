package io.kumoban.engine.source;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Says in words what the file system answered, without the path, which the caller names in its own way. */
final class Trouble {
    private Trouble() {}

    static String of(Exception exception) {
        return switch (exception) {
            case DirectoryIteratorException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it does not exist";
            case FileSystemLoopException _ -> "its symbolic links lead in a circle";
            case FileSystemException trouble when trouble.getReason() != null -> ShownName.escape(trouble.getReason());
            default ->
                exception.getMessage() == null
                        ? exception.getClass().getSimpleName()
                        : ShownName.escape(exception.getMessage());
        };
    }
}
