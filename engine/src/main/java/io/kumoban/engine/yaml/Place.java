package io.kumoban.engine.yaml;

/**
 * Where a value stands.
 *
 * @param line   from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
