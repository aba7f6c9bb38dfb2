package io.kumoban.console.rules;

import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Paragraph;
import io.kumoban.console.view.SafeText;
import io.kumoban.console.view.Screen;
import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.SigmaExplainer;
import io.kumoban.detectors.sigma.event.EventValue;
import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.plan.Plan;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.Detection;
import io.kumoban.detectors.sigma.rule.FilterRule;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.detectors.sigma.words.PredicateWords;
import java.util.List;
import java.util.stream.Collectors;

/** Rules in words on a screen. */
public final class RuleText {
    private static final int MOST_VALUES = 5;
    private static final int LONGEST_VALUE = 100;

    private final Screen screen;

    public RuleText(Screen screen) {
        this.screen = screen;
    }

    /** What a rule asks for, and how it is looked for. */
    public void rule(SigmaRule rule) {
        head(rule.info(), rule.place().toString());
        Paragraph.print(screen, "Log source", rule.logSource().toString());
        Paragraph.print(screen, "Applied to", applied(LogSourceRouter.route(rule)));
        Plan plan = Plan.compile(List.of(rule.predicate()));
        Paragraph.print(screen, "Looked for at", anchor(plan));
        Paragraph.print(screen, "Fields", plan.paths().isEmpty() ? "none" : String.join(", ", plan.paths()));
        detection(rule.detection());
        for (FilterRule filter : rule.filters()) {
            screen.line();
            Paragraph.print(screen, "And filter", filter.info().title() + " (" + filter.place() + ")");
            detection(filter.detection());
        }
        screen.line();
    }

    /** What a correlation is made of. */
    public void correlation(CorrelationRule rule) {
        head(rule.info(), rule.place().toString());
        Paragraph.print(screen, "Correlation", rule.type().sigmaName());
        Paragraph.print(
                screen,
                "Made of",
                rule.rules().stream().map(CorrelationRule.Reference::text).collect(Collectors.joining(", ")));
        Paragraph.print(screen, "Group by", rule.groupBy().isEmpty() ? "nothing" : String.join(", ", rule.groupBy()));
        Paragraph.print(screen, "Timespan", rule.timespan().toSeconds() + " s");
        screen.line();
    }

    private void head(RuleInfo info, String place) {
        screen.heading(SafeText.of(info.title().isEmpty() ? info.key() : info.title()));
        Paragraph.print(screen, "Id", info.key());
        if (info.level() != null) {
            Paragraph.print(screen, "Level", info.level().word());
        }
        Paragraph.print(screen, "Written in", place);
    }

    private static String applied(Route route) {
        return switch (route) {
            case Route.InScope inScope ->
                RuleEntry.Family.of(inScope.kind()).word()
                        + (inScope.missing().isEmpty()
                                ? ""
                                : ", without tests of "
                                        + inScope.missing().stream().sorted().collect(Collectors.joining(", ")));
            case Route.OutOfScope(SigmaRule same, String reason) -> "nothing: " + reason;
        };
    }

    private static String anchor(Plan plan) {
        if (!plan.refused().isEmpty()) {
            return "nothing, since it cannot be worked out: "
                    + plan.refused().values().iterator().next();
        }
        if (plan.unanchored().length > 0) {
            return "every event, since it may hold where nothing is, or asks for no text of three letters";
        }
        return plan.anchors().isEmpty()
                ? "nothing, since it never holds"
                : plan.anchors().stream()
                        .map(anchor -> (anchor.path().equals("*") ? "all texts" : anchor.path()) + " ("
                                + anchor.method() + ")")
                        .collect(Collectors.joining(", or "));
    }

    private void detection(Detection detection) {
        for (Search search : detection.searches().values()) {
            screen.line();
            Paragraph.print(screen, "Search", search.name());
            PredicateWords.of(search.predicate()).forEach(line -> screen.line("    " + SafeText.of(line)));
        }
        screen.line();
        for (Detection.Stated condition : detection.conditions()) {
            Paragraph.print(screen, "Condition", condition.text());
        }
    }

    /** What of a rule holds for an event, with the values that are seen. */
    public void event(SigmaRule rule, long index, EventView event) {
        List<SigmaExplainer.Outcome> outcomes = new SigmaExplainer(rule).explain(event);
        boolean matches = isMatch(rule, event);
        screen.heading("Event " + index + (matches ? " matches " : " does not match ")
                + SafeText.of(rule.info().title()));
        for (SigmaExplainer.Outcome outcome : outcomes) {
            SigmaExplainer.Part part = outcome.part();
            String mark = outcome.holds() ? screen.ink(Ink.GREEN, "yes") + "  " : screen.ink(Ink.RED, "no") + "   ";
            switch (part.kind()) {
                case CONDITION -> screen.line(mark + "condition " + SafeText.of(part.name()));
                case SEARCH -> screen.line(mark + "  search " + SafeText.of(part.name()));
                case ITEM ->
                    screen.line(mark + "    "
                            + SafeText.of(
                                    part.name().isEmpty() ? "keywords" : part.name() + ": " + seen(event, part.name()))
                            + screen.ink(Ink.FAINT, "  line " + part.place().line()));
            }
        }
        screen.line();
    }

    private static boolean isMatch(SigmaRule rule, EventView event) {
        return SigmaEngine.compile(List.of(rule)).matcher().match(event) > 0;
    }

    private static String seen(EventView event, String path) {
        if (!event.has(path)) {
            return "is not there";
        }
        List<EventValue> values = event.values(path);
        return values.isEmpty()
                ? "an empty list"
                : values.stream().limit(MOST_VALUES).map(RuleText::text).collect(Collectors.joining(", "))
                        + (values.size() > MOST_VALUES ? ", and " + (values.size() - MOST_VALUES) + " more" : "");
    }

    private static String text(EventValue value) {
        String text = switch (value) {
            case EventValue.Text(String raw) -> "'" + raw + "'";
            case EventValue.Num(String raw) -> raw;
            case EventValue.Bool(boolean is) -> Boolean.toString(is);
            case EventValue.Null none -> "null";
            case EventValue.Structure(String json) -> json;
        };
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}
