package io.kumoban.detectors.sigma.modifier;

import io.kumoban.detectors.sigma.modifier.Draft.Patterned;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import io.kumoban.detectors.sigma.rule.WildcardPattern.Literal;
import io.kumoban.detectors.sigma.rule.WildcardPattern.Part;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Texts as they look in other encodings. */
final class Encodings {
    /** What is cut off the front of the Base64 of a text that begins at an offset of 0, 1 or 2 bytes. */
    private static final int[] START = {0, 2, 3};
    /** What is cut off its end, by how many bytes of the last group of three are taken. */
    private static final int[] END = {0, 3, 2};

    private Encodings() {}

    /** The bytes of an encoding, each a character; wildcards stay. */
    static Patterned utf16(Patterned draft, Charset charset, boolean withMark) throws IllegalModifier {
        if (draft.octets()) {
            throw new IllegalModifier("the value is encoded already", "encode it once");
        }
        List<Part> parts = new ArrayList<>();
        if (withMark) {
            parts.add(new Literal("\u00ff\u00fe"));
        }
        for (Part part : draft.pattern().parts()) {
            parts.add(
                    part instanceof Literal literal
                            ? new Literal(new String(literal.text().getBytes(charset), StandardCharsets.ISO_8859_1))
                            : part);
        }
        return new Patterned(new WildcardPattern(parts), true, draft.cased());
    }

    static Patterned base64(Patterned draft) throws IllegalModifier {
        return encoded(Base64.getEncoder().encodeToString(bytes(draft)), draft);
    }

    /** The three ways in which a text can look within the Base64 of a longer one. */
    static List<Draft> base64AtAnyOffset(Patterned draft) throws IllegalModifier {
        byte[] bytes = bytes(draft);
        List<Draft> ways = new ArrayList<>();
        for (int offset = 0; offset < START.length; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String text = Base64.getEncoder().encodeToString(shifted);
            int end = text.length() - END[shifted.length % 3];
            if (START[offset] < end) {
                ways.add(encoded(text.substring(START[offset], end), draft));
            }
        }
        return ways;
    }

    private static Patterned encoded(String text, Patterned draft) {
        return new Patterned(WildcardPattern.literal(text), false, draft.cased());
    }

    private static byte[] bytes(Patterned draft) throws IllegalModifier {
        if (!draft.pattern().isLiteral()) {
            throw new IllegalModifier(
                    "a value with wildcards has no Base64 form", "take the wildcards out, or escape them");
        }
        String text = draft.pattern().literalText();
        if (text.isEmpty()) {
            throw new IllegalModifier("an empty value has no Base64 form", "take it out");
        }
        return text.getBytes(draft.octets() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
