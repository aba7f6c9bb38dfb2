package io.kumoban.console.command;

import io.kumoban.console.behaviour.AnswerJson;
import io.kumoban.console.behaviour.AnswerText;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.Profile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a node does as a rule. */
@Command(
        name = "profile",
        description =
                "Says what a node does as a rule: counts by kind, the hours of the week in which it is active, its"
                        + " first and last event.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph query profile g.kgraph AKIAIOSFODNN7EXAMPLE",
            "  kumoban graph query profile g.kgraph i-0123456789abcdef0 --format json"
        })
public final class GraphProfileCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    GraphQuestion question = new GraphQuestion();

    public GraphProfileCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        GraphStore graph = question.open();
        Profile profile = Profile.of(graph, question.node(graph), question.window());
        return question.answer(common, AnswerJson.of(profile), () -> AnswerText.print(common.screen(), profile));
    }
}
