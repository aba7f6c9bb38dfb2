package io.kumoban.detectors.baseline;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;

/** {@code Impact:IAMUser/AnomalousModelInvocation}: a model is invoked in a way that is new for the actor. */
public final class UnusualModel extends UnusualUse {
    private static final int ACTORS = 1_024;

    public UnusualModel() {
        super("model");
    }

    @Override
    public About about() {
        return described(About.finding("unusual-model", "Impact:IAMUser/AnomalousModelInvocation", Severity.LOW)
                .technique("T1496.004", "T1078.004")
                .tactic(Tactic.IMPACT)
                .title("An identity invoked a model in an unusual way")
                .what("How new API, model or endpoint, network (/24 or /48) and client are among an identity's calls to"
                        + " models of Bedrock and SageMaker, and the network among its account's, over counts that"
                        + " halve every 30 days; a finding from a score of 0.85 with two values unseen.")
                .normally("Programs call the same model from the same networks with the same client.")
                .thenCheck("Ask the owner of the identity. How many calls followed, and are other identities used from"
                        + " that network?")
                .mistakenFor("a move to a new model together with a new place to run"));
    }

    @Override
    public Interest<ApiCall> interest() {
        return remembered(ModelCalls.narrow(Interest.in(ApiCall.class)), ACTORS);
    }

    @Override
    Text thing(ApiCall call) {
        return ModelCalls.model(call);
    }

    @Override
    String describe(Report report, ApiCall call) {
        report.detail("model", ModelCalls.model(call).toString());
        return "invoked";
    }
}
