package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final Field POLICY = Field.ofCall("requestParameters.policyDocument");

    @Test
    void aFieldThatIsAskedForUnderAConditionIsWantedFromThoseCallsOnly() {
        Projection projection = asking(Map.of(POLICY, Set.of("PutUserPolicy")));
        assertThat(projection.namesOf(POLICY)).containsExactly("PutUserPolicy");
        assertThat(projection.layout(Kind.API_CALL).fields()).contains(POLICY);
    }

    @Test
    void aStandardFieldIsWantedFromAllCallsWhateverElseIsAsked() {
        Projection projection = asking(Map.of(ApiCall.IDENTITY_TYPE, Set.of("ConsoleLogin")));
        assertThat(projection.namesOf(ApiCall.IDENTITY_TYPE)).isEmpty();
        assertThat(projection.layout(Kind.API_CALL).fields()).containsOnlyOnce(ApiCall.IDENTITY_TYPE);
    }

    private static Projection asking(Map<Field, Set<String>> conditional) {
        return new Projection(
                List.of(), conditional, List.of(), ApiNames.NONE, Assets.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
