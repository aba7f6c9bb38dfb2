package io.kumoban.engine.source.parquet;

/** Why a Parquet file is not read, or not read on; the message is a phrase. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String reason) {
        super(reason);
    }
}
