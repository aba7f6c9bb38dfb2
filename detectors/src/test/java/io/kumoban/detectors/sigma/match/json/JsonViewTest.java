package io.kumoban.detectors.sigma.match.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.detectors.sigma.match.json.JsonView.Outcome;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.format.JsonTexts;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonViewTest {
    private static List<String> values(JsonView view, int first) {
        List<String> values = new ArrayList<>();
        for (int value = first; value != JsonView.NONE; value = view.next(value)) {
            values.add(new String(view.bytes(value), view.offset(value), view.length(value), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static List<String> values(String path, String document) {
        JsonView view = JsonView.of(new PathTable(List.of("other", path, path)));
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        assertThat(view.readObject(bytes, 0, bytes.length)).isEqualTo(Outcome.GOOD);
        assertThat(values(view, view.first(1))).isEqualTo(values(view, view.first(2)));
        return values(view, view.first(1));
    }

    @Test
    void aPathMeetsNamesThatHoldDots() {
        assertThat(values("id.orig_h", "{\"id.orig_h\":\"a\"}")).containsExactly("a");
        assertThat(values("id.orig_h", "{\"id\":{\"orig_h\":\"a\"}}")).containsExactly("a");
        assertThat(values("a.b.c", "{\"a.b\":{\"c\":1},\"a\":{\"b.c\":2,\"b\":{\"c\":3}},\"a.b.c\":4}"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void anArrayStandsForItsElements() {
        assertThat(values("a.b", "{\"a\":[{\"b\":1},{\"c\":2},[{\"b\":[3,[4]]}],5]}"))
                .containsExactly("1", "3", "4");
        assertThat(values("a", "{\"a\":[[],{}]}")).containsExactly("[]", "{}");
    }

    @Test
    void anObjectIsAValueAndHoldsValues() {
        JsonView view = JsonView.of(new PathTable(List.of("a", "a.b")));
        byte[] bytes = " {\"a\": {\"b\": null , \"c\":[1]} } ".getBytes(StandardCharsets.UTF_8);
        assertThat(view.readObject(bytes, 0, bytes.length)).isEqualTo(Outcome.GOOD);
        assertThat(values(view, view.first(0))).containsExactly("{\"b\": null , \"c\":[1]}");
        assertThat(view.type(view.first(0))).isEqualTo(Slice.OBJECT);
        assertThat(view.type(view.first(1))).isEqualTo(JsonView.NULL);
    }

    @Test
    void ofTwoMembersOfOneNameTheLastCounts() {
        assertThat(values("a.b", "{\"a\":{\"b\":1,\"b\":2},\"a\":{\"b\":3}}")).containsExactly("3");
        assertThat(values("a.b", "{\"a\":[{\"b\":1},{\"b\":2}]}")).containsExactly("1", "2");
        assertThat(values("a.b", "{\"a\":{\"b\":1},\"a\":0}")).isEmpty();
    }

    @Test
    void escapesOfNamesAndTextsAreUnderstood() {
        assertThat(values("aé", "{\"\\u0061\\u00e9\":\"\\\"\\ud83d\\ude00\\n\"}"))
                .containsExactly("\"😀\n");
    }

    @Test
    void aTextThatIsNoneHasNoValueAndIsCounted() {
        JsonView view = JsonView.of(new PathTable(List.of("a")));
        byte[] bytes = "{\"a\":\"\\ud83d\",\"b\":\"\\x\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(view.readObject(bytes, 0, bytes.length)).isEqualTo(Outcome.GOOD);
        assertThat(view.first(0)).isEqualTo(JsonView.NONE);
        assertThat(view.malformedStrings()).isEqualTo(1);
    }

    @Test
    void keywordsAreAllTextsWhereverTheyAre() {
        JsonView view = JsonView.withKeywords(new PathTable(List.of("a")));
        byte[] bytes =
                "{\"a\":\"1\",\"b\":[\"2\",{\"c\":\"\\u0033\",\"d\":4}],\"a\":\"5\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(view.readObject(bytes, 0, bytes.length)).isEqualTo(Outcome.GOOD);
        assertThat(values(view, view.firstKeyword())).containsExactly("1", "2", "3", "5");
        assertThat(values(view, view.first(0))).containsExactly("5");
    }

    @Test
    void theRestOfAPathIsWalkedInAValueOfAnEvent() {
        JsonView view = JsonView.of(new PathTable(List.of("", "x")));
        assertThat(view.readText(Text.of("[{\"x\":1}]"))).isEqualTo(Outcome.GOOD);
        assertThat(values(view, view.first(0))).containsExactly("[{\"x\":1}]");
        assertThat(view.first(1)).isEqualTo(JsonView.NONE);
        byte[] raw = "[{\"x\":1},{\"x\":\"b\"}]".getBytes(StandardCharsets.UTF_8);
        assertThat(view.readValue(raw, 0, raw.length)).isEqualTo(Outcome.GOOD);
        assertThat(values(view, view.first(0))).containsExactly("{\"x\":1}", "{\"x\":\"b\"}");
        assertThat(values(view, view.first(1))).containsExactly("1", "b");
        assertThat(view.readText(new Text())).isEqualTo(Outcome.GOOD);
        assertThat(view.first(0)).isEqualTo(JsonView.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "\"a\"",
                "{",
                "{}}",
                "{} x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":tru}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":\"\n\"}",
                "{\"a\":{]}",
                "{\"b\":[}",
                "{\"a\":01}",
                "{'a':1}",
                "{\"a\":[",
                "{\"a\":1,\"b\""
            })
    void whatIsNoObjectIsSaidToBeMalformed(String document) {
        JsonView view = JsonView.of(new PathTable(List.of("a")));
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        assertThat(view.readObject(bytes, 0, bytes.length)).isEqualTo(Outcome.MALFORMED);
        assertThat(view.first(0)).isEqualTo(JsonView.NONE);
    }

    @Test
    void depthAndNumberOfValuesAreBounded() {
        for (JsonView view :
                List.of(JsonView.of(new PathTable(List.of("a"))), JsonView.withKeywords(new PathTable(List.of("a"))))) {
            for (String name : List.of("a", "b")) {
                assertThat(read(view, "{\"" + name + "\":" + "[".repeat(127) + "]".repeat(127) + "}"))
                        .isEqualTo(Outcome.GOOD);
                assertThat(read(view, "{\"" + name + "\":" + "[".repeat(128) + "]".repeat(128) + "}"))
                        .isEqualTo(Outcome.TOO_DEEP);
            }
            assertThat(read(view, "{\"a\":" + "[".repeat(1_000_000))).isEqualTo(Outcome.TOO_DEEP);
            assertThat(read(view, "{\"a\":[" + "1,".repeat(JsonView.MOST_VALUES + 1) + "1]}"))
                    .isEqualTo(Outcome.TOO_MANY_VALUES);
            assertThat(view.first(0)).isEqualTo(JsonView.NONE);
        }
    }

    private static Outcome read(JsonView view, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return view.readObject(bytes, 0, bytes.length);
    }

    @Test
    void aPathOfTooManyNamesIsRefused() {
        assertThatThrownBy(() -> new PathTable(List.of("a.".repeat(40) + "a"))).hasMessageContaining("more than 32");
    }

    @Test
    void theValuesOfGoodDocumentsAreThoseOfATree() {
        Property.of(5000, random -> {
                    JsonTexts texts = new JsonTexts(random);
                    return texts.object(texts.members(4));
                })
                .holds(document -> JsonReference.check(document.getBytes(StandardCharsets.UTF_8)));
    }
}
