package io.kumoban.bench.peers;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import java.util.concurrent.atomic.LongAdder;

/** One predicate as a detector that raises nothing and counts its hits; the counter is shared by the shards' threads. */
record CountingRule(Suspicion suspicion, LongAdder hits) implements Rule<ApiCall> {
    @Override
    public About about() {
        return About.signals(suspicion.id()).title(suspicion.id()).what(suspicion.sql());
    }

    @Override
    public Interest<ApiCall> interest() {
        return suspicion.interest();
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (suspicion.hits(call)) {
            hits.increment();
        }
    }
}
