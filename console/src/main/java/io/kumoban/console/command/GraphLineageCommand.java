package io.kumoban.console.command;

import io.kumoban.console.behaviour.AnswerJson;
import io.kumoban.console.behaviour.AnswerText;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.Lineage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where credentials came from and what came of them. */
@Command(
        name = "lineage",
        description =
                "Says where a key, session, role or principal came from and what came of it: who assumed which role in"
                        + " which session, and which keys were used and handed out.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph query lineage g.kgraph ASIAIOSFODNN7EXAMPLE",
            "  kumoban graph query lineage g.kgraph ASIAIOSFODNN7EXAMPLE --format json"
        })
public final class GraphLineageCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    GraphQuestion question = new GraphQuestion();

    @Option(names = "--limit", paramLabel = "N", description = "Links in either direction. Default: ${DEFAULT-VALUE}.")
    int limit = 200;

    public GraphLineageCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw CommandFailure.wrongUsage("--limit must be 1 or more.");
        }
        GraphStore graph = question.open();
        Lineage lineage = Lineage.of(graph, question.node(graph), question.window(), limit);
        return question.answer(common, AnswerJson.of(lineage), () -> AnswerText.print(common.screen(), lineage));
    }
}
