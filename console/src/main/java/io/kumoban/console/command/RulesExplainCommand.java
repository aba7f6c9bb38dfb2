package io.kumoban.console.command;

import io.kumoban.console.rules.EventFile;
import io.kumoban.console.rules.RuleText;
import io.kumoban.console.view.Screen;
import io.kumoban.detectors.sigma.event.JsonEvent;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/** Says what rules come to, and what of them holds for events. */
@Command(
        name = "explain",
        description = "Says in words what a rule asks for and how it is looked for; with --event, which of its searches"
                + " and lines hold for an event, with the values that it has there.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules explain own/stopped.yml",
            "  kumoban rules explain own/stopped.yml --event event.json",
            "  kumoban rules explain builtin --rule kumoban_console_failure",
            "  kumoban rules explain own/stopped.yml --pipeline ecs.yml"
        })
public final class RulesExplainCommand implements Callable<Integer> {
    private static final int MOST_EVENTS = 100;

    private final CommonOptions common;

    @Mixin
    RuleArguments rules = new RuleArguments();

    @Option(names = "--rule", paramLabel = "ID", description = "Only the rule with this id, name or title.")
    @Nullable
    String wanted;

    @Option(
            names = "--event",
            paramLabel = "F",
            description = "A file of events (JSON, the first " + MOST_EVENTS + " of it) to explain the rule with; - is"
                    + " standard input.")
    @Nullable
    String event;

    public RulesExplainCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        RuleSet set = rules.read(common::note);
        List<SigmaRule> single =
                set.rules().stream().filter(rule -> isWanted(rule.info())).toList();
        List<CorrelationRule> joined = set.correlations().stream()
                .filter(rule -> isWanted(rule.info()))
                .toList();
        if (single.isEmpty() && joined.isEmpty()) {
            throw CommandFailure.wrongUsage(
                    "There is no rule %s among these; 'kumoban rules list' names them.".formatted(wanted));
        }
        Screen screen = common.screen();
        RuleText text = new RuleText(screen);
        single.forEach(rule -> text.rule(rule));
        joined.forEach(rule -> text.correlation(rule));
        if (event != null) {
            explain(single, text, event);
        }
        screen.out().flush();
        return ExitCodes.DONE;
    }

    private boolean isWanted(RuleInfo info) {
        return wanted == null || info.answersTo(wanted);
    }

    private void explain(List<SigmaRule> single, RuleText text, String name) {
        EventFile file = new EventFile(name, common::note);
        file.read((index, bytes, from, to) -> {
            if (index >= MOST_EVENTS) {
                return;
            }
            try {
                MapEvent seen =
                        new MapEvent(JsonEvent.parse(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
                single.forEach(rule -> text.event(rule, index, seen));
            } catch (JacksonException | IllegalArgumentException unfit) {
                file.bad("it is no JSON object");
            }
        });
        if (file.events() > MOST_EVENTS) {
            common.note("Only the first %,d of %,d events are explained.".formatted(MOST_EVENTS, file.events()));
        }
        if (file.events() == file.unreadable()) {
            throw CommandFailure.noInput("%s holds no JSON object; give events as JSON.".formatted(name));
        }
    }
}
