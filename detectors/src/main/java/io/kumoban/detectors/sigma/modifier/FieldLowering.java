package io.kumoban.detectors.sigma.modifier;

import io.kumoban.detectors.sigma.modifier.Draft.Patterned;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import io.kumoban.engine.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns a field with modifiers and values into plain tests, by the
 * <a href="https://github.com/SigmaHQ/sigma-specification">Sigma specification</a>, appendix on modifiers. Modifiers
 * work in the order in which they are written. Values are alternatives, unless {@code all} is among the modifiers.
 */
public final class FieldLowering {
    private static final String ALL = "all";
    private static final String NEQ = "neq";
    private static final int MOST_MODIFIERS = 16;

    private final Modifiers modifiers;
    private final Set<String> names;

    public FieldLowering(Placeholders placeholders) {
        modifiers = new Modifiers(placeholders);
        names = new TreeSet<>(modifiers.names());
        names.add(ALL);
        names.add(NEQ);
    }

    /** The names of all modifiers. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /**
     * What a line of a search tests.
     *
     * @param field  its path, or empty when the values are keywords
     * @param chain  the names of its modifiers
     * @param values at least one
     * @param budget pays for every test
     * @throws IllegalModifier when a modifier is unknown, or cannot be applied here
     */
    public Predicate lower(String field, List<String> chain, List<RuleValue> values, Budget budget)
            throws IllegalModifier {
        check(chain);
        List<Predicate> tests = new ArrayList<>(values.size());
        for (RuleValue value : values) {
            List<Draft> drafts = List.of(draft(value));
            for (String name : chain) {
                if (!name.equals(ALL) && !name.equals(NEQ)) {
                    drafts = modifiers.apply(name, drafts);
                }
            }
            budget.spend(Math.max(drafts.size(), 1));
            List<Predicate> alternatives = new ArrayList<>(drafts.size());
            for (Draft draft : drafts) {
                alternatives.add(
                        field.isEmpty()
                                ? new Predicate.KeywordTest(keyword(draft))
                                : new Predicate.FieldTest(field, test(draft)));
            }
            tests.add(Predicate.anyOf(alternatives));
        }
        Predicate joined = chain.contains(ALL) ? Predicate.allOf(tests) : Predicate.anyOf(tests);
        return chain.contains(NEQ) ? new Predicate.Not(joined) : joined;
    }

    private void check(List<String> chain) throws IllegalModifier {
        if (chain.size() > MOST_MODIFIERS) {
            throw new IllegalModifier("there are more than " + MOST_MODIFIERS + " modifiers", "take some away");
        }
        for (String name : chain) {
            if (!names.contains(name)) {
                throw new IllegalModifier(
                        "unknown modifier '" + (name.length() <= 60 ? name : name.substring(0, 60) + "...") + "'",
                        Nearest.to(name, names)
                                .map(nearest -> "did you mean '" + nearest + "'?")
                                .orElse("known are " + String.join(", ", names)));
            }
        }
    }

    private static Draft draft(RuleValue value) {
        return switch (value) {
            case RuleValue.Text text -> new Draft.Written(text.raw());
            case RuleValue.Number number -> new Draft.Numeric(number.number(), number.raw());
            case RuleValue.Bool bool -> new Draft.Bool(bool.value());
            case RuleValue.Null nothing -> new Draft.Null();
        };
    }

    private static ValueTest test(Draft draft) throws IllegalModifier {
        return switch (draft) {
            case Draft.Written written -> WildcardPattern.parse(written.raw()).test(false);
            case Patterned text -> letters(text).test(text.cased());
            case Draft.Numeric numeric -> new ValueTest.NumberEquals(numeric.number());
            case Draft.Bool bool -> new ValueTest.BooleanEquals(bool.value());
            case Draft.Null nothing -> new ValueTest.IsNull();
            case Draft.Reference reference ->
                new ValueTest.FieldReference(reference.field(), reference.part(), reference.cased());
            case Draft.Expression expression -> expression.regex();
            case Draft.Timed timed -> timed.part();
            case Draft.Tested tested -> tested.test();
        };
    }

    /** A keyword is looked for anywhere in a text. */
    private static ValueTest keyword(Draft draft) throws IllegalModifier {
        return switch (draft) {
            case Draft.Written written -> anywhere(WildcardPattern.parse(written.raw()), false);
            case Patterned text -> anywhere(letters(text), text.cased());
            case Draft.Numeric numeric -> anywhere(WildcardPattern.literal(numeric.raw()), false);
            case Draft.Bool bool -> anywhere(WildcardPattern.literal(String.valueOf(bool.value())), false);
            case Draft.Expression expression -> expression.regex();
            default -> throw new IllegalModifier("a keyword must be a text", "name a field before the modifiers");
        };
    }

    private static ValueTest anywhere(WildcardPattern pattern, boolean cased) {
        return pattern.afterAnything().beforeAnything().test(cased);
    }

    /** The text of a draft; bytes that are no letters of ASCII have none. */
    private static WildcardPattern letters(Patterned text) throws IllegalModifier {
        if (text.octets() && text.pattern().text().chars().anyMatch(c -> c > 0x7f)) {
            throw new IllegalModifier(
                    "the encoded value is no text", "follow the encoding by 'base64' or 'base64offset'");
        }
        return text.pattern();
    }
}
