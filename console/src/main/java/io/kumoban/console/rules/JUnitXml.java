package io.kumoban.console.rules;

import io.kumoban.detectors.sigma.trial.Trial;
import java.util.List;
import java.util.Map;

/** Outcomes of tests in the XML of JUnit, as build servers read it: one suite a file. No times, so equal outcomes are equal bytes. */
public final class JUnitXml {
    private JUnitXml() {}

    /**
     * The document.
     *
     * @param files the outcomes by file of tests
     */
    public static String of(Map<String, List<Trial.Outcome>> files) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        files.forEach((file, outcomes) -> {
            xml.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
                    .formatted(
                            escaped(file),
                            outcomes.size(),
                            outcomes.stream()
                                    .filter(outcome -> !outcome.passed())
                                    .count()));
            outcomes.forEach(outcome -> add(outcome, xml));
            xml.append("  </testsuite>\n");
        });
        return xml.append("</testsuites>\n").toString();
    }

    private static void add(Trial.Outcome outcome, StringBuilder xml) {
        Trial trial = outcome.trial();
        xml.append(
                "    <testcase classname=\"%s\" name=\"%s\"".formatted(escaped(trial.rule()), escaped(trial.name())));
        if (outcome.passed()) {
            xml.append("/>\n");
        } else {
            xml.append(">\n      <failure message=\"%s\">%s</failure>\n    </testcase>\n"
                    .formatted(escaped(outcome.reason()), escaped(trial.place() + ": " + outcome.reason())));
        }
    }

    /** Text for content and attributes; characters that XML 1.0 does not allow become question marks. */
    private static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\n', '\r', '\t' -> xml.append("&#").append(point).append(';');
                default -> {
                    boolean allowed =
                            point >= 0x20 && (point < 0xd800 || point > 0xdfff) && point != 0xfffe && point != 0xffff;
                    xml.appendCodePoint(allowed ? point : '?');
                }
            }
        });
        return xml.toString();
    }
}
