package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.testing.ExternalData;
import java.util.ArrayList;
import java.util.List;

/** The rules of both published collections. */
final class PublishedRules {
    private PublishedRules() {}

    static List<SigmaRule> all() {
        List<SigmaRule> rules = new ArrayList<>();
        for (String collection : List.of("sigma", "sigma-suzaku")) {
            rules.addAll(SigmaReader.read(List.of(ExternalData.named(collection).toString()), Placeholders.NONE)
                    .rules());
        }
        return rules;
    }
}
