package io.kumoban.detectors.sigma.modifier;

import io.kumoban.detectors.sigma.modifier.Draft.Patterned;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import io.kumoban.detectors.sigma.rule.WildcardPattern.Literal;
import io.kumoban.detectors.sigma.rule.WildcardPattern.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The signs that Windows programs take for the one before an option. Only a sign that begins a word is one of those:
 * in {@code -param-name} it is the first, not the second.
 */
final class WindowsDashes {
    private static final String DASHES = "-/\u2013\u2014\u2015";
    private static final int MOST = 4;

    private WindowsDashes() {}

    static List<Draft> variants(Patterned draft) throws IllegalModifier {
        List<List<Part>> variants = List.of(List.of());
        int dashes = 0;
        for (Part part : draft.pattern().parts()) {
            if (part instanceof Literal literal) {
                dashes += count(literal.text());
                if (dashes > MOST) {
                    throw new IllegalModifier(
                            "more than " + MOST + " signs of one value would be replaced", "split the value");
                }
                variants = followed(variants, texts(literal.text()));
            } else {
                variants = followed(variants, List.of(part));
            }
        }
        return variants.stream()
                .<Draft>map(parts -> new Patterned(new WildcardPattern(parts), draft.octets(), draft.cased()))
                .toList();
    }

    private static List<List<Part>> followed(List<List<Part>> variants, List<? extends Part> ends) {
        List<List<Part>> longer = new ArrayList<>();
        for (List<Part> variant : variants) {
            for (Part end : ends) {
                List<Part> parts = new ArrayList<>(variant);
                parts.add(end);
                longer.add(parts);
            }
        }
        return longer;
    }

    private static List<Literal> texts(String text) {
        List<String> texts = List.of("");
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (beginsWord(text, i)) {
                List<String> longer = new ArrayList<>();
                for (String start : texts) {
                    for (int dash = 0; dash < DASHES.length(); dash++) {
                        longer.add(start + text.substring(from, i) + DASHES.charAt(dash));
                    }
                }
                texts = longer;
                from = i + 1;
            }
        }
        String rest = text.substring(from);
        return texts.stream().map(start -> new Literal(start + rest)).toList();
    }

    private static int count(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += beginsWord(text, i) ? 1 : 0;
        }
        return count;
    }

    private static boolean beginsWord(String text, int at) {
        return DASHES.indexOf(text.charAt(at)) >= 0
                && (at == 0 || !isOfWord(text.codePointBefore(at)))
                && at + 1 < text.length()
                && isOfWord(text.codePointAt(at + 1));
    }

    private static boolean isOfWord(int point) {
        return point == '_' || Character.isLetterOrDigit(point);
    }
}
