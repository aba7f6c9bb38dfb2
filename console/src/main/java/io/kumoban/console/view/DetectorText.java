package io.kumoban.console.view;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a detector is, for people. */
public final class DetectorText {
    private DetectorText() {}

    /** The logs that it reads, in a word or two. */
    public static String source(Interest<?> interest) {
        Class<? extends Event> events = interest.events();
        if (events == ApiCall.class) {
            return "CloudTrail";
        }
        if (events == Flow.class) {
            return "VPC flow";
        }
        return events == DnsQuery.class ? "DNS query" : "signals";
    }

    /** All of it. */
    public static void print(Screen screen, Detector<?, ?> detector) {
        About about = detector.about();
        Interest<?> interest = detector.interest();
        screen.heading(about.title().isEmpty() ? about.id() : about.title());
        Paragraph.print(screen, "Id", about.id());
        about.types().forEach((type, severity) -> Paragraph.print(screen, "Raises", type + " (" + severity + ")"));
        if (about.types().isEmpty()) {
            Paragraph.print(screen, "Raises", otherThanFindings(about));
        }
        Paragraph.print(screen, "ATT&CK", techniques(about));
        present(screen, "What", about.what());
        present(screen, "Normally", about.normally());
        present(screen, "Then check", about.thenCheck());
        present(screen, "Mistaken for", about.mistakenFor());
        Paragraph.print(screen, "Reads", reads(interest));
        Paragraph.print(screen, "Remembers", memory(interest));
        Paragraph.print(
                screen,
                "Learning",
                about.learns() ? "silent while an account is being learned (--learn)" : "speaks from the first event");
        present(screen, "Runs", about.isOptIn() ? "only when it is switched on (enabled: true, see --config)" : "");
        present(screen, "Needs lists", String.join(", ", interest.lists()));
        present(screen, "Needs", interest.isLocating() ? "a database of countries or cities (--geoip)" : "");
        parameters(screen, about);
    }

    private static String otherThanFindings(About about) {
        return about.insightType().isEmpty()
                ? "signals only, for attack sequences"
                : about.insightType() + " (CloudTrail Insights), with a signal at the start of each";
    }

    private static String techniques(About about) {
        String tactic = words(about.tactic().name());
        return about.techniques().isEmpty() ? tactic : tactic + ", " + String.join(", ", about.techniques());
    }

    private static String reads(Interest<?> interest) {
        String names = interest.names().isEmpty() ? "" : ", only " + String.join(", ", interest.names());
        String fields = Stream.of(interest.fields(), interest.fieldsByName().keySet())
                .flatMap(Collection::stream)
                .map(Field::path)
                .distinct()
                .collect(Collectors.joining(", "));
        return source(interest) + names + (fields.isEmpty() ? "" : "; fields " + fields);
    }

    private static String memory(Interest<?> interest) {
        String by = words(interest.key().name()) + (interest.isSplit() ? " and a second key inside it" : "");
        String idle = interest.idleMillis() == Long.MAX_VALUE
                ? ""
                : ", each for " + Spans.text(Duration.ofMillis(interest.idleMillis())) + " after it was last touched";
        return "by %s, at most %s keys%s".formatted(by, Amounts.count(interest.cap()), idle);
    }

    private static void parameters(Screen screen, About about) {
        if (about.parameters().isEmpty()) {
            return;
        }
        screen.line();
        Table table =
                new Table().column("PARAMETER").number("DEFAULT").column("UNIT").shrinking("WHY");
        for (Parameter parameter : about.parameters()) {
            table.row(parameter.name(), parameter.standardText(), parameter.unit(), parameter.reason());
        }
        table.print(screen);
    }

    private static void present(Screen screen, String label, String text) {
        if (!text.isEmpty()) {
            Paragraph.print(screen, label, text);
        }
    }

    private static String words(String constant) {
        return constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
