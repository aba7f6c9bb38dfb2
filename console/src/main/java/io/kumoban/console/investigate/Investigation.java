package io.kumoban.console.investigate;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.run.FoundGroup;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.graph.query.Nearness;
import io.kumoban.engine.group.Entity;
import io.kumoban.engine.group.EntityKind;
import io.kumoban.engine.group.GroupedFinding;
import io.kumoban.engine.list.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one entity in a stretch of time.
 *
 * @param from       begin of the scope, milliseconds since 1970
 * @param to         its end
 * @param severity   by indicators and findings
 * @param findings   those that name it, in the order of the file
 * @param groups     those that hold one of them
 * @param entities   what is named beside it, with how many of the findings name it
 * @param near       what is near to all that in a behaviour graph, the nearest first; empty without one
 * @param indicators in the order of their kinds
 * @param timeline   in the order of time
 * @param relations  in the order of their first events
 * @param activity   what the logs say; null where they were not read
 * @param nextSteps  what to do now
 */
public record Investigation(
        String subject,
        long from,
        long to,
        Severity severity,
        List<FoundFinding> findings,
        List<FoundGroup> groups,
        Map<Entity, Integer> entities,
        List<Nearness.Place> near,
        List<Indicator> indicators,
        List<Moment> timeline,
        List<Relation> relations,
        @Nullable Activity activity,
        List<String> nextSteps) {

    private static final double CRITICAL = 16;
    private static final double HIGH = 9;
    private static final double MEDIUM = 4;

    /**
     * Puts together what was found.
     *
     * @param findings those that name the subject within the scope
     * @param groups   all groups of the run
     * @param near     what a behaviour graph says is near
     */
    public static Investigation of(
            Subject subject,
            long from,
            long to,
            List<FoundFinding> findings,
            List<FoundGroup> groups,
            List<Nearness.Place> near,
            @Nullable ActivityReader read) {
        Activity activity = read == null ? null : read.activity();
        List<FoundGroup> related = groups.stream()
                .filter(group -> findings.stream().anyMatch(finding -> group.holds(finding.id())))
                .toList();
        Map<Entity, Integer> entities = new TreeMap<>();
        Set<Indicator> indicators = new TreeSet<>(Indicator.ORDER);
        List<Moment> timeline = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (FoundFinding finding : findings) {
            GroupedFinding named = GroupedFinding.of(finding.json(), AddressSet.EMPTY);
            named.entities().stream()
                    .filter(entity -> entity.kind() != EntityKind.EVENT)
                    .forEach(entity -> entities.merge(entity, 1, Integer::sum));
            indicators.addAll(indicators(finding, named));
            timeline.add(new Moment(
                    finding.firstSeen(), finding.type(), finding.resource(), finding.count(), finding.severity()));
        }
        if (activity != null) {
            indicators.addAll(activity.indicators());
            timeline.addAll(activity.moments());
            relations.addAll(activity.relations());
        }
        timeline.sort(Moment.ORDER);
        return new Investigation(
                subject.name(),
                from,
                to,
                severity(indicators, findings, related),
                findings,
                related,
                entities,
                near,
                List.copyOf(indicators),
                timeline,
                relations,
                activity,
                NextSteps.of(entities.keySet(), indicators));
    }

    private static List<Indicator> indicators(FoundFinding finding, GroupedFinding named) {
        List<Indicator> indicators = new ArrayList<>();
        named.tactic()
                .ifPresent(tactic -> indicators.add(new Indicator(
                        Indicator.Kind.TTP_OBSERVED,
                        finding.firstSeen(),
                        tactic.word() + ": " + finding.type() + " " + String.join(", ", finding.techniques()),
                        false)));
        boolean flagged = finding.type().contains("MaliciousIPCaller")
                || finding.type().contains("TorIPCaller")
                || finding.type().contains("C&CActivity")
                || finding.type().contains("BitcoinTool");
        if (flagged) {
            named.entities().stream()
                    .filter(entity -> entity.kind() == EntityKind.ADDRESS)
                    .forEach(entity -> indicators.add(new Indicator(
                            Indicator.Kind.FLAGGED_IP_ADDRESS,
                            finding.firstSeen(),
                            entity.name() + " by " + finding.type(),
                            false)));
        }
        if (finding.type().contains("ConsoleLoginSuccess.B")) {
            indicators.add(
                    new Indicator(Indicator.Kind.IMPOSSIBLE_TRAVEL, finding.firstSeen(), finding.explanation(), false));
        }
        return indicators;
    }

    private static Severity severity(Set<Indicator> indicators, List<FoundFinding> findings, List<FoundGroup> groups) {
        double points = 2.0 * groups.size();
        boolean onlyNew = findings.isEmpty();
        for (Indicator indicator : indicators) {
            points += indicator.kind().points() * (indicator.isNewForAccount() ? 2 : 1);
            onlyNew &= indicator.kind().isOnlyNew();
        }
        for (FoundFinding finding : findings) {
            points += switch (finding.severity()) {
                case LOW -> 1;
                case MEDIUM -> 2;
                case HIGH -> 4;
                case CRITICAL -> 6;
            };
        }
        if (points >= MEDIUM && onlyNew) {
            return Severity.MEDIUM;
        }
        return points >= CRITICAL
                ? Severity.CRITICAL
                : points >= HIGH ? Severity.HIGH : points >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
    }
}
