package io.kumoban.bench.cases;

import io.kumoban.bench.Table;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.Lists;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code kumoban bench cases}. */
@Command(
        name = "cases",
        description = {
            "Replays labelled attack cases of public data sets and prints for each which detector answered it with a"
                    + " type that was accepted beforehand, and what the background of one of them raised.",
            "",
            "Names of tools in user agents are masked. The data sets lie in the folder that --data or the environment"
                    + " variable KUMOBAN_DATA names; docs/evaluation.md says which and where they come from."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench cases --data sets/             all cases",
            "  KUMOBAN_DATA=sets/ kumoban bench cases       the same",
            "  kumoban bench cases --markdown               the tables as docs/evaluation.md holds them"
        })
public final class Cases implements Callable<Integer> {
    private static final double PERCENT = 100;

    @Mixin
    CaseOptions options = new CaseOptions();

    private final PrintStream out;
    private final AcceptedTypes accepted = new AcceptedTypes();

    public Cases() {
        this(System.out);
    }

    Cases(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Path> folder = options.folder();
        if (folder.isEmpty()) {
            return CaseOptions.NO_INPUT;
        }
        CaseFiles files = new CaseFiles(folder.get());
        CaseReplay replay = new CaseReplay(new Lists(Map.of("aws-ranges", AddressSet.of(files.awsRanges())), Map.of()));
        techniques(files, replay);
        background(files, replay);
        others(files, replay);
        return 0;
    }

    private void techniques(CaseFiles files, CaseReplay replay) throws IOException {
        List<LabelledCase> cases = new ArrayList<>(files.stratus());
        cases.addAll(files.otrf());
        cases.addAll(files.invictus());
        Map<List<String>, List<Finding>> replayed = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        int answered = 0;
        int withoutSingleCalls = 0;
        for (LabelledCase attack : cases) {
            List<Finding> findings = replayed.computeIfAbsent(attack.recording(), replay::findings);
            Set<String> right = answers(findings, attack, true);
            Set<String> standard = answers(findings, attack, false);
            answered += right.isEmpty() ? 0 : 1;
            withoutSingleCalls += standard.isEmpty() ? 0 : 1;
            rows.add(List.of(
                    attack.set(),
                    attack.name(),
                    right.isEmpty() ? "no" : "yes",
                    standard.isEmpty() ? "no" : "yes",
                    String.join(", ", right.isEmpty() ? others(findings, attack) : right)));
        }
        out.println("Attack cases: an accepted type is raised and shows an event of the attack.");
        out.println();
        out.print(new Table(List.of("set", "technique", "answered", "without single-calls", "detector: type"), rows)
                .text(options.markdown));
        out.println();
        out.println(share(answered, cases.size()) + " answered; " + share(withoutSingleCalls, cases.size())
                + " without single-calls, which has to be switched on.");
        out.println();
    }

    /** Who answered an attack rightly. */
    private Set<String> answers(List<Finding> findings, LabelledCase attack, boolean all) {
        Set<String> right = new TreeSet<>();
        for (Finding finding : findings) {
            if (accepted.of(attack.name()).contains(finding.type())
                    && CaseReplay.shows(finding, attack)
                    && (all || !finding.detector().equals(CaseReplay.SINGLE_CALLS))) {
                right.add(finding.detector() + ": " + finding.type());
            }
        }
        return right;
    }

    /** What was raised about an attack though it is no accepted type, in brackets. */
    private static Set<String> others(List<Finding> findings, LabelledCase attack) {
        Set<String> others = new TreeSet<>();
        for (Finding finding : findings) {
            if (CaseReplay.shows(finding, attack)) {
                others.add("(" + finding.detector() + ": " + finding.type() + ")");
            }
        }
        return others;
    }

    private void background(CaseFiles files, CaseReplay replay) throws IOException {
        List<String> records = files.invictusBackground();
        Map<String, Finding> last = new LinkedHashMap<>();
        Map<String, Integer> times = new TreeMap<>();
        for (Finding finding : replay.findings(records)) {
            String key = finding.type() + " " + finding.resource() + " " + finding.extraKey();
            last.put(key, finding);
            times.merge(key, 1, Integer::sum);
        }
        List<List<String>> rows = new ArrayList<>();
        last.forEach((key, finding) -> rows.add(List.of(
                finding.detector(),
                finding.type(),
                Integer.toString(times.getOrDefault(key, 0)),
                finding.explanation())));
        out.println("Background of cloudtrail-invictus alone: " + records.size() + " events, " + last.size()
                + " findings.");
        out.println();
        out.print(new Table(List.of("detector", "type", "raised", "last sentence"), rows).text(options.markdown));
        out.println();
    }

    private void others(CaseFiles files, CaseReplay replay) throws IOException {
        Map<Boolean, List<LabelledCase>> rules = files.panther();
        List<List<String>> rows = List.of(
                counted("traildiscover, single calls that attackers make", files.trailDiscover(), replay),
                counted("panther-tests, its rule fires", rules.getOrDefault(true, List.of()), replay),
                counted("panther-tests, its rule does not", rules.getOrDefault(false, List.of()), replay));
        out.println("Single events, each replayed alone: how many raise a finding of any type.");
        out.println();
        out.print(new Table(List.of("cases", "events", "finding", "without single-calls", "types seen"), rows)
                .text(options.markdown));
    }

    private static List<String> counted(String what, List<LabelledCase> cases, CaseReplay replay) {
        int raised = 0;
        int standard = 0;
        Set<String> types = new LinkedHashSet<>();
        for (LabelledCase one : cases) {
            List<Finding> findings = replay.findings(one.recording());
            findings.forEach(finding -> types.add(finding.type()));
            raised += findings.isEmpty() ? 0 : 1;
            standard +=
                    findings.stream().allMatch(finding -> finding.detector().equals(CaseReplay.SINGLE_CALLS)) ? 0 : 1;
        }
        return List.of(
                what,
                Integer.toString(cases.size()),
                Integer.toString(raised),
                Integer.toString(standard),
                Integer.toString(types.size()));
    }

    private static String share(int part, int whole) {
        return String.format(Locale.ROOT, "%d of %d (%.0f %%)", part, whole, whole == 0 ? 0 : PERCENT * part / whole);
    }
}
