package io.kumoban.console.rules;

import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule in a list.
 *
 * @param family the logs that it is applied to in a replay; {@link Family#NONE} when it is not
 * @param reason why it is not applied, or empty
 * @param setting what the user changed about it and why, or empty
 */
public record RuleEntry(RuleInfo info, String file, String logSource, Family family, String reason, String setting) {
    /** What a rule is applied to. */
    public enum Family {
        CLOUDTRAIL,
        VPCFLOW,
        DNS,
        CORRELATION,
        NONE;

        /** The logs of a family of events. */
        public static Family of(Kind kind) {
            return switch (kind) {
                case API_CALL -> CLOUDTRAIL;
                case FLOW -> VPCFLOW;
                case DNS_QUERY -> DNS;
            };
        }

        /** As it is written on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The headings of {@link #cells}. */
    public static final List<String> HEADINGS =
            List.of("id", "title", "level", "status", "logsource", "family", "reason", "file", "setting");

    /** All rules of a set, correlations last. */
    public static List<RuleEntry> of(RuleSet rules, RuleSettings settings) {
        List<RuleEntry> entries = new ArrayList<>();
        for (SigmaRule rule : rules.rules()) {
            String setting = words(settings, rule.info());
            entries.add(
                    switch (LogSourceRouter.route(rule)) {
                        case Route.InScope inScope -> entry(rule, Family.of(inScope.kind()), "", setting);
                        case Route.OutOfScope(SigmaRule same, String reason) ->
                            entry(same, Family.NONE, reason, setting);
                    });
        }
        for (CorrelationRule rule : rules.correlations()) {
            entries.add(new RuleEntry(
                    rule.info(), rule.place().file(), "", Family.CORRELATION, "", words(settings, rule.info())));
        }
        return List.copyOf(entries);
    }

    private static RuleEntry entry(SigmaRule rule, Family family, String reason, String setting) {
        return new RuleEntry(rule.info(), rule.place().file(), rule.logSource().toString(), family, reason, setting);
    }

    private static String words(RuleSettings settings, RuleInfo rule) {
        return settings.of(rule).stream().map(RuleSettings.Entry::words).collect(Collectors.joining("; "));
    }

    /** The level as Sigma writes it; empty when there is none. */
    public String level() {
        return word(info.level());
    }

    /** The status as Sigma writes it; empty when there is none. */
    public String status() {
        return word(info.status());
    }

    private static String word(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT);
    }

    /** What it says, in the order of {@link #HEADINGS}. */
    public List<String> cells() {
        return List.of(info.key(), info.title(), level(), status(), logSource, family.word(), reason, file, setting);
    }

    /** The same as JSON; what is empty is left out. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        List<String> cells = cells();
        for (int i = 0; i < cells.size(); i++) {
            Json.putPresent(json, HEADINGS.get(i), cells.get(i));
        }
        return json;
    }
}
