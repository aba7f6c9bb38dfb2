package io.kumoban.datasets.truth;

import io.kumoban.engine.event.ContentId;
import io.kumoban.engine.feed.CsvRow;
import io.kumoban.engine.foreign.ArgusText;
import io.kumoban.engine.foreign.Conversation;
import io.kumoban.engine.foreign.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Makes ground truth of the labels of Argus flows, as the CTU data sets have them in their last column. A label that
 * holds {@code Botnet} is an attack's, one that holds {@code Normal} is not, and all others are background of which
 * nothing is known. All flows of one source and label are one incident.
 */
public final class FlowLabels {
    /** Flows of attacks at most, which takes up some 100 MB. */
    public static final int MOST_FLOWS = 1_000_000;

    private static final String LABEL = "Label";
    private static final String ATTACK = "Botnet";
    private static final String BENIGN = "Normal";

    private final ArgusText reader = new ArgusText();
    private final Map<String, Gathered> incidents = new LinkedHashMap<>();
    private int label = -1;
    private long attacks;
    private long benign;
    private long background;
    private long unreadable;

    /** What is known of an incident so far. */
    private static final class Gathered {
        private final String scenario;
        private final String source;
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;
        private final TreeSet<String> remotes = new TreeSet<>();
        private final List<String> events = new ArrayList<>();

        Gathered(String scenario, String source) {
            this.scenario = scenario;
            this.source = source;
        }
    }

    /** The log has no labels, or too many. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    /**
     * Adds the flows of a log.
     *
     * @throws Unusable    when it is no log of Argus with a column {@code Label}, or holds too many flows of attacks
     * @throws IOException when it cannot be read
     */
    public void add(BufferedReader log) throws IOException {
        label = -1;
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (ArgusText.isHeader(line)) {
                label = CsvRow.cells(line).indexOf(LABEL);
            } else if (label < 0) {
                throw new Unusable("it does not begin with a header of Argus that names the column Label");
            }
            switch (reader.read(line)) {
                case Conversation conversation -> take(line, conversation);
                case Reading.Bad bad -> unreadable++;
                case null, default -> {}
            }
        }
    }

    private void take(String line, Conversation conversation) {
        String text = CsvRow.cells(line).get(label);
        if (!text.contains(ATTACK)) {
            if (text.contains(BENIGN)) {
                benign++;
            } else {
                background++;
            }
            return;
        }
        if (++attacks > MOST_FLOWS) {
            throw new Unusable("there are more than %,d flows of attacks; give it in parts".formatted(MOST_FLOWS));
        }
        String source = String.valueOf(conversation.source());
        Gathered incident = incidents.computeIfAbsent(text + " " + source, unused -> new Gathered(text, source));
        incident.from = Math.min(incident.from, conversation.start());
        incident.to = Math.max(incident.to, conversation.end());
        if (incident.remotes.size() < Incident.MOST_RESOURCES) {
            incident.remotes.add(String.valueOf(conversation.destination()));
        }
        incident.events.add(ContentId.ofLine(reader.columns(), line.getBytes(StandardCharsets.UTF_8)));
    }

    /** The incidents so far, in the order of their first flows in the logs. */
    public List<Incident> incidents() {
        return incidents.values().stream()
                .map(incident -> new Incident(
                        incident.scenario,
                        0,
                        List.of(),
                        List.of(),
                        Math.floorDiv(incident.from, 1000),
                        Math.floorDiv(incident.to, 1000),
                        "",
                        List.of(incident.source),
                        List.copyOf(incident.remotes),
                        List.copyOf(incident.events)))
                .toList();
    }

    /** Flows of attacks. */
    public long attacks() {
        return attacks;
    }

    /** Flows that are known to be harmless. */
    public long benign() {
        return benign;
    }

    /** Flows of which nothing is known. */
    public long background() {
        return background;
    }

    /** Lines that are no flows. */
    public long unreadable() {
        return unreadable;
    }
}
