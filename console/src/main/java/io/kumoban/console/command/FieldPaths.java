package io.kumoban.console.command;

import io.kumoban.engine.event.Field;
import java.util.List;

/** Fields as users name them, by a path, without their family. */
final class FieldPaths {
    private FieldPaths() {}

    /**
     * The field at this path in every family.
     *
     * @throws CommandFailure when it is no path
     */
    static List<Field> of(String path) {
        try {
            return List.of(Field.ofCall(path), Field.ofFlow(path), Field.ofQuery(path));
        } catch (IllegalArgumentException noPath) {
            throw CommandFailure.wrongUsage("'" + path + "' is no path of a field.");
        }
    }
}
