package io.kumoban.bench.cases;

import io.kumoban.bench.Table;
import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    CaseOptions options = new CaseOptions();

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

    private final PrintStream out;
    private final CaseTechniques techniques = new CaseTechniques();

    public RulesCases() {
        this(System.out);
    }

    RulesCases(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Path> folder = options.folder();
        if (folder.isEmpty()) {
            return CaseOptions.NO_INPUT;
        }
        List<String> paths = rules.isEmpty()
                ? PUBLIC.stream()
                        .map(name -> folder.get().resolve(name).toString())
                        .toList()
                : rules;
        CaseFiles files = new CaseFiles(folder.get());
        RuleHits hits = new RuleHits(paths);
        List<RuleTally> tallies = hits.rules().stream()
                .filter(this::isChosen)
                .map(rule -> new RuleTally(rule, techniques))
                .toList();
        List<LabelledCase> cases = new ArrayList<>(files.stratus());
        cases.addAll(files.otrf());
        cases.addAll(files.invictus());
        cases(cases, hits, tallies);
        List<String> background = files.invictusBackground();
        Map<String, Set<MatchingRule>> found = hits.of(background);
        tallies.forEach(tally -> tally.countBackground(found));
        rules(background.size(), tallies);
        return 0;
    }

    private boolean isChosen(MatchingRule rule) {
        Level own = rule.info().level();
        return level == null || (own == null ? Level.MEDIUM : own).compareTo(level) >= 0;
    }

    private void cases(List<LabelledCase> cases, RuleHits hits, List<RuleTally> tallies) {
        List<List<String>> rows = new ArrayList<>();
        int answered = 0;
        int hitAtAll = 0;
        for (LabelledCase attack : cases) {
            Map<String, Set<MatchingRule>> found = hits.of(attack.recording());
            Set<String> intended = new TreeSet<>();
            int meant = 0;
            int silent = 0;
            int others = 0;
            for (RuleTally tally : tallies) {
                boolean hit = tally.countCase(attack, found);
                if (!tally.isMeantFor(attack)) {
                    others += hit ? 1 : 0;
                } else if (hit) {
                    meant++;
                    intended.add(tally.title());
                } else {
                    silent++;
                }
            }
            answered += meant > 0 ? 1 : 0;
            hitAtAll += meant + others > 0 ? 1 : 0;
            rows.add(List.of(
                    attack.set(),
                    attack.name(),
                    String.join(" ", techniques.of(attack.name())),
                    Integer.toString(meant),
                    Integer.toString(silent),
                    Integer.toString(others),
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
                .text(options.markdown));
        out.println();
        out.println("%d rules. %d of %d cases were hit by a rule that was meant for them, %d of %d by any rule."
                .formatted(tallies.size(), answered, cases.size(), hitAtAll, cases.size()));
        out.println();
    }

    private void rules(int background, List<RuleTally> tallies) {
        List<List<String>> rows = new ArrayList<>();
        int inside = 0;
        int outside = 0;
        int onlyInside = 0;
        int onlyOutside = 0;
        for (RuleTally tally : tallies) {
            if (tally.inside() + tally.outside() > 0) {
                rows.add(tally.row());
            }
            inside += tally.inside();
            outside += tally.outside();
            onlyInside += tally.inside() > 0 && tally.outside() == 0 ? 1 : 0;
            onlyOutside += tally.inside() == 0 && tally.outside() > 0 ? 1 : 0;
        }
        int silent = tallies.size() - rows.size();
        rows.add(List.of("all rules", "", "", "", Integer.toString(inside), Integer.toString(outside)));
        out.println(
                "Rules: the cases that each was meant for and those that it hit, events of attacks and events of the "
                        + background + " of the background that it hit.");
        out.println();
        out.print(new Table(List.of("rule", "level", "meant for", "hit cases", "events inside", "events outside"), rows)
                .text(options.markdown));
        out.println();
        out.println("%d rules hit nothing; %d only attacks, %d only the background."
                .formatted(silent, onlyInside, onlyOutside));
    }
}
