package io.kumoban.datasets.catalogue;

/** A file could not be fetched, or what came was another file; the message is a whole sentence. */
public final class FetchError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FetchError(String sentence) {
        super(sentence);
    }
}
