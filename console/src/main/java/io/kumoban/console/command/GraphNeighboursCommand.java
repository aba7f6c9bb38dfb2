package io.kumoban.console.command;

import io.kumoban.console.behaviour.AnswerJson;
import io.kumoban.console.behaviour.AnswerText;
import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.Neighbours;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom a node has to do with. */
@Command(
        name = "neighbours",
        description = "Lists whom a node has to do with, the most frequent first.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph query neighbours g.kgraph i-0123456789abcdef0 --from 2026-03-10",
            "  kumoban graph query neighbours g.kgraph ip:198.51.100.7 --kind connected",
            "  kumoban graph query neighbours g.kgraph AKIAIOSFODNN7EXAMPLE --format json"
        })
public final class GraphNeighboursCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    GraphQuestion question = new GraphQuestion();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Only relations of this kind, such as used-ip or connected. May be repeated.")
    List<String> kinds = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Relations to list. Default: ${DEFAULT-VALUE}.")
    int limit = 50;

    public GraphNeighboursCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Set<EdgeKind> wanted = wanted();
        GraphStore graph = question.open();
        Neighbours.Answer answer =
                Neighbours.of(graph, question.node(graph), question.window(), wanted, Math.max(1, limit));
        return question.answer(common, AnswerJson.of(answer), () -> AnswerText.print(common.screen(), answer));
    }

    private Set<EdgeKind> wanted() {
        Set<EdgeKind> wanted = EnumSet.noneOf(EdgeKind.class);
        for (String kind : kinds) {
            wanted.add(EdgeKind.of(kind)
                    .orElseThrow(() -> CommandFailure.wrongUsage("There is no relation '%s'; the kinds are %s."
                            .formatted(
                                    kind,
                                    Arrays.stream(EdgeKind.values())
                                            .map(EdgeKind::word)
                                            .collect(Collectors.joining(", "))))));
        }
        return wanted;
    }
}
