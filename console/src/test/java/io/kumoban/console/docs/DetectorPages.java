package io.kumoban.console.docs;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.detect.Stateless;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Signal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the pages of {@code docs/detectors} from what the detectors say of themselves: one for each, and an index. */
final class DetectorPages {
    private static final List<Class<?>> FAMILIES = List.of(ApiCall.class, Flow.class, DnsQuery.class, Signal.class);

    private DetectorPages() {}

    /** The pages by file name. */
    static Map<String, String> of(List<Detector<?, ?>> detectors) {
        Map<String, String> pages = new TreeMap<>();
        pages.put("README.md", index(detectors));
        detectors.forEach(detector -> pages.put(detector.about().id() + ".md", page(detector)));
        return pages;
    }

    private static String index(List<Detector<?, ?>> detectors) {
        StringBuilder page = new StringBuilder();
        page.append("""
            # The detectors

            This index and the page of each detector are written by the build from what the detectors say of
            themselves; `kumoban detectors list` and `kumoban detectors show ID` show the same. How they judge is told
            in [Detectors](../detectors.md).
            """);
        for (Class<?> family : FAMILIES) {
            section(page, title(family), detectors, family);
        }
        return page.toString();
    }

    private static void section(StringBuilder page, String title, List<Detector<?, ?>> detectors, Class<?> family) {
        page.append("\n## ").append(title).append("\n\n");
        page.append("| detector | raises | severity | learns | needs |\n| --- | --- | --- | --- | --- |\n");
        for (Detector<?, ?> detector : detectors) {
            About about = detector.about();
            if (detector.interest().events() != family) {
                continue;
            }
            page.append("| [")
                    .append(about.id())
                    .append("](")
                    .append(about.id())
                    .append(".md) | ");
            page.append(
                    about.types().isEmpty()
                            ? about.insightType().isEmpty() ? "signals" : quoted(List.of(about.insightType()), "")
                            : quoted(about.types().keySet().stream().toList(), "<br>"));
            page.append(" | ");
            page.append(
                    about.types().isEmpty()
                            ? ""
                            : words(Collections.max(about.types().values()).name()));
            page.append(" | ").append(about.learns() ? "yes" : "");
            page.append(" | ").append(needs(detector.interest())).append(" |\n");
        }
    }

    private static String page(Detector<?, ?> detector) {
        About about = detector.about();
        Interest<?> interest = detector.interest();
        StringBuilder page = new StringBuilder();
        page.append("# ").append(about.id()).append("\n\n");
        paragraph(page, "", about.title().isEmpty() ? "" : about.title() + ".");
        page.append("| | |\n| --- | --- |\n");
        row(page, "raises", raises(about));
        row(
                page,
                "technique",
                about.techniques().stream()
                        .map(id -> "[" + id + "](https://attack.mitre.org/techniques/" + id.replace('.', '/') + "/)")
                        .collect(Collectors.joining(", ")));
        row(page, "tactic", words(about.tactic().name()));
        row(page, "reads", reads(interest));
        row(page, "remembers", memory(detector));
        row(
                page,
                "learning",
                about.learns() ? "silent while an account is learned (`--learn`)" : "speaks from the first event");
        row(page, "runs", about.isOptIn() ? "only when the configuration says `enabled: true`" : "");
        row(page, "needs lists", quoted(interest.lists(), ", "));
        row(page, "needs", interest.isLocating() ? "a database of countries or cities (`--geoip`)" : "");
        page.append('\n');
        paragraph(page, "**What counts.** ", about.what());
        paragraph(page, "**Normally.** ", about.normally());
        paragraph(page, "**Then check.** ", about.thenCheck());
        paragraph(page, "**Mistaken for:** ", about.mistakenFor());
        parameters(page, about);
        return page.toString().stripTrailing() + "\n";
    }

    private static String needs(Interest<?> interest) {
        return interest.isLocating() ? "`--geoip`" : quoted(interest.lists(), ", ");
    }

    private static String raises(About about) {
        if (!about.insightType().isEmpty()) {
            return "`" + about.insightType() + "` (CloudTrail Insights), with a signal at the start of each";
        }
        return about.types().isEmpty()
                ? "signals only, for attack sequences"
                : about.types().entrySet().stream()
                        .map(type -> "`" + type.getKey() + "` ("
                                + words(type.getValue().name()) + ")")
                        .collect(Collectors.joining("<br>"));
    }

    private static String reads(Interest<?> interest) {
        String source = title(interest.events());
        return interest.names().isEmpty() ? source : source + ": " + quoted(List.copyOf(interest.names()), ", ");
    }

    private static String memory(Detector<?, ?> detector) {
        if (detector.newState() == Stateless.NOTHING) {
            return "nothing";
        }
        Interest<?> interest = detector.interest();
        String by = words(interest.key().name()) + (interest.isSplit() ? " and a second key inside it" : "");
        String idle = interest.idleMillis() == Long.MAX_VALUE
                ? ""
                : "; a key is forgotten after " + Spans.text(Duration.ofMillis(interest.idleMillis())) + " of silence";
        return "by %s, at most %,d keys%s".formatted(by, interest.cap(), idle);
    }

    private static void parameters(StringBuilder page, About about) {
        if (about.parameters().isEmpty()) {
            return;
        }
        page.append("| parameter | default | unit | why |\n| --- | --- | --- | --- |\n");
        for (Parameter parameter : about.parameters()) {
            page.append("| `").append(parameter.name()).append("` | ").append(parameter.standardText());
            page.append(" | ").append(safe(parameter.unit()));
            page.append(" | ").append(safe(parameter.reason())).append(" |\n");
        }
        Parameter first = about.parameters().getFirst();
        page.append("\nSet in the file of `--config`:\n\n```yaml\ndetectors:\n  ")
                .append(about.id());
        page.append(": {")
                .append(first.name())
                .append(": ")
                .append(first.standardText())
                .append("}\n```\n");
    }

    private static void row(StringBuilder page, String name, String value) {
        if (!value.isEmpty()) {
            page.append("| ").append(name).append(" | ").append(value).append(" |\n");
        }
    }

    private static void paragraph(StringBuilder page, String lead, String text) {
        if (!text.isEmpty()) {
            page.append(lead).append(safe(text)).append("\n\n");
        }
    }

    private static String title(Class<?> family) {
        if (family == ApiCall.class) {
            return "CloudTrail";
        }
        if (family == Flow.class) {
            return "VPC Flow Logs";
        }
        return family == DnsQuery.class ? "Resolver query logs" : "Findings and signals of other detectors";
    }

    private static String quoted(List<String> names, String between) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(between));
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Keeps what Markdown would take for its own from vanishing. */
    private static String safe(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
    }
}
