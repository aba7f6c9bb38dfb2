package io.kumoban.detectors.sigma.lint;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.correlate.CorrelationPlan;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes all checks of a set of rules. */
public final class Linter {
    private final Remarks remarks = new Remarks();
    private final RuleSet rules;

    private Linter(RuleSet rules) {
        this.rules = rules;
    }

    /** What there is to say of rules, in the order of files and lines. */
    public static List<Remark> lint(RuleSet rules) {
        Linter linter = new Linter(rules);
        linter.problems(rules.problems());
        SigmaEngine engine = SigmaEngine.compile(rules);
        linter.problems(engine.problems());
        linter.problems(CorrelationPlan.compile(rules, LogSourceRouter::mapping).problems());
        linter.each(engine);
        return linter.remarks.sorted();
    }

    private void problems(List<Problem> problems) {
        Map<String, String> keys = new HashMap<>();
        rules.rules().forEach(rule -> keys.put(rule.info().title(), rule.info().key()));
        for (Problem problem : problems) {
            remarks.begin(keys.getOrDefault(problem.rule(), problem.rule()));
            remarks.add(
                    problem.effect() == Problem.Effect.REFUSED ? Check.UNUSABLE : Check.NOTED,
                    problem.place(),
                    problem.sentence(),
                    problem.mend());
        }
    }

    private void each(SigmaEngine engine) {
        Set<String> silent = rules.silent();
        Set<SigmaRule> everyEvent = Collections.newSetFromMap(new IdentityHashMap<>());
        everyEvent.addAll(engine.unanchored());
        InfoChecks infos = new InfoChecks(remarks);
        FieldChecks fields = new FieldChecks(remarks);
        LogicChecks logic = new LogicChecks(remarks);
        CostChecks costs = new CostChecks(remarks);
        for (SigmaRule rule : rules.rules()) {
            begin(rule);
            boolean serves = silent.contains(rule.info().key());
            infos.check(rule.info(), rule.place(), !serves);
            fields.check(rule);
            logic.check(rule, serves);
            costs.check(rule, everyEvent.contains(rule));
        }
        for (CorrelationRule rule : rules.correlations()) {
            begin(rule);
            infos.check(rule.info(), rule.place(), !silent.contains(rule.info().key()));
        }
    }

    private void begin(MatchingRule rule) {
        remarks.begin(rule.info().key());
    }
}
