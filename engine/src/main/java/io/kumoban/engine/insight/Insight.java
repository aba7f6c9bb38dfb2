package io.kumoban.engine.insight;

import io.kumoban.engine.event.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The start or the end of an episode in which an API was called, or failed, at an unusual rate. What the parts mean is
 * told by the AWS page "CloudTrail Insights insightDetails element".
 *
 * @param time         the minute in which the episode began, or the first one behind it; milliseconds since 1970
 * @param episode      what its start and end have in common
 * @param statistics   the rates, for an end those of the whole episode
 * @param attributions who and what was behind the calls; may be empty
 */
public record Insight(State state, long time, Episode episode, Statistics statistics, List<Attribution> attributions) {
    /** How many values an attribution shows at most. */
    public static final int MOST_VALUES = 5;

    /** Whether the episode begins or is over. */
    public enum State {
        START("Start"),
        END("End");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        /** As the record spells it. */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * One stretch of unusual minutes of one API.
     *
     * @param type      {@code ApiCallRateInsight} or {@code ApiErrorRateInsight}
     * @param errorCode empty unless errors are counted
     * @param began     its first minute, milliseconds since 1970
     */
    public record Episode(
            String type,
            String account,
            String region,
            String eventSource,
            String eventName,
            String errorCode,
            long began) {
        /** The id that start and end share; the same wherever the same episode is found. */
        public String sharedEventId() {
            return guid(
                    String.join("\n", type, account, region, eventSource, eventName, errorCode, Long.toString(began)));
        }
    }

    /**
     * Calls a minute, and over how many minutes they are averaged.
     *
     * @param baseline         the average before the episode
     * @param insight          the average of the episode
     * @param insightDuration  minutes, 1 or more
     * @param baselineDuration minutes, 1 or more
     */
    public record Statistics(double baseline, double insight, int insightDuration, int baselineDuration) {}

    /**
     * The values of one attribute, at most {@link #MOST_VALUES} each, the most frequent first.
     *
     * @param attribute {@code userIdentityArn}, {@code userAgent} or {@code errorCode}
     * @param insight   those of the episode
     * @param baseline  those before it; empty when none had been seen
     */
    public record Attribution(String attribute, List<Share> insight, List<Share> baseline) {}

    /**
     * One value of an attribute.
     *
     * @param average calls a minute
     */
    public record Share(String value, double average) {}

    /** The id of this record. */
    public String eventId() {
        return guid(episode.sharedEventId() + "\n" + state.wireName());
    }

    /** A GUID that is a hash of a text: a UUID of version 8 (RFC 9562, section 5.8). */
    private static String guid(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        long high = Hashes.of(utf8, 0, utf8.length) & ~0xf000L | 0x8000L;
        long low = Hashes.second(utf8, 0, utf8.length) & ~(3L << 62) | 2L << 62;
        return new UUID(high, low).toString();
    }
}
