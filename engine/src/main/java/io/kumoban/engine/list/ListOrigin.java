package io.kumoban.engine.list;

/**
 * A file from which entries of a list came.
 *
 * @param file   its name in the folder of lists
 * @param sha256 of its bytes as stored, 64 hex digits
 */
public record ListOrigin(String file, String sha256) {}
