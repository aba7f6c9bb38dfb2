package io.kumoban.detectors.sigma.match.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.format.JsonTexts;
import io.kumoban.engine.testing.Damage;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a document holds, its view agrees with Jackson wherever that reads it, and never fails in another way. */
class JsonViewFuzzTest {
    @Test
    void damagedDocumentsAreReadAsJacksonReadsThemOrSaidToBeMalformed() {
        Property.of(5000, random -> {
                    JsonTexts texts = new JsonTexts(random);
                    String document = texts.object(texts.members(3));
                    return Damage.to(document.getBytes(StandardCharsets.UTF_8), random);
                })
                .holds(JsonReference::check);
    }

    @MethodSource("documents")
    @FuzzTest
    void fuzzJsonView(byte[] document) {
        JsonReference.check(document);
    }

    static Stream<byte[]> documents() {
        return Stream.of(
                        "{\"a.b\":{\"x\":[1,{\"y\":null}]},\"a\":[{\"b\":\"\\u00e9\\n\"}]}",
                        "{\"name\":\"é\",\"name\":[[],{}],\"items\":{\"items\":[{\"x\":-1.5e3}]}}",
                        "{\"x\":{\"name\":true,\"x\":{\"x\":false}}}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
