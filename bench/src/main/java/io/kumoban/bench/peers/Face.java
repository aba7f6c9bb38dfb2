package io.kumoban.bench.peers;

/** The ways in which the same records are laid before a peer. */
enum Face {
    DELIVERIES("delivery files", "deliveries"),
    LINES_GZIP("one JSON lines .gz", "calls.jsonl.gz"),
    LINES("plain JSON lines", "calls.jsonl");

    private final String words;
    private final String file;

    Face(String words, String file) {
        this.words = words;
        this.file = file;
    }

    String words() {
        return words;
    }

    /** The file or folder inside the corpus. */
    String file() {
        return file;
    }
}
