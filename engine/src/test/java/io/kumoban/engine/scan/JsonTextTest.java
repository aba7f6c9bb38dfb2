package io.kumoban.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTextTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> PIECES = List.of(
            "a",
            "é",
            "日",
            "😀",
            "\\n",
            "\\/",
            "\\\\",
            "\\\"",
            "\\u0041",
            "\\u00e9",
            "\\uD83D\\uDE00",
            "\\ud83d",
            "\\uDE00",
            "\\x",
            "\\u12",
            "\\u00zz",
            "\\b\\f\\r\\t",
            "\\u0000");

    @Test
    void theTextOfAStringIsWhatAPlainReaderReads() {
        Property.ofLists(3000, 8, random -> PIECES.get(random.nextInt(PIECES.size())))
                .holds(pieces -> {
                    String inside = String.join("", pieces);
                    byte[] bytes = inside.getBytes(StandardCharsets.UTF_8);
                    byte[] into = new byte[bytes.length + 3];
                    int length = JsonText.unescape(bytes, 0, bytes.length, into, 3);
                    byte[] expected = expected(inside);
                    if (expected == null) {
                        assertThat(length).isEqualTo(JsonText.MALFORMED);
                    } else {
                        assertThat(Arrays.copyOfRange(into, 3, 3 + length)).isEqualTo(expected);
                    }
                    assertThat(JsonText.hasEscape(bytes, 0, bytes.length)).isEqualTo(inside.contains("\\"));
                });
    }

    /** Null for what is no text: bad escapes and halves of surrogate pairs, which have no bytes in UTF-8. */
    private static byte[] expected(String inside) {
        try {
            String value = MAPPER.readValue("\"" + inside + "\"", String.class);
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (JacksonException | CharacterCodingException noText) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "1.5", "-12e3", "1E+10", "true", "false", "null", "123456789012345678901234567890"})
    void scalarsEndWhereTheyEnd(String scalar) {
        byte[] bytes = (scalar + " ,").getBytes(StandardCharsets.UTF_8);

        assertThat(JsonScan.skipScalar(bytes, 0, bytes.length)).isEqualTo(scalar.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"01", "-", "1.", ".5", "1e", "+1", "tru", "nul", "truee", "NaN", "Infinity", "0x1", "1-2", ""})
    void whatIsNoScalarIsBroken(String text) {
        byte[] bytes = (text + " ,").getBytes(StandardCharsets.UTF_8);

        assertThat(JsonScan.skipScalar(bytes, 0, bytes.length)).isEqualTo(JsonScan.BROKEN);
    }

    @Test
    void theBracketsThatAFailedScanLeftOpenFailToo() {
        byte[] alphabet = "{{[[}]\"x\\ ,".getBytes(StandardCharsets.UTF_8);
        Property.ofSizes(2000, 60, random -> size -> {
                    byte[] bytes = new byte[size + 1];
                    for (int i = 0; i <= size; i++) {
                        bytes[i] = i == 0 ? (byte) '{' : alphabet[random.nextInt(alphabet.length)];
                    }
                    return bytes;
                })
                .holds(made -> {
                    byte[] bytes = made.value();
                    JsonScan scan = new JsonScan(200);
                    int end = scan.skipContainer(bytes, 0, bytes.length);
                    if (end >= 0) {
                        return;
                    }
                    OpenBrackets open = new OpenBrackets();
                    open.note(bytes, 0, bytes.length, end);
                    assertThat(open.contains(0)).isTrue();
                    for (int at = 0; at < bytes.length; at++) {
                        if (open.contains(at)) {
                            assertThat(scan.skipContainer(bytes, at, bytes.length))
                                    .as("from %d of %s", at, new String(bytes, StandardCharsets.UTF_8))
                                    .isEqualTo(open.failure());
                        }
                    }
                });
    }
}
