package io.kumoban.bench.cases;

import io.kumoban.bench.Table;
import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code kumoban bench rules-cases}. */
@Command(
        name = "rules-cases",
        description = {
            "Tries Sigma rules on the labelled attack cases of public data sets, and prints which rules hit events of"
                    + " each attack beside which were meant for it, and of each rule how many events of attacks it hits"
                    + " and how many of the background.",
            "",
            "A rule is meant for a case when its tags name a technique of the case or the technique above it. Names of"
                    + " tools in user agents are masked. The data sets lie in the folder that --data or the environment"
                    + " variable KUMOBAN_DATA names."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench rules-cases --data sets/                   the public rules of that folder",
            "  kumoban bench rules-cases --rules own/ --rules builtin   other rules",
            "  kumoban bench rules-cases --level medium --markdown      the tables as docs/evaluation.md holds them"
        })
public final class RulesCases implements Callable<Integer> {
    private static final List<String> PUBLIC = List.of("sigma/rules/cloud/aws", "sigma-suzaku/suzaku");

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of data sets. Default: KUMOBAN_DATA.")
    @Nullable
    Path data;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Files, folders, globs or shipped sets of rules. Default: the public rules of the data sets.")
    List<String> rules = new ArrayList<>();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description =
                    "Only rules of this level and above, such as medium. A rule without one counts as medium. Default:"
                            + " all.",
            converter = LevelName.class)
    @Nullable
    Level level;

    @Option(names = "--markdown", description = "Print the tables as Markdown.")
    boolean markdown;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintStream out;
    private final CaseTechniques techniques = new CaseTechniques();

    public RulesCases() {
        this(System.out);
    }

    RulesCases(PrintStream out) {
        this.out = out;
    }

    /** What one rule hit. */
    private static final class Count {
        int intended;
        int cases;
        int inside;
        int outside;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Path> folder = DataFolder.find(data);
        if (folder.isEmpty()) {
            return DataFolder.NO_INPUT;
        }
        List<String> paths = rules.isEmpty()
                ? PUBLIC.stream()
                        .map(name -> folder.get().resolve(name).toString())
                        .toList()
                : rules;
        CaseFiles files = new CaseFiles(folder.get());
        RuleHits hits = new RuleHits(paths);
        List<MatchingRule> chosen = hits.rules().stream().filter(this::isChosen).toList();
        List<LabelledCase> cases = new ArrayList<>(files.stratus());
        cases.addAll(files.otrf());
        cases.addAll(files.invictus());
        Map<MatchingRule, Count> counts = new LinkedHashMap<>();
        chosen.forEach(rule -> counts.put(rule, new Count()));
        cases(cases, hits, counts);
        background(files.invictusBackground(), hits, counts);
        return 0;
    }

    private boolean isChosen(MatchingRule rule) {
        Level own = rule.info().level();
        return level == null || (own == null ? Level.MEDIUM : own).compareTo(level) >= 0;
    }

    private void cases(List<LabelledCase> cases, RuleHits hits, Map<MatchingRule, Count> counts) {
        List<List<String>> rows = new ArrayList<>();
        int answered = 0;
        int hitAtAll = 0;
        for (LabelledCase attack : cases) {
            Set<MatchingRule> hit = new LinkedHashSet<>();
            hits.of(attack.recording()).forEach((event, found) -> {
                if (attack.isAttack(event)) {
                    found.stream().filter(counts::containsKey).forEach(rule -> {
                        hit.add(rule);
                        counts.get(rule).inside++;
                    });
                }
            });
            Set<String> intended = new TreeSet<>();
            int silent = 0;
            for (Map.Entry<MatchingRule, Count> each : counts.entrySet()) {
                if (techniques.intends(each.getKey().info(), attack.name())) {
                    each.getValue().intended++;
                    if (hit.contains(each.getKey())) {
                        intended.add(each.getKey().info().title());
                    } else {
                        silent++;
                    }
                }
            }
            hit.forEach(rule -> counts.get(rule).cases++);
            answered += intended.isEmpty() ? 0 : 1;
            hitAtAll += hit.isEmpty() ? 0 : 1;
            long others = hit.stream()
                    .filter(rule -> !techniques.intends(rule.info(), attack.name()))
                    .count();
            rows.add(List.of(
                    attack.set(),
                    attack.name(),
                    String.join(" ", techniques.of(attack.name())),
                    Integer.toString(hit.size() - (int) others),
                    Integer.toString(silent),
                    Long.toString(others),
                    String.join("; ", intended)));
        }
        out.println(
                "Cases: rules meant for the technique that hit an event of the attack, those that did not, and others"
                        + " that did.");
        out.println();
        out.print(new Table(
                        List.of(
                                "set",
                                "case",
                                "techniques",
                                "meant, hit",
                                "meant, silent",
                                "others, hit",
                                "meant and hit"),
                        rows)
                .text(markdown));
        out.println();
        out.println(counts.size() + " rules. " + share(answered, cases.size())
                + " cases were hit by a rule that was meant for" + " them, " + share(hitAtAll, cases.size())
                + " by any rule.");
        out.println();
    }

    private void background(List<String> records, RuleHits hits, Map<MatchingRule, Count> counts) {
        Set<String> ids = new LinkedHashSet<>();
        records.forEach(record -> ids.add(Json.read(record).path("eventID").asString("")));
        hits.of(records).forEach((event, found) -> {
            if (ids.contains(event)) {
                found.stream().filter(counts::containsKey).forEach(rule -> counts.get(rule).outside++);
            }
        });
        List<List<String>> rows = counts.entrySet().stream()
                .filter(each -> each.getValue().inside + each.getValue().outside > 0)
                .map(each -> row(each.getKey(), each.getValue()))
                .toList();
        out.println(
                "Rules: the cases that each was meant for and those that it hit, events of attacks and events of the "
                        + records.size() + " of the background that it hit.");
        out.println();
        out.print(new Table(
                        List.of("rule", "level", "meant for", "hit cases", "events inside", "events outside"),
                        Stream.concat(rows.stream(), Stream.of(total(counts))).toList())
                .text(markdown));
        out.println();
        long neither = counts.size() - rows.size();
        long onlyInside = counts.values().stream()
                .filter(count -> count.inside > 0 && count.outside == 0)
                .count();
        long onlyOutside = counts.values().stream()
                .filter(count -> count.inside == 0 && count.outside > 0)
                .count();
        out.println(neither + " rules hit nothing; " + onlyInside + " only attacks, " + onlyOutside
                + " only the background.");
    }

    private static List<String> row(MatchingRule rule, Count count) {
        Level own = rule.info().level();
        return List.of(
                rule.info().title().replace("|", "\\|"),
                own == null ? "none" : own.name().toLowerCase(Locale.ROOT),
                Integer.toString(count.intended),
                Integer.toString(count.cases),
                Integer.toString(count.inside),
                Integer.toString(count.outside));
    }

    private static List<String> total(Map<MatchingRule, Count> counts) {
        int inside = counts.values().stream().mapToInt(count -> count.inside).sum();
        int outside = counts.values().stream().mapToInt(count -> count.outside).sum();
        return List.of("all rules", "", "", "", Integer.toString(inside), Integer.toString(outside));
    }

    private static String share(int part, int whole) {
        return part + " of " + whole;
    }
}
