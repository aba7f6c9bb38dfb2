package io.kumoban.console.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a rule with its test: both run as they are, and are to be changed.
 *
 * @param name of the files, without their endings
 * @param rule the text of {@code NAME.yml}
 * @param test the text of {@code NAME.test.yaml}
 */
public record RuleSkeleton(String name, String rule, String test) {
    private static final int LONGEST_NAME = 60;

    /** The logs that a new rule may be about, with a detection to begin with. */
    public enum Source {
        CLOUDTRAIL(
                "cloudtrail",
                """
                    selection:
                        eventSource: cloudtrail.amazonaws.com
                        eventName: StopLogging
                    refused:
                        errorCode: '*'
                    condition: selection and not refused
                """,
                "{eventSource: cloudtrail.amazonaws.com, eventName: StopLogging}",
                "{eventSource:" + " cloudtrail.amazonaws.com, eventName: StopLogging, errorCode: AccessDenied}"),
        VPCFLOW(
                "vpcflow",
                """
                    selection:
                        dst_port: 3389
                        action: ACCEPT
                    inside:
                        src_ip|cidr: 10.0.0.0/8
                    condition: selection and not inside
                """,
                "{src_ip: 203.0.113.7, dst_port: 3389, action: ACCEPT}",
                "{src_ip: 10.1.2.3, dst_port: 3389, action:" + " ACCEPT}"),
        DNS("route53", """
                selection:
                    query|endswith: .example.com
                known:
                    query: www.example.com
                condition: selection and not known
            """, "{query: other.example.com}", "{query: www.example.com}");

        private final String service;
        private final String detection;
        private final String hit;
        private final String miss;

        Source(String service, String detection, String hit, String miss) {
            this.service = service;
            this.detection = detection;
            this.hit = hit;
            this.miss = miss;
        }
    }

    /**
     * A new rule.
     *
     * @param seed from which the id is made; null for one that nobody has
     */
    public static RuleSkeleton of(String title, Source source, @Nullable Long seed) {
        UUID id = seed == null ? UUID.randomUUID() : seeded(seed);
        String quoted = "'" + title.replace("'", "''") + "'";
        String rule = """
            title: %s
            id: %s
            status: experimental
            description: Say what happens and why it matters.
            level: medium
            tags:
                - attack.defense-evasion
            falsepositives:
                - Say who does this with good reason.
            logsource:
                product: aws
                service: %s
            detection:
            %s\
            """.formatted(quoted, id, source.service, source.detection);
        String test = """
            tests:
                - name: what the rule is to find
                  rule: %s
                  expect: match
                  event: %s
                - name: what it must let pass
                  rule: %s
                  expect: no match
                  event: %s
            """.formatted(id, source.hit, id, source.miss);
        return new RuleSkeleton(name(title), rule, test);
    }

    /** A UUID of version 4 (RFC 9562, section 5.4) whose random bits come from a seed. */
    private static UUID seeded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() & ~(3L << 62) | 1L << 63;
        return new UUID(high, low);
    }

    /** The words of a title in small letters, joined by underscores. */
    private static String name(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return plain.isEmpty() ? "rule" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }
}
