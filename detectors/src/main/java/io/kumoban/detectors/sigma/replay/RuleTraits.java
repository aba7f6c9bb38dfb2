package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a rule goes into its findings.
 *
 * @param type       for example {@code Sigma:CloudTrail/AwsRootCredentials} or {@code Sigma:Correlation/ManyFailedLogins}
 * @param techniques ATT&CK ids such as {@code T1078.004}
 * @param tactic     the first among the tags
 * @param file       the name of its file, without the folders
 */
record RuleTraits(
        RuleInfo info, String type, Severity severity, List<String> techniques, Optional<Tactic> tactic, String file) {
    private static final int LONGEST = 80;

    static RuleTraits of(Kind kind, SigmaRule rule) {
        String family = switch (kind) {
            case API_CALL -> "CloudTrail";
            case FLOW -> "VPCFlow";
            case DNS_QUERY -> "DNS";
        };
        return of(family, rule);
    }

    static RuleTraits of(CorrelationRule rule) {
        return of("Correlation", rule);
    }

    private static RuleTraits of(String family, MatchingRule rule) {
        RuleInfo info = rule.info();
        String file = rule.place().file();
        return new RuleTraits(
                info,
                type(family, info),
                severity(info),
                info.techniques(),
                tactic(info),
                file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
    }

    private static String type(String family, RuleInfo rule) {
        String slug = slug(rule.title());
        return "Sigma:" + family + "/" + (slug.isEmpty() ? slug(rule.key()) : slug);
    }

    /** The words of a text, joined, each with a capital. */
    private static String slug(String text) {
        StringBuilder slug = new StringBuilder();
        for (String word : Normalizer.normalize(text, Normalizer.Form.NFKD).split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty() && slug.length() + word.length() <= LONGEST) {
                slug.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return slug.isEmpty() && !text.isBlank() ? "Rule" + Integer.toHexString(text.hashCode()) : slug.toString();
    }

    private static Severity severity(RuleInfo rule) {
        Level level = rule.level();
        if (level == null) {
            return Severity.MEDIUM;
        }
        return switch (level) {
            case INFORMATIONAL, LOW -> Severity.LOW;
            case MEDIUM -> Severity.MEDIUM;
            case HIGH -> Severity.HIGH;
            case CRITICAL -> Severity.CRITICAL;
        };
    }

    private static Optional<Tactic> tactic(RuleInfo rule) {
        return rule.tags().stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT).replace('_', '-'))
                .flatMap(tag -> Stream.of(Tactic.values())
                        .filter(tactic -> tag.equals("attack."
                                + tactic.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
                .findFirst();
    }
}
