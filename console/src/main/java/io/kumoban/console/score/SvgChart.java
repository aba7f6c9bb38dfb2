package io.kumoban.console.score;

import io.kumoban.engine.sink.WholeFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;

/**
 * Draws charts as SVG. Texts become outlines of the machine's own sans-serif fonts, so the same chart has the same bytes on
 * one machine, and may have others where other fonts are installed.
 */
final class SvgChart {
    private static final String SVG = "http://www.w3.org/2000/svg";

    private SvgChart() {}

    /** Writes a whole file. */
    static void write(Path file, Chart<?, ?> chart) {
        SVGGraphics2D canvas = new SVGGraphics2D(document());
        try {
            chart.paint(canvas, chart.getWidth(), chart.getHeight());
            StringWriter text = new StringWriter();
            canvas.stream(text, true);
            WholeFile.write(file, text.toString());
        } catch (IOException impossible) {
            throw new UncheckedIOException("A chart could not be written into memory.", impossible);
        } finally {
            canvas.dispose();
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK's own XML builder has no plain configuration", impossible);
        }
    }
}
