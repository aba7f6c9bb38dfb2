package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds findings against incidents, one finding at a time. A finding is <em>right</em> when its type is accepted
 * ({@link Matching}) and it shows an event of an incident, or names one of its actors or resources while it was going on;
 * <em>further</em> when its type is not accepted but it shows an event of an incident; else <em>wrong</em>. What is further
 * counts neither for nor against. No figure depends on the order of the findings.
 */
public final class Scoring {
    private final Matching matching;
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, List<Case>> byEvent = new HashMap<>();
    private final Map<String, List<Case>> byName = new HashMap<>();

    private final List<FalsePositive> falsePositives = new ArrayList<>();
    private final FalseAlarms alarms;
    private final SortedMap<AccountDay, Long> wrongFindings = new TreeMap<>();
    private final Map<String, AccountDay> wrongSubjects = new HashMap<>();
    /** Events of no incident that findings of an incident show, with the first such incident. */
    private final Map<String, Case> strays = new HashMap<>();

    private final Map<String, AccountDay> wrongEvents = new HashMap<>();
    private final SortedMap<String, TypeResult> types = new TreeMap<>();
    private long right;
    private long further;

    public Scoring(List<Incident> incidents, Matching matching) {
        this.matching = matching;
        alarms = new FalseAlarms(incidents);
        for (Incident incident : incidents) {
            Case one = new Case(cases.size(), incident, matching.isWanted(incident));
            cases.add(one);
            one.events().forEach(event -> index(byEvent, event, one));
            one.names().forEach(name -> index(byName, name, one));
        }
    }

    private static void index(Map<String, List<Case>> index, String key, Case one) {
        index.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(one);
    }

    /** Judges a finding, and says of which incidents it is. */
    public Attribution add(Detection detection) {
        alarms.sees(detection);
        Set<Case> shown = cases(byEvent, detection.events());
        List<Case> found = found(detection, shown);
        Attribution attribution = new Attribution(incidents(found), incidents(shown));
        shown.removeAll(found);
        shown.removeIf(one -> Matching.isLookalike(one.incident()));
        shown.forEach(one -> one.further(detection.type()));
        if (!found.isEmpty()) {
            right(detection, found);
        } else if (!shown.isEmpty()) {
            further++;
            count(detection.type(), new TypeResult(Tally.NONE, 1));
        } else {
            wrong(detection);
        }
        return attribution;
    }

    private static Set<Incident> incidents(Collection<Case> cases) {
        Set<Incident> incidents = Collections.newSetFromMap(new IdentityHashMap<>());
        cases.forEach(one -> incidents.add(one.incident()));
        return incidents;
    }

    /** The incidents that the finding finds, in their order. */
    private List<Case> found(Detection detection, Set<Case> shown) {
        Set<Case> candidates = new TreeSet<>(shown);
        for (Case named : cases(byName, detection.names())) {
            if (named.isGoingOn(detection)) {
                candidates.add(named);
            }
        }
        return candidates.stream()
                .filter(one -> matching.accepts(one.incident(), detection.type()))
                .toList();
    }

    private static Set<Case> cases(Map<String, List<Case>> index, Iterable<String> keys) {
        Set<Case> cases = new TreeSet<>();
        for (String key : keys) {
            cases.addAll(index.getOrDefault(key, List.of()));
        }
        return cases;
    }

    private void right(Detection detection, List<Case> found) {
        right++;
        found.getFirst().credit();
        found.forEach(one -> one.findBy(detection));
        count(detection.type(), new TypeResult(new Tally(0, 0, 1, 0), 0));
        for (String event : detection.events()) {
            if (!byEvent.containsKey(event)) {
                strays.merge(event, found.getFirst(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        if (!detection.subject().isEmpty() && found.stream().noneMatch(one -> one.isAbout(detection))) {
            wrongSubject(detection);
        }
    }

    private void wrong(Detection detection) {
        falsePositives.add(new FalsePositive(detection.id(), detection.type(), detection.severity()));
        alarms.add(detection);
        wrongFindings.merge(detection.day(), 1L, Long::sum);
        detection.events().forEach(event -> wrongEvents.merge(event, detection.day(), Scoring::earlier));
        if (!detection.subject().isEmpty()) {
            wrongSubject(detection);
        }
        count(detection.type(), new TypeResult(Tally.ofWrong(1), 0));
    }

    private void wrongSubject(Detection detection) {
        String key = detection.account() + "/" + detection.subject().getFirst();
        wrongSubjects.merge(key, detection.day(), Scoring::earlier);
    }

    private static AccountDay earlier(AccountDay one, AccountDay other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void count(String type, TypeResult more) {
        types.merge(type, more, TypeResult::plus);
    }

    /**
     * The outcome of all findings so far.
     *
     * @param benignAccountDays account-days without an incident; empty when the data set does not say, and then they are
     *                          counted between the first and the last time in findings and truth
     */
    public Score score(OptionalLong benignAccountDays) {
        List<IncidentResult> results = cases.stream().map(Case::result).toList();
        return new Score(
                matching,
                results,
                new Verdicts(right, further, falsePositives.size()),
                level(cases.stream().map(Case::incidentTally).toList(), wrongFindings),
                level(cases.stream().map(Case::entityTally).toList(), days(wrongSubjects)),
                events(),
                byType(results),
                alarms.rates(benignAccountDays),
                List.copyOf(falsePositives));
    }

    private Level events() {
        Map<Case, Long> strayed = new HashMap<>();
        strays.values().forEach(one -> strayed.merge(one, 1L, Long::sum));
        Map<String, AccountDay> apart = new HashMap<>(wrongEvents);
        apart.keySet().removeAll(strays.keySet());
        return level(
                cases.stream()
                        .map(one -> one.eventTally(strayed.getOrDefault(one, 0L)))
                        .toList(),
                days(apart));
    }

    private static Level level(List<Tally> incidents, SortedMap<AccountDay, Long> wrong) {
        return new Level(incidents, new TreeMap<>(wrong));
    }

    private static SortedMap<AccountDay, Long> days(Map<String, AccountDay> things) {
        SortedMap<AccountDay, Long> days = new TreeMap<>();
        things.values().forEach(day -> days.merge(day, 1L, Long::sum));
        return days;
    }

    private SortedMap<String, TypeResult> byType(List<IncidentResult> results) {
        SortedMap<String, TypeResult> byType = new TreeMap<>(types);
        for (IncidentResult result : results) {
            result.found().forEach(type -> wanted(byType, type, 1));
            result.missed().forEach(type -> wanted(byType, type, 0));
        }
        return byType;
    }

    private static void wanted(SortedMap<String, TypeResult> byType, String type, long found) {
        byType.merge(type, new TypeResult(new Tally(found, 1, 0, 0), 0), TypeResult::plus);
    }
}
