package io.kumoban.detectors.baseline;

import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Text;

/** The calls that run a model, of Bedrock and SageMaker, and what their records tell. */
public final class ModelCalls {
    private static final String[] APIS = {
        "InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream", "InvokeEndpoint"
    };

    private static final String[] OF_BEDROCK = {
        "InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream"
    };
    private static final Field MODEL = Field.ofCall("requestParameters.modelId");
    private static final Field ENDPOINT = Field.ofCall("requestParameters.endpointName");
    private static final Field INPUT_TOKENS = Field.ofCall("additionalEventData.inputTokens");
    private static final Field OUTPUT_TOKENS = Field.ofCall("additionalEventData.outputTokens");

    private ModelCalls() {}

    /** Adds the fields that tell which model was called, and how much. */
    public static Interest<ApiCall> narrow(Interest<ApiCall> interest) {
        return interest.named(APIS)
                .field(MODEL, OF_BEDROCK)
                .field(ENDPOINT, "InvokeEndpoint")
                .field(INPUT_TOKENS, OF_BEDROCK)
                .field(OUTPUT_TOKENS, OF_BEDROCK)
                .when(ModelCalls::isOne);
    }

    private static boolean isOne(ApiCall call) {
        return !call.byService()
                && (call.eventSource().is("bedrock.amazonaws.com")
                        || call.eventSource().is("sagemaker.amazonaws.com"));
    }

    /** The model or endpoint that was called; absent when the record does not tell, as in refused calls. */
    public static Text model(ApiCall call) {
        Text model = call.text(MODEL);
        return model.isPresent() ? model : call.text(ENDPOINT);
    }

    /** Tokens read and written, or 0 when the record does not tell. */
    public static long tokens(ApiCall call) {
        return number(call.text(INPUT_TOKENS)) + number(call.text(OUTPUT_TOKENS));
    }

    /** A whole number of up to 18 digits; 0 for anything else. */
    private static long number(Text text) {
        if (text.length() > 18) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
