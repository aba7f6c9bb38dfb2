package io.kumoban.console.view;

import io.kumoban.datasets.catalogue.DataSet;
import io.kumoban.datasets.catalogue.RemoteFile;
import io.kumoban.engine.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a data set of the catalogue is told. */
public final class DataSetText {
    private DataSetText() {}

    /** For people. */
    public static void print(Screen screen, DataSet set) {
        screen.heading(set.title());
        screen.line("holds     " + set.holds());
        screen.line("origin    " + set.origin());
        screen.line("licence   " + set.licence());
        screen.line("read as   " + String.join(", ", set.formats()));
        screen.line("labels    " + set.labels());
        screen.line("cite      " + set.citation());
        screen.line("replay    " + set.advice());
        if (set.files().isEmpty()) {
            screen.line("fetch     by hand, from its origin");
            return;
        }
        screen.line("fetch     %d files, %s".formatted(set.files().size(), Amounts.bytes((double) set.size())));
        screen.line();
        Table table =
                new Table().column("FILE").number("BYTES").column("SHA-256").shrinking("FROM");
        for (RemoteFile file : set.files()) {
            table.row(
                    file.path(),
                    Long.toString(file.size()),
                    file.sha256(),
                    file.url().toString());
        }
        table.print(screen);
    }

    /** For programs. */
    public static ObjectNode document(DataSet set) {
        ObjectNode document = Json.object();
        document.put("name", set.name());
        document.put("title", set.title());
        document.put("holds", set.holds());
        document.put("origin", set.origin().toString());
        document.put("licence", set.licence());
        strings(document.putArray("formats"), set.formats());
        document.put("labels", set.labels());
        document.put("citation", set.citation());
        document.put("advice", set.advice());
        document.put("bytes", set.size());
        ArrayNode files = document.putArray("files");
        for (RemoteFile file : set.files()) {
            files.addObject()
                    .put("path", file.path())
                    .put("url", file.url().toString())
                    .put("bytes", file.size())
                    .put("sha256", file.sha256());
        }
        return document;
    }

    private static void strings(ArrayNode into, List<String> texts) {
        texts.forEach(into::add);
    }
}
