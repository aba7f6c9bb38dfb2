package io.kumoban.detectors.guardduty.ai;

import io.kumoban.detectors.calls.Documents;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code Impact:IAMUser/PromptInjection.Direct}: a guardrail of Bedrock took a prompt for an attack with high confidence.
 * AWS names the filter's members (type, confidence, action) in the findings but not the place of the assessment in the
 * record, so it is looked for in all that the record says of the response.
 */
public final class PromptAttack implements Rule<ApiCall> {
    static final String TYPE = "Impact:IAMUser/PromptInjection.Direct";

    private static final String[] APIS = {
        "InvokeModel",
        "InvokeModelWithResponseStream",
        "Converse",
        "ConverseStream",
        "ApplyGuardrail",
        "InvokeGuardrail"
    };
    private static final Field ADDITIONAL = Field.ofCall("additionalEventData");
    private static final Field RESPONSE = Field.ofCall("responseElements");
    private static final String ATTACK = "PROMPT_ATTACK";

    @Override
    public About about() {
        return About.finding("prompt-attack", TYPE, Severity.LOW)
                .technique("T1565.002")
                .tactic(Tactic.IMPACT)
                .title("A guardrail took a prompt for an attack")
                .what("A call to a model whose record holds a guardrail's content filter of the type PROMPT_ATTACK with"
                        + " high confidence, whether it blocked the prompt or only detected it. Each call counts.")
                .normally("Prompts of people and programs do not try to undo a model's instructions.")
                .thenCheck("Was the prompt blocked? Who can reach the model through this identity, and what may the"
                        + " model do on their behalf?")
                .mistakenFor("a test of the guardrail; text about prompt attacks");
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .named(APIS)
                .field(ADDITIONAL, APIS)
                .field(RESPONSE, APIS)
                .when(call -> call.eventSource().is("bedrock.amazonaws.com"))
                .by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (context.trusts(call.sourceAddress())) {
            return;
        }
        JsonNode filter = attack(call.text(ADDITIONAL));
        if (filter == null) {
            filter = attack(call.text(RESPONSE));
        }
        if (filter != null) {
            String action = filter.path("action").asString("NONE");
            context.report(call)
                    .detail("guardrailAction", action)
                    .say(
                            "A guardrail took a prompt of %s from %s for an attack with high confidence and %s.",
                            call.principal(),
                            call.sourceIp(),
                            action.equals("BLOCKED") ? "blocked it" : "let it pass (action " + action + ")");
        }
    }

    /** The filter of a prompt attack of high confidence anywhere in a document. */
    private static @Nullable JsonNode attack(Text document) {
        if (document.isAbsent() || !document.contains(ATTACK)) {
            return null;
        }
        for (JsonNode parent : Documents.read(document).findParents("confidence")) {
            if (ATTACK.equals(parent.path("type").asString(""))
                    && "HIGH".equals(parent.path("confidence").asString(""))) {
                return parent;
            }
        }
        return null;
    }
}
