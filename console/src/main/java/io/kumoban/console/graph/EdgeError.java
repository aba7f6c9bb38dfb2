package io.kumoban.console.graph;

/** An edge stream, or what belongs to it, cannot be read; the message is the whole sentence to show. */
public final class EdgeError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EdgeError(String sentence) {
        super(sentence);
    }
}
