package io.kumoban.console.command;

import io.kumoban.console.behaviour.AnswerJson;
import io.kumoban.console.behaviour.AnswerText;
import io.kumoban.console.behaviour.NodeNames;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.Paths;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How two nodes hang together. */
@Command(
        name = "paths",
        description = {
            "Finds the shortest ways from one node to another, over relations in either direction, and says what each"
                    + " step is. Ends with 1 when there is none within the bounds.",
            "Accounts, countries, network owners, user agents and APIs join all with all, so ways lead around them"
                    + " unless asked otherwise."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph query paths g.kgraph ip:198.51.100.7 bucket:secrets",
            "  kumoban graph query paths g.kgraph 198.51.100.7 secrets --in-time-order",
            "  kumoban graph query paths g.kgraph 198.51.100.7 i-0abc --through-shared"
        })
public final class GraphPathsCommand implements Callable<Integer> {
    private static final int MOST_STEPS = 12;

    private final CommonOptions common;

    @Mixin
    GraphQuestion question = new GraphQuestion();

    @Parameters(index = "2", paramLabel = "OTHER", description = "The node to come to.")
    String other = "";

    @Option(names = "--in-time-order", description = "No step may lie before the one in front of it.")
    boolean inTimeOrder;

    @Option(names = "--through-shared", description = "Also through what many have in common.")
    boolean throughShared;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of a path at most, 1 to 12. Default: 5.")
    int steps = Paths.Bounds.STANDARD.steps();

    @Option(names = "--limit", paramLabel = "N", description = "Paths to list. Default: 10.")
    int limit = Paths.Bounds.STANDARD.paths();

    public GraphPathsCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (steps < 1 || steps > MOST_STEPS || limit < 1) {
            throw CommandFailure.wrongUsage("--steps is 1 to %d, and --limit 1 or more.".formatted(MOST_STEPS));
        }
        GraphStore graph = question.open();
        int from = question.node(graph);
        int to = NodeNames.find(graph, other);
        if (from == to) {
            throw CommandFailure.wrongUsage("Both are the same node; name two.");
        }
        Paths.Bounds standard = Paths.Bounds.STANDARD;
        Paths.Answer answer = Paths.between(
                graph,
                from,
                to,
                question.window(),
                new Paths.Bounds(steps, standard.places(), standard.looks(), limit, inTimeOrder, throughShared));
        if (answer.paths().isEmpty()) {
            common.note(
                    answer.cut()
                            ? "No path was found before the search became too wide; narrow it with --from, --to or"
                                    + " --steps."
                            : "There is no path of %d steps or fewer.".formatted(steps));
        }
        question.answer(common, AnswerJson.of(answer), () -> AnswerText.print(common.screen(), answer, inTimeOrder));
        return answer.paths().isEmpty() ? ExitCodes.ANSWER_IS_NO : ExitCodes.DONE;
    }
}
