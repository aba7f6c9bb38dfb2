package io.kumoban.console.investigate;

import io.kumoban.engine.json.Json;
import io.kumoban.engine.sink.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * An investigation as one page that needs nothing else: a graph to click in (Cytoscape.js 3.34.4), a chart (uPlot 1.6.32),
 * and tables. It asks no network for anything, and forbids the browser to. All texts of the logs reach it as data, never
 * as markup.
 */
public final class InvestigationPage {
    private InvestigationPage() {}

    /**
     * Writes the page.
     *
     * @throws io.kumoban.engine.sink.SinkError when it cannot be written
     */
    public static void write(Path target, Investigation investigation) {
        WholeFile.write(target, page(investigation));
    }

    static String page(Investigation investigation) {
        // The data goes in last, so that nothing in it is taken for a place to fill.
        return resource("page.html")
                .replace("{{styles}}", resource("uplot.min.css") + resource("page.css"))
                .replace("{{libraries}}", resource("cytoscape.min.js") + "\n" + resource("uplot.min.js"))
                .replace("{{script}}", resource("page.js"))
                .replace("{{data}}", data(investigation));
    }

    /** No text can end the element that holds the data. */
    private static String data(Investigation investigation) {
        return Json.text(InvestigationJson.of(investigation))
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }

    private static String resource(String name) {
        try (InputStream in = InvestigationPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing; build the program anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("The resource " + name + " cannot be read.", broken);
        }
    }
}
