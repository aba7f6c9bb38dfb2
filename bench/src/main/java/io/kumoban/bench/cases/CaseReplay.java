package io.kumoban.bench.cases;

import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.util.List;

/** Replays a recording through the detectors as a run with the standard learning period would. */
final class CaseReplay {
    /** The rules that have to be switched on. */
    static final String SINGLE_CALLS = "single-calls";

    private static final Duration LEARN = Duration.ofDays(7);

    private final Lists lists;

    CaseReplay(Lists lists) {
        this.lists = lists;
    }

    /** Every raising of all detectors, those too that have to be switched on. */
    List<Finding> findings(List<String> recording) {
        List<Detector<?, ?>> detectors = Detectors.load(List.of());
        return Harness.of(detectors.toArray(Detector<?, ?>[]::new))
                .lists(lists)
                .learn(LEARN)
                .feed(recording)
                .findings();
    }

    /** Whether a finding shows an event of the attack. */
    static boolean shows(Finding finding, LabelledCase attack) {
        return finding.evidence().stream()
                .filter(event -> event.kind() == Kind.API_CALL)
                .map(CaseReplay::eventId)
                .anyMatch(attack::isAttack);
    }

    /** The content id of a call is its account and event id. */
    static String eventId(Evidence call) {
        return call.id().substring(call.id().indexOf('/') + 1);
    }
}
