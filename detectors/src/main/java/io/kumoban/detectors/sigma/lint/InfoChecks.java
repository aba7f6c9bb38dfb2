package io.kumoban.detectors.sigma.lint;

import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.Status;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.yaml.Place;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks of what a rule says about itself. */
final class InfoChecks {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /** Techniques, groups, software, campaigns and data sources. */
    private static final Pattern ATTACK_ID =
            Pattern.compile("t\\d{4}(\\.\\d{3})?|[gs]\\d{4}|c\\d{4}|ds\\d{4}|ta\\d{4}");
    /** Besides {@code attack}, those of the Sigma tags appendix. */
    private static final Set<String> NAMESPACES = Set.of("car", "cve", "d3fend", "detection", "stp", "tlp");

    private static final Set<String> TACTICS = Arrays.stream(Tactic.values())
            .map(tactic -> tactic.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.toUnmodifiableSet());
    /** Tactics of later versions of ATT&CK, in which evasion of defences was divided. */
    private static final Set<String> NEWER_TACTICS = Set.of("resource-development", "stealth", "defense-impairment");

    private final Remarks remarks;

    InfoChecks(Remarks remarks) {
        this.remarks = remarks;
    }

    /**
     * Checks one.
     *
     * @param speaks whether the rule raises findings of its own
     */
    void check(RuleInfo info, Place place, boolean speaks) {
        if (info.id().isEmpty() && speaks) {
            remarks.add(Check.MISSING_ID, place, "the rule has no id", "give it one; 'kumoban rules new' makes them");
        } else if (!info.id().isEmpty() && !UUID.matcher(info.id()).matches()) {
            remarks.add(
                    Check.BAD_ID,
                    place,
                    "the id '" + info.id() + "' is no UUID",
                    "write one, such as 'kumoban rules new' makes");
        }
        if (info.level() == null && speaks) {
            remarks.add(
                    Check.MISSING_LEVEL,
                    place,
                    "the rule has no level",
                    "add 'level': informational, low, medium, high or critical");
        }
        if (info.status() == Status.DEPRECATED || info.status() == Status.UNSUPPORTED) {
            String word = info.status().name().toLowerCase(Locale.ROOT);
            remarks.add(Check.RETIRED, place, "the status is " + word, "use the rule that follows it, or take it out");
        }
        for (String tag : info.tags()) {
            checkTag(tag.toLowerCase(Locale.ROOT), place);
        }
    }

    private void checkTag(String tag, Place place) {
        int dot = tag.indexOf('.');
        String namespace = dot < 0 ? "" : tag.substring(0, dot);
        String name = tag.substring(dot + 1);
        if (namespace.equals("attack")) {
            String tactic = name.replace('_', '-');
            if (!ATTACK_ID.matcher(name).matches() && !TACTICS.contains(tactic) && !NEWER_TACTICS.contains(tactic)) {
                remarks.add(
                        Check.UNKNOWN_TAG,
                        place,
                        "the tag '" + tag + "' is no tactic, technique, group or software of ATT&CK",
                        "write for example attack.t1562.008 or attack.defense-evasion");
            }
        } else if (!NAMESPACES.contains(namespace)) {
            remarks.add(
                    Check.UNKNOWN_TAG,
                    place,
                    "the tag '" + tag + "' has no known namespace",
                    "begin it with attack., car., cve., d3fend., detection., stp. or tlp.");
        }
    }
}
