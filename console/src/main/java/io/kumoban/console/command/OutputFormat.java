package io.kumoban.console.command;

/** How a command writes its answer: for people, as one document, one object a line, or for spreadsheets. */
enum OutputFormat {
    TABLE,
    JSON,
    JSONL,
    CSV
}
