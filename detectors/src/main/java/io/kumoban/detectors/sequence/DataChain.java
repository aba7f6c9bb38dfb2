package io.kumoban.detectors.sequence;

import io.kumoban.engine.event.Tactic;
import java.util.List;
import java.util.Set;

/** Tells whether steps end at data: objects of a bucket are taken or harmed after the way there was found or opened. */
final class DataChain {
    private static final Set<Tactic> PREPARING =
            Set.of(Tactic.DISCOVERY, Tactic.PRIVILEGE_ESCALATION, Tactic.DEFENSE_EVASION);

    private DataChain() {}

    /** @param steps in {@link Step#ORDER} */
    static boolean isIn(List<Step> steps) {
        boolean prepared = false;
        for (Step step : steps) {
            if (prepared && harmsData(step)) {
                return true;
            }
            prepared |= PREPARING.contains(step.tactic()) || step.what().startsWith("Policy:S3/");
        }
        return false;
    }

    private static boolean harmsData(Step step) {
        return step.what().startsWith("Exfiltration:S3/") || step.what().startsWith("Impact:S3/");
    }
}
