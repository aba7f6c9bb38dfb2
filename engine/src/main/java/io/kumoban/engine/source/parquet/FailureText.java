package io.kumoban.engine.source.parquet;

/** What went wrong inside the reader of Parquet, as a phrase. */
final class FailureText {
    private static final int MOST_CAUSES = 8;
    private static final int LONGEST = 200;

    private FailureText() {}

    static String of(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case OutOfMemoryError _ ->
                "its values do not fit into memory; give more with -Xmx, or write smaller row groups";
            case StackOverflowError _ -> "its values nest too deep";
            case LinkageError _ -> "it is packed in a way that is not built in; pack it with Snappy, gzip or Zstandard";
            default -> "it is broken: " + plain(cause);
        };
    }

    /** Messages quote names of columns, which are the file's own. */
    private static String plain(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        StringBuilder shown = new StringBuilder();
        message.chars()
                .limit(LONGEST)
                .forEach(letter -> shown.append(letter < ' ' || letter > '~' ? '?' : (char) letter));
        return shown.toString();
    }
}
