package io.kumoban.engine.graph;

/** A file is no graph that can be read; the message is the whole sentence to show. */
public final class GraphFileError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GraphFileError(String sentence) {
        super(sentence);
    }
}
