package io.kumoban.engine.sink;

import io.kumoban.engine.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Files of JSON documents, one a line (jsonlines.org): written whole, read as a stream. */
public final class JsonLines {
    private JsonLines() {}

    /** Writes a whole file; the writer is handed a consumer of documents. */
    public static void write(Path target, Consumer<Consumer<JsonNode>> writer) {
        writeLines(target, lines -> writer.accept(document -> lines.accept(Json.line(document))));
    }

    /** Writes a whole file of lines that are finished already, each with its line end. */
    static void writeLines(Path target, Consumer<Consumer<byte[]>> writer) {
        try (WholeFile file = new WholeFile(target)) {
            writer.accept(file::append);
            file.commit();
        }
    }

    /**
     * The documents of a file in their order; to be closed by the caller.
     *
     * @throws SinkError when the file cannot be read, or at the first line that is no JSON, which it names
     */
    public static Stream<JsonNode> read(Path file) {
        BufferedReader reader;
        try {
            reader = Files.newBufferedReader(file);
        } catch (IOException e) {
            throw SinkError.reading(file, e);
        }
        Numbered numbered = new Numbered(file);
        return reader.lines().map(numbered::document).onClose(() -> {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The file " + file + " could not be closed.", e);
            }
        });
    }

    private static final class Numbered {
        private final Path file;
        private long line;

        private Numbered(Path file) {
            this.file = file;
        }

        private JsonNode document(String text) {
            line++;
            try {
                return Json.read(text);
            } catch (JacksonException unreadable) {
                throw SinkError.reading(file, new IOException("line " + line + " is no JSON document", unreadable));
            }
        }
    }
}
