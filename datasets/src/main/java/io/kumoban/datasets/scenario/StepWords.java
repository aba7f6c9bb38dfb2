package io.kumoban.datasets.scenario;

import io.kumoban.engine.detect.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a line each what the steps of a scenario do, for people. */
public final class StepWords {
    private static final String INDENT = "  ";

    private StepWords() {}

    /** One line a step; steps inside others are indented. */
    public static List<String> of(List<Step> steps) {
        List<String> lines = new ArrayList<>();
        add(steps, "", lines);
        return lines;
    }

    private static void add(List<Step> steps, String indent, List<String> lines) {
        for (Step step : steps) {
            lines.add(indent + line(step));
            switch (step) {
                case Step.Choose choose -> {
                    for (Step.Way way : choose.ways()) {
                        lines.add(indent + INDENT + "with weight " + way.chance() + ":");
                        add(way.steps(), indent + INDENT + INDENT, lines);
                    }
                }
                case Step.Repeat repeat -> add(repeat.steps(), indent + INDENT, lines);
                default -> {}
            }
        }
    }

    private static String line(Step step) {
        return switch (step) {
            case Step.Call call ->
                "call " + call.service() + ':' + call.api() + by(call.by())
                        + (call.refusal().share() == 0 ? "" : failing(call.refusal())) + targets(call.targets())
                        + rhythm(call.rhythm());
            case Step.Assume assume ->
                "assume the role " + assume.role() + vouching(assume) + by(assume.by()) + into(assume.into());
            case Step.Federate federate ->
                "make the session " + federate.name() + by(federate.by()) + into(federate.into());
            case Step.CreateUser create -> "create the user " + create.name() + by(create.by());
            case Step.CreateKey create -> "create a key for " + create.user() + by(create.by()) + into(create.into());
            case Step.SignIn signIn ->
                "sign in" + by(signIn.by())
                        + (signIn.failures().middle() == 0
                                ? ""
                                : " after " + amount(signIn.failures()) + " wrong passwords")
                        + (signIn.wrongCodes().middle() == 0
                                ? ""
                                : " after " + amount(signIn.wrongCodes()) + " wrong codes")
                        + (signIn.secondFactor() ? " with a second factor" : "")
                        + (signIn.succeeds() ? into(signIn.into()) : ", in vain");
            case Step.Flows flows ->
                "traffic from " + end(flows.from()) + " to " + end(flows.to()) + traffic(flows.traffic())
                        + rhythm(flows.rhythm());
            case Step.Lookups lookups ->
                "look-ups by " + lookups.client() + " of " + lookups.name() + " ("
                        + String.join(", ", lookups.types()) + ")"
                        + (lookups.missing() == 0 ? "" : ", of which " + percent(lookups.missing()) + " do not exist")
                        + rhythm(lookups.rhythm());
            case Step.Wait wait -> "wait " + span(wait.rhythm().spacingMillis());
            case Step.Choose choose -> "one of";
            case Step.Repeat repeat ->
                amount(repeat.times()) + " times"
                        + (repeat.everyMillis() == 0 ? "" : ", every " + span(repeat.everyMillis())) + ":";
        };
    }

    private static String by(By by) {
        if (by.stranger().isEmpty()) {
            return " as " + by.identity();
        }
        if (by.hidden() == 1) {
            return " as " + by.identity() + " from the owner's own place";
        }
        return " as " + by.identity() + " from " + by.stranger()
                + (by.hidden() == 0 ? "" : " (" + percent(by.hidden()) + " from the owner's own place)");
    }

    private static String vouching(Step.Assume assume) {
        Step.Vouching vouching = assume.vouching();
        if (vouching == null) {
            return "";
        }
        String provider = vouching.provider() == null
                ? "the sign-on page"
                : vouching.provider().toString();
        return ", vouched for by " + provider + " as " + vouching.subject() + ",";
    }

    private static String failing(Step.Refusal refusal) {
        String what = refusal.code().isEmpty() ? "refused" : "failing with " + refusal.code();
        return refusal.share() == 1 ? ", " + what : ", " + percent(refusal.share()) + " " + what;
    }

    private static String targets(Targets targets) {
        return switch (targets) {
            case Targets.None none -> "";
            case Targets.Texts texts ->
                ", for each of "
                        + texts.texts().stream().map(Template::toString).collect(Collectors.joining(", "));
            case Targets.Group group -> ", for all " + group.kind().word();
        };
    }

    private static String into(String name) {
        return name.isEmpty() ? "" : ", called " + name + " from now on";
    }

    private static String end(Step.End end) {
        return switch (end) {
            case Step.End.Member member -> member.name();
            case Step.End.Internet internet -> "public addresses";
            case Step.End.Inside inside -> "private addresses";
        };
    }

    private static String traffic(Step.Traffic traffic) {
        String ports = ports(traffic.ports().list());
        boolean plain = traffic.outcomes().size() == 1 && traffic.outcomes().containsKey(Step.Outcome.ANSWERED);
        String outcomes = plain
                ? ""
                : ", "
                        + traffic.outcomes().keySet().stream()
                                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" or "));
        return ports + outcomes + (traffic.oneConnection() ? ", one connection" : "");
    }

    private static String ports(List<Integer> ports) {
        if (ports.isEmpty()) {
            return "";
        }
        return ports.size() <= 6
                ? ", port " + ports.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : ", ports " + ports.getFirst() + " to " + ports.getLast();
    }

    private static String rhythm(Rhythm rhythm) {
        boolean once = rhythm.times().equals(Amount.of(1));
        return (once ? "" : ", " + amount(rhythm.times()) + " times, every " + span(rhythm.spacingMillis()))
                + (rhythm.meanwhile() ? ", meanwhile" : "");
    }

    private static String amount(Amount amount) {
        return amount.share() == 0 ? String.valueOf(amount.middle()) : "about " + amount.middle();
    }

    private static String span(long millis) {
        return Spans.text(Duration.ofMillis(millis));
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
