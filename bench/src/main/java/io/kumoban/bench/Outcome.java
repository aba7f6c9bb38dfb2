package io.kumoban.bench;

import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that one call of the command measured, and how it is shown.
 *
 * @param rounds how many pairs each figure is the median of
 * @param shares where a replay's time goes; null when no replay was asked for
 */
record Outcome(
        Machine machine,
        int rounds,
        List<Figures> figures,
        @Nullable StageShares shares) {
    private static final List<String> HEADS = List.of(
            "stage", "what", "ns/event", "MB/s", "B/event", "baseline", "ns/event", "B/event", "baseline/kumoban");

    /** The table and what belongs to it, as plain text or as Markdown; both end in a line end. */
    String text(boolean markdown) {
        StringBuilder text = new StringBuilder();
        text.append(machine.text()).append(paragraph(markdown));
        text.append(new Table(HEADS, figures.stream().map(Outcome::cells).toList()).text(markdown));
        for (Figures figure : figures) {
            if (figure.stage().isReplay()) {
                text.append(paragraph(markdown).substring(1))
                        .append(String.format(
                                Locale.ROOT,
                                "%s: %,d events/s, %.0f MB/s of plain log (%,d events, %.1f MB).",
                                capital(figure.stage().what()),
                                Math.round(figure.eventsPerSecond() / 1000) * 1000,
                                figure.megabytesPerSecond(),
                                figure.events(),
                                figure.plainBytes() / 1e6))
                        .append('\n');
            }
        }
        if (shares != null) {
            text.append(paragraph(markdown).substring(1))
                    .append("Of one thread's time in a warm replay: ")
                    .append(shares.text())
                    .append(".\n");
        }
        return text.toString();
    }

    private static String paragraph(boolean markdown) {
        return markdown ? "\n\n" : "\n";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static List<String> cells(Figures figure) {
        Sample own = figure.own();
        Sample other = figure.other();
        return List.of(
                figure.stage().id(),
                figure.stage().what(),
                number(own.nanos()),
                figure.plainBytes() == 0 ? "" : String.format(Locale.ROOT, "%.0f", figure.megabytesPerSecond()),
                number(own.bytes()),
                figure.stage().baselineName(),
                number(other.nanos()),
                number(other.bytes()),
                String.format(Locale.ROOT, "%.2f", figure.ratio()));
    }

    private static String number(double value) {
        return value < 10
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    /** Everything for machines, each round too. */
    String json() {
        ObjectNode document = Json.object();
        document.put("machine", machine.text());
        document.put("rounds", rounds);
        ArrayNode stages = document.putArray("stages");
        for (Figures figure : figures) {
            ObjectNode stage = stages.addObject();
            stage.put("stage", figure.stage().id());
            stage.put("events", figure.events());
            stage.put("plainBytes", figure.plainBytes());
            stage.put("baselineIs", figure.stage().baselineName());
            stage.put("ratio", figure.ratio());
            samples(stage.putArray("kumoban"), figure.ours());
            samples(stage.putArray("baseline"), figure.baseline());
        }
        if (shares != null) {
            ObjectNode parts = document.putObject("sharesOfOneThread");
            shares.shares().forEach(parts::put);
        }
        return Json.page(document);
    }

    private static void samples(ArrayNode into, List<Sample> samples) {
        for (Sample sample : samples) {
            into.addObject().put("nanosPerEvent", sample.nanos()).put("bytesPerEvent", sample.bytes());
        }
    }
}
