package io.kumoban.detectors.coldstart;

import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.baseline.AnomalyTypes;
import io.kumoban.detectors.stats.DistinctInWindow;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;
import java.time.Duration;
import java.util.List;

/**
 * One identity is refused many different calls within minutes: stolen credentials are tried out. What counts is distinct
 * APIs, not refusals: a program whose policy lacks a permission is refused the same call all day, and so are AWS's own
 * services, which are left out altogether. Speaks while the account is being learned.
 */
public final class RefusedCalls implements Detector<ApiCall, DistinctInWindow> {
    static final Parameter.Whole APIS = whole(
            "apis",
            10,
            1,
            "distinct APIs",
            "a missing permission refuses one or two calls and a page of the console some more; ten different ones are"
                    + " tried by somebody who does not know what the credentials may do");
    static final Parameter.Span WINDOW = span("window", Duration.ofMinutes(10), "tools finish within minutes");

    private static final int IDENTITIES = 2_048;

    @Override
    public About about() {
        return AnomalyTypes.about("cold-start-refusals", List.of(Tactic.DISCOVERY))
                .technique("T1069.003", "T1580")
                .tactic(Tactic.DISCOVERY)
                .title("An identity was refused many different calls")
                .what("Distinct APIs that one identity is refused for lack of permission within 10 minutes, in an"
                        + " account that is still being learned. Raised at 10, and told again each time the count"
                        + " has doubled. Calls by AWS services do not count.")
                .normally("An identity calls what it was made for; a missing permission shows in one or two APIs.")
                .thenCheck("Where do the calls come from, and is that where the identity's other calls come from? What"
                        + " succeeded between the refusals?")
                .mistakenFor("a person who opens one console page after another without the permissions for them")
                .parameters(APIS, WINDOW);
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .by(Key.PRINCIPAL)
                .when(call -> call.failed() && call.denied())
                .atMost(IDENTITIES)
                .forgetAfter(Duration.ofDays(1));
    }

    @Override
    public DistinctInWindow newState() {
        return new DistinctInWindow();
    }

    @Override
    public void on(ApiCall call, DistinctInWindow apis, Context context) {
        if (!context.learning() || context.trusts(call.sourceAddress())) {
            return;
        }
        apis.opens(call.time(), context.get(WINDOW));
        if (!apis.add(call.apiHash()) || !apis.reaches(APIS, context)) {
            return;
        }
        apis.told();
        NoBaseline.mark(context.report(call))
                .observed("distinct APIs refused", apis.count(), context.get(WINDOW))
                .score(apis.count())
                .say(
                        "%s was refused %d different calls within %s, at last %s of %s from %s.%s",
                        call.principal(),
                        apis.count(),
                        Spans.text(Duration.ofMillis(context.get(WINDOW))),
                        call.name(),
                        call.eventSource(),
                        call.sourceIp(),
                        NoBaseline.SENTENCE);
    }
}
