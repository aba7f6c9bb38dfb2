package io.kumoban.console.command;

import io.kumoban.console.behaviour.AnswerJson;
import io.kumoban.console.behaviour.AnswerText;
import io.kumoban.console.behaviour.NodeNames;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import io.kumoban.engine.graph.query.FindingSeeds;
import io.kumoban.engine.graph.query.Nearness;
import io.kumoban.engine.graph.query.Weighing;
import io.kumoban.engine.graph.query.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where to look next from some nodes. */
@Command(
        name = "near",
        description = {
            "Ranks what is near to some nodes, by personalised PageRank: who is met often by somebody who walks from"
                    + " them at random, over relations in either direction. Relations count more when they are new,"
                    + " frequent or close to the time in question, and less at nodes with many relations.",
            "A node finding:ID stands for all that the finding names, and brings its time."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph query near g.kgraph 198.51.100.7 --at 2026-03-10T04:00:00Z",
            "  kumoban graph query near g.kgraph i-0123456789abcdef0 198.51.100.7 --limit 50",
            "  kumoban graph query near g.kgraph --findings --from 2026-03-10 --kind bucket"
        })
public final class GraphNearCommand implements Callable<Integer> {
    private static final long AROUND = Duration.ofHours(12).toMillis();
    private static final double LEAST_ALPHA = 0.01;
    private static final double LEAST_EPSILON = 1e-6;
    private static final int MOST_PLACES = 100_000;

    private final CommonOptions common;

    @Mixin
    GraphScope scope = new GraphScope();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "NODE",
            description = "Nodes to begin with, such as ip:198.51.100.7 or a name alone.")
    List<String> names = List.of();

    @Option(
            names = "--findings",
            description = "Begin with what findings of the window name, where the graph was built with findings.")
    boolean findings;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "What it is about: relations count less the further their events are from it. Without --from"
                    + " and --to the window is 12 hours before and after.")
    @Nullable
    Instant at;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Only nodes of this kind, such as bucket or ip. May be repeated.")
    List<String> kinds = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Nodes to list, 1 to 100,000. Default: 20.")
    int limit = 20;

    @Option(
            names = "--through-shared",
            description = "Also accounts, countries, network owners, user agents and APIs, which join all with all.")
    boolean throughShared;

    @Option(
            names = "--alpha",
            paramLabel = "P",
            description =
                    "How likely a walk begins anew before each step, 0.01 to 0.99; less looks farther. Default: 0.5.")
    double alpha = Nearness.Effort.STANDARD.alpha();

    @Option(
            names = "--epsilon",
            paramLabel = "P",
            description = "How exact, 1e-6 to 0.1: at most 1 / (alpha epsilon) relations are walked. Default: 1e-4.")
    double epsilon = Nearness.Effort.STANDARD.epsilon();

    public GraphNearCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Set<NodeKind> wanted = wanted();
        requireSense();
        GraphStore graph = scope.open();
        Set<Integer> seeds = new TreeSet<>();
        Set<Long> times = new TreeSet<>();
        for (String name : names) {
            int node = NodeNames.find(graph, name);
            if (graph.kindOfNode(node) == NodeKind.FINDING) {
                add(FindingSeeds.of(graph, node), seeds, times);
            } else {
                seeds.add(node);
            }
        }
        if (findings) {
            add(FindingSeeds.in(graph, scope.window()), seeds, times);
        }
        if (seeds.isEmpty()) {
            throw CommandFailure.noInput(
                    "The graph has no finding in this window; build it with --findings, or choose another window.");
        }
        if (at != null) {
            times.clear();
            times.add(at.toEpochMilli());
        }
        Nearness.Answer answer = Nearness.of(
                graph,
                new Nearness.Question(seeds, window(times), times, wanted, limit),
                Weighing.STANDARD.through(throughShared),
                new Nearness.Effort(alpha, epsilon, Nearness.Effort.STANDARD.looks()));
        if (answer.cut()) {
            common.note("The search became too wide, so some of it is left out; narrow it with --from and --to.");
        } else if (answer.places().isEmpty()) {
            common.note("Nothing is near in this window" + (throughShared ? "." : " without --through-shared."));
        }
        return scope.answer(common, AnswerJson.of(answer), () -> AnswerText.print(common.screen(), answer));
    }

    private void requireSense() {
        if (names.isEmpty() && !findings) {
            throw CommandFailure.wrongUsage("Name a node to begin with, or give --findings.");
        }
        if (limit < 1 || limit > MOST_PLACES) {
            throw CommandFailure.wrongUsage("--limit is 1 to 100,000.");
        }
        if (!(alpha >= LEAST_ALPHA && alpha <= 1 - LEAST_ALPHA) || !(epsilon >= LEAST_EPSILON && epsilon <= 0.1)) {
            throw CommandFailure.wrongUsage("--alpha is 0.01 to 0.99, and --epsilon 1e-6 to 0.1.");
        }
    }

    private static void add(FindingSeeds found, Set<Integer> seeds, Set<Long> times) {
        seeds.addAll(found.nodes());
        times.addAll(found.times());
    }

    /** What was asked for, else half a day around the times in question, else all of time. */
    private Window window(Set<Long> times) {
        if (scope.from != null || scope.to != null || times.isEmpty()) {
            return scope.window();
        }
        long first = times.stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = times.stream().mapToLong(Long::longValue).max().orElseThrow();
        return new Window(first - AROUND, last + AROUND);
    }

    private Set<NodeKind> wanted() {
        Set<NodeKind> wanted = EnumSet.noneOf(NodeKind.class);
        for (String kind : kinds) {
            wanted.add(NodeKind.of(kind)
                    .orElseThrow(() -> CommandFailure.wrongUsage("There is no kind of node '%s'; the kinds are %s."
                            .formatted(
                                    kind,
                                    Arrays.stream(NodeKind.values())
                                            .map(NodeKind::word)
                                            .collect(Collectors.joining(", "))))));
        }
        return wanted;
    }
}
