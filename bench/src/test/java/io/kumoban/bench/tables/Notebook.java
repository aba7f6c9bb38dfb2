package io.kumoban.bench.tables;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A Jupyter notebook (nbformat 4.5), read as the document that it is. */
record Notebook(JsonNode document) {
    private static final Pattern COLUMN = Pattern.compile("\\w\\[\"([a-z_]+)\"]");

    static Notebook read(Path file) throws IOException {
        return new Notebook(Json.read(Files.readString(file)));
    }

    List<JsonNode> cells() {
        return document.path("cells").valueStream().toList();
    }

    /** The sources of the cells of code, in their order. */
    List<String> code() {
        return cells().stream()
                .filter(cell -> cell.path("cell_type").asString("").equals("code"))
                .map(Notebook::source)
                .toList();
    }

    /** The columns of data frames that Python asks for. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        code().forEach(cell -> COLUMN.matcher(cell).results().forEach(found -> columns.add(found.group(1))));
        return columns;
    }

    static String source(JsonNode cell) {
        List<String> lines = new ArrayList<>();
        cell.path("source").forEach(line -> lines.add(line.asString("")));
        return cell.path("source").isString() ? cell.path("source").asString("") : String.join("", lines);
    }
}
