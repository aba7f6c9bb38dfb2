package io.kumoban.console.command;

import io.kumoban.console.rules.Ignored;
import io.kumoban.console.rules.LintReport;
import io.kumoban.console.view.Screen;
import io.kumoban.detectors.sigma.lint.Check;
import io.kumoban.detectors.sigma.lint.Linter;
import io.kumoban.detectors.sigma.lint.Remark;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.engine.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks rules without looking at logs. */
@Command(
        name = "lint",
        description = "Checks rules without looking at logs: what cannot be read, can never fire, or is broad, slow or"
                + " most likely mistaken. Ends with 1 when there are errors.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules lint own/",
            "  kumoban rules lint own/ --strict --ignore ignored.yaml",
            "  kumoban rules lint own/ --format sarif > lint.sarif"
        })
public final class RulesLintCommand implements Callable<Integer> {
    /** The formats of the answer. */
    enum Format {
        TABLE,
        JSON,
        SARIF
    }

    private final CommonOptions common;
    private final String version;

    @Mixin
    RuleArguments rules = new RuleArguments();

    @Option(names = "--strict", description = "End with 1 for warnings too.")
    boolean strict;

    @Option(
            names = "--ignore",
            paramLabel = "F",
            description = "Remarks not to tell (YAML): a list of rule (id), check and reason.")
    @Nullable
    Path ignore;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or sarif (2.1.0). Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    public RulesLintCommand(CommonOptions common, String version) {
        this.common = common;
        this.version = version;
    }

    @Override
    public Integer call() {
        Ignored ignored = ignore == null ? Ignored.nothing() : Ignored.read(ignore);
        RuleSet set = rules.readAll(common::note);
        List<Remark> told = new ArrayList<>();
        int silent = 0;
        for (Remark remark : Linter.lint(set)) {
            if (ignored.covers(remark)) {
                silent++;
            } else {
                told.add(remark);
            }
        }
        ignored.idle()
                .forEach(place ->
                        common.note("%s: this entry of the ignore list fits nothing; take it out.".formatted(place)));
        LintReport report =
                new LintReport(told, set.rules().size() + set.correlations().size(), silent);
        Screen screen = common.screen();
        switch (format) {
            case TABLE -> report.print(screen);
            case JSON -> screen.out().print(Json.page(report.json()));
            case SARIF -> screen.out().print(Json.page(report.sarif(version)));
        }
        screen.out().flush();
        boolean failed = report.count(Check.Grade.ERROR) > 0 || strict && !told.isEmpty();
        return failed ? ExitCodes.ANSWER_IS_NO : ExitCodes.DONE;
    }
}
