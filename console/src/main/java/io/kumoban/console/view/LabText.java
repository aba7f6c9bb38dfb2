package io.kumoban.console.view;

import io.kumoban.console.lab.Ask;
import io.kumoban.console.lab.Lab;
import io.kumoban.console.lab.LabFolder;
import io.kumoban.console.lab.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Exercises, for people. */
public final class LabText {
    private static final String INDENT = "    ";

    private LabText() {}

    /** What to find out, and how to begin. */
    public static void start(Screen screen, Lab lab, LabFolder folder) {
        screen.heading(lab.title());
        screen.line();
        Paragraph.print(screen, "Question", lab.question());
        screen.line();
        Table table = new Table().column("ANSWER").shrinking("WHAT").column("FOR EXAMPLE");
        lab.asks().forEach(ask -> table.row(ask.name(), ask.what(), ask.example()));
        table.print(screen);
        screen.line();
        begin(screen, lab, folder);
        screen.line();
        Paragraph.print(screen, "Seed", "%d; the same seed gives the same logs and answers".formatted(folder.seed()));
    }

    /** Commands to be copied, so they are not broken into lines. */
    private static void begin(Screen screen, Lab lab, LabFolder folder) {
        screen.line(screen.ink(Ink.FAINT, "Begin with"));
        screen.line(INDENT + "cd " + SafeText.of(folder.path().toString()));
        lab.commands().forEach(command -> screen.line(INDENT + command));
        screen.line(screen.ink(Ink.FAINT, "When stuck"));
        screen.line(INDENT + "kumoban lab hint " + lab.name());
        screen.line(screen.ink(Ink.FAINT, "When done"));
        screen.line(INDENT + "kumoban lab check " + lab.name() + ' '
                + lab.asks().stream().map(ask -> ask.name() + "=...").collect(Collectors.joining(" ")));
    }

    /** A hint. */
    public static void hint(Screen screen, String hint) {
        Paragraph.print(screen, "Hint", hint);
    }

    /** What is right and what is not. */
    public static void verdicts(Screen screen, Lab lab, List<Verdict> verdicts) {
        Table table = new Table().column("ANSWER").column("IS").shrinking("REMARK");
        for (Verdict verdict : verdicts) {
            Ask ask = verdict.ask();
            table.row(
                    Table.Cell.of(ask.name()),
                    new Table.Cell(verdict.outcome().name().toLowerCase(Locale.ROOT), ink(verdict)),
                    Table.Cell.of(verdict.remark()));
        }
        table.print(screen);
        if (verdicts.stream().allMatch(Verdict::isRight)) {
            screen.line();
            screen.line(screen.ink(Ink.GREEN, "Solved.") + " docs/labs/" + lab.name()
                    + ".md explains how the traces came about.");
        }
    }

    private static Ink ink(Verdict verdict) {
        return switch (verdict.outcome()) {
            case RIGHT -> Ink.GREEN;
            case WRONG -> Ink.RED;
            case MISSING -> Ink.FAINT;
        };
    }
}
