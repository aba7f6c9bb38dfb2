package io.kumoban.console.command;

import io.kumoban.console.rules.EventFile;
import io.kumoban.console.rules.MatchLine;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.SigmaMatcher;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Matches any JSON objects with rules, whatever the rules' log sources are. */
@Command(
        name = "match",
        description = "Matches JSON objects with rules. Log sources are not looked at: every rule is tried on every"
                + " event, under the names of fields that it uses. Correlations need a replay.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules match own/stopped.yml --events events.jsonl",
            "  kumoban rules match own/ builtin --events trail.json.gz --format jsonl",
            "  kumoban rules match own/ --pipeline ecs.yml --events ecs.jsonl",
            "  cat events.json | kumoban rules match own/ --events - --format table"
        })
public final class RulesMatchCommand implements Callable<Integer> {
    /** The formats of matches. */
    enum Format {
        TABLE,
        JSONL
    }

    private final CommonOptions common;

    @Mixin
    RuleArguments rules = new RuleArguments();

    @Option(
            names = "--events",
            required = true,
            paramLabel = "F",
            description =
                    "JSON objects: one a line, one after the other, in arrays or in Records; also packed with gzip."
                            + " - is standard input.")
    String events = EventFile.STANDARD_INPUT;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, or jsonl with a line for each match: rule, title, level, and event, the number of the"
                    + " event from 0. Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    public RulesMatchCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        RuleSet set = rules.read(common::note);
        SigmaEngine engine = SigmaEngine.compile(set);
        RuleArguments.tell(engine.problems(), common::note);
        if (!set.correlations().isEmpty()) {
            common.note(
                    "%,d correlations are left out, since they need more than one event; see 'kumoban replay --rules'."
                            .formatted(set.correlations().size()));
        }
        List<MatchLine> lines = engine.rules().stream().map(MatchLine::of).toList();
        Screen screen = common.screen();
        Table table = new Table().number("EVENT").column("LEVEL").column("RULE").shrinking("TITLE");
        EventFile file = new EventFile(events, common::note);
        SigmaMatcher matcher = engine.matcher();
        StringBuilder line = new StringBuilder();
        file.read((index, bytes, from, to) -> {
            int count = matcher.match(bytes, from, to);
            if (count == SigmaMatcher.UNREADABLE) {
                file.bad("it is " + words(matcher));
            }
            for (int i = 0; i < count; i++) {
                MatchLine match = lines.get(matcher.ruleIndex(i));
                if (format == Format.JSONL) {
                    line.setLength(0);
                    screen.out().println(match.write(index, line));
                } else {
                    SigmaRule rule = matcher.rule(i);
                    table.row(
                            Long.toString(index),
                            match.level(),
                            rule.info().key(),
                            rule.info().title());
                }
            }
        });
        if (format == Format.TABLE && !table.isEmpty()) {
            table.print(screen);
        }
        screen.out().flush();
        account(file, matcher);
        return ExitCodes.DONE;
    }

    private static String words(SigmaMatcher matcher) {
        return switch (matcher.outcome()) {
            case GOOD, MALFORMED -> "no JSON object";
            case TOO_DEEP -> "nested too deep";
            case TOO_LARGE -> "too large";
            case TOO_MANY_VALUES -> "one with too many values that rules ask for";
        };
    }

    private void account(EventFile file, SigmaMatcher matcher) {
        if (file.events() > 0 && file.unreadable() == file.events()) {
            throw CommandFailure.noInput("%s holds no JSON object; give events as JSON.".formatted(events));
        }
        if (matcher.gaveUp() > 0) {
            common.note("Regular expressions used up their steps on %,d values, which count as not found."
                    .formatted(matcher.gaveUp()));
        }
    }
}
