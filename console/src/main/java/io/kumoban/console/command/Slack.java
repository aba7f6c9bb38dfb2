package io.kumoban.console.command;

import io.kumoban.engine.detect.Spans;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How long before a delivery's stamp its events may lie, for CloudTrail and for the other logs. */
record Slack(Duration calls, Duration others) {
    static final Slack STANDARD = new Slack(Duration.ofHours(1), Duration.ofMinutes(30));

    /** Reads {@code 2h} for both, or {@code calls=2h,others=30m} with either left out. */
    static Slack parse(String text) {
        if (text.indexOf('=') < 0) {
            Duration both = Spans.parse(text);
            return new Slack(both, both);
        }
        Slack slack = STANDARD;
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1);
            slack = switch (name) {
                case "calls" -> new Slack(Spans.parse(value), slack.others);
                case "others" -> new Slack(slack.calls, Spans.parse(value));
                default ->
                    throw new IllegalArgumentException(
                            "a slack is written like 2h or calls=2h,others=30m, not '" + text + "'");
            };
        }
        return slack;
    }

    /** In the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return "calls=%s,others=%s".formatted(Spans.text(calls), Spans.text(others));
    }

    /** Reads the option. */
    static final class Converter implements ITypeConverter<Slack> {
        @Override
        public Slack convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException refused) {
                throw new TypeConversionException(String.valueOf(refused.getMessage()));
            }
        }
    }
}
