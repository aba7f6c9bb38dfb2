package io.kumoban.console.command;

import static java.util.Objects.requireNonNull;

import io.kumoban.console.replay.ReplayRun;
import io.kumoban.console.view.ProgressLine;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Surroundings;
import io.kumoban.engine.finding.Finding;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that every command has, and the screen that follows from them. */
public final class CommonOptions {
    /** What {@code --log-level} takes. */
    public enum LogLevel {
        OFF(Level.OFF),
        ERROR(Level.SEVERE),
        WARNING(Level.WARNING),
        INFO(Level.INFO),
        DEBUG(Level.FINE),
        TRACE(Level.FINEST);

        private final Level level;

        LogLevel(Level level) {
            this.level = level;
        }
    }

    private final Surroundings surroundings;

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec root;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = 1000,
            description = "Show this help and exit.")
    boolean help;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            order = 1001,
            description = "Write results only: no progress, no notes.")
    boolean quiet;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            order = 1002,
            description = "No colours. There are none either when NO_COLOR is set or the output is a pipe.")
    boolean noColor;

    @Option(
            names = "--log-level",
            scope = ScopeType.INHERIT,
            order = 1003,
            paramLabel = "LEVEL",
            defaultValue = "warning",
            description = "What is logged to standard error: off, error, warning, info, debug or trace. "
                    + "Default: ${DEFAULT-VALUE}.")
    LogLevel logLevel = LogLevel.WARNING;

    public CommonOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Whether only results are wanted. */
    public boolean quiet() {
        return quiet;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** Where this command writes. */
    public Screen screen() {
        var line = requireNonNull(root).commandLine();
        return new Screen(line.getOut(), line.getErr(), surroundings.colours() && !noColor, surroundings.columns());
    }

    /** Where a replay draws its progress. */
    ReplayRun.Watch watch() {
        return watch(finding -> "");
    }

    /** The same, and something is said of new findings. */
    ReplayRun.Watch watch(Function<Finding, String> news) {
        boolean draws = surroundings.redraws() && !quiet;
        return new ReplayRun.Watch(
                screen().err(), draws ? surroundings.terminalColumns() : 0, quiet ? finding -> "" : news);
    }

    /** Draws how far a long work has come, where a person looks on. */
    ProgressLine progress(DoubleFunction<String> text) {
        boolean draws = surroundings.redraws() && !quiet;
        return ProgressLine.showing(screen().err(), draws ? surroundings.terminalColumns() : 0, text);
    }

    /** Tells the user something that is no result, unless only results are wanted. */
    public void note(String text) {
        if (!quiet) {
            screen().note(text);
        }
    }

    /** Makes the program log at the chosen level, one line a message. */
    public void startLogging() {
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setLevel(logLevel.level);
        handler.setFormatter(new OneLine());
        Logger everything = Logger.getLogger("");
        everything.setLevel(logLevel.level);
        everything.addHandler(handler);
    }

    private static final class OneLine extends SimpleFormatter {
        @Override
        public String format(LogRecord message) {
            String level = message.getLevel().getName().toLowerCase(Locale.ROOT);
            String line = "kumoban: %s: %s%n".formatted(level, formatMessage(message));
            return message.getThrown() == null ? line : line + message.getThrown() + System.lineSeparator();
        }
    }
}
