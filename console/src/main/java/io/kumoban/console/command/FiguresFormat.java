package io.kumoban.console.command;

import io.kumoban.console.view.Screen;
import io.kumoban.engine.json.Json;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** In which format figures of rules are written. */
final class FiguresFormat {
    /** The formats. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or csv. Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    /** Writes a report in the one format that was asked for. */
    void print(Screen screen, Consumer<Screen> table, Supplier<? extends JsonNode> json, Supplier<String> csv) {
        switch (format) {
            case TABLE -> table.accept(screen);
            case JSON -> screen.out().print(Json.page(json.get()));
            case CSV -> screen.out().print(csv.get());
        }
        screen.out().flush();
    }
}
