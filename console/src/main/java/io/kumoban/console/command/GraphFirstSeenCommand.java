package io.kumoban.console.command;

import io.kumoban.console.behaviour.AnswerJson;
import io.kumoban.console.behaviour.AnswerText;
import io.kumoban.console.behaviour.NodeNames;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.FirstSeen;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** When a node, or two nodes together, were seen first. */
@Command(
        name = "first-seen",
        description = "Says when a node was seen first, or two nodes with each other; ends with 1 when they never were."
                + " --from and --to do not matter here.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph query first-seen g.kgraph ip:198.51.100.7",
            "  kumoban graph query first-seen g.kgraph ASIAIOSFODNN7EXAMPLE 198.51.100.7"
        })
public final class GraphFirstSeenCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    GraphQuestion question = new GraphQuestion();

    @Parameters(index = "2", arity = "0..1", paramLabel = "OTHER", description = "The node that it was seen with.")
    @Nullable
    String other;

    public GraphFirstSeenCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        GraphStore graph = question.open();
        int node = question.node(graph);
        List<FirstSeen> events = other == null
                ? FirstSeen.of(graph, node).stream().toList()
                : FirstSeen.of(graph, node, NodeNames.find(graph, other));
        if (events.isEmpty()) {
            common.note("The two were not seen with each other.");
        }
        question.answer(common, AnswerJson.of(events), () -> AnswerText.print(common.screen(), events));
        return events.isEmpty() ? ExitCodes.ANSWER_IS_NO : ExitCodes.DONE;
    }
}
