package io.kumoban.console.replay;

import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.pipeline.RunAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of Sigma rules in a run, in the terms in which the account tells of detectors. */
public final class RuleFates {
    private RuleFates() {}

    /** The fates of rules, of which those follow whose detectors no event reached. */
    public static RunAccount.Detectors of(LoadedRules rules, RunAccount.Detectors detectors) {
        List<String> idle = new ArrayList<>(detectors.neverEvaluated());
        idle.addAll(detectors.inactive().keySet());
        return new RunAccount.Detectors(
                rules.loaded(), rules.inactive(), rules.neverEvaluated(idle), rules.forgotten(), Map.of());
    }
}
