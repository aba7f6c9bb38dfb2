package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.FoldedText;
import io.kumoban.detectors.sigma.match.Glob;
import io.kumoban.detectors.sigma.match.GlobPart;
import io.kumoban.detectors.sigma.match.regex.GuardedRegex;
import io.kumoban.detectors.sigma.match.regex.RegexFlags;
import io.kumoban.detectors.sigma.match.regex.RegexSyntaxException;
import io.kumoban.detectors.sigma.plan.AtomTest.Form;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes formulas of predicates. What is costly to test is put behind what must hold besides and is found for all rules at
 * once: a text compared with case behind the same text without, a pattern or an expression behind the literals in it.
 */
final class Lowering {
    /** Literals that are shorter let too much through to be worth their search. */
    private static final int SHORTEST_GUARD = 3;

    private final Slots slots;

    Lowering(Slots slots) {
        this.slots = slots;
    }

    /**
     * The formula of a predicate.
     *
     * @throws Unplanned when a test cannot be worked out
     */
    Formula of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.AllOf(List<Predicate> parts) -> Formula.all(all(parts));
            case Predicate.AnyOf(List<Predicate> parts) -> Formula.any(all(parts));
            case Predicate.AtLeast(int count, List<Predicate> parts) -> Formula.atLeast(count, all(parts));
            case Predicate.Not(Predicate part) -> Formula.not(of(part));
            case Predicate.FieldTest(String field, ValueTest test) -> of(slots.of(field), test);
            case Predicate.KeywordTest(ValueTest test) -> of(slots.keywords(), test);
        };
    }

    private List<Formula> all(List<Predicate> parts) {
        return parts.stream().map(this::of).toList();
    }

    private Formula of(int slot, ValueTest test) {
        return switch (test) {
            case ValueTest.Equals(String text, boolean cased) -> text(slot, Form.WHOLE, text, cased);
            case ValueTest.StartsWith(String text, boolean cased) -> text(slot, Form.START, text, cased);
            case ValueTest.EndsWith(String text, boolean cased) -> text(slot, Form.END, text, cased);
            case ValueTest.Contains(String text, boolean cased) -> text(slot, Form.ANYWHERE, text, cased);
            case ValueTest.Wildcard(WildcardPattern pattern, boolean cased) -> {
                Glob glob = new Glob(parts(pattern), cased ? Glob.Case.SENSITIVE : Glob.Case.FOLDED);
                yield glob(slot, (cased ? "cased " : "") + pattern.text(), glob);
            }
            case ValueTest.Regex regex -> regex(slot, regex);
            case ValueTest.IsEmpty() -> literal(slot, Form.WHOLE, "");
            case ValueTest.BooleanEquals(boolean expected) -> literal(slot, Form.WHOLE, Boolean.toString(expected));
            case ValueTest.IsNull() -> atom(slot, new AtomTest.Missing());
            case ValueTest.Exists(boolean expected) -> {
                Formula present = atom(slot, new AtomTest.Present());
                yield expected ? present : Formula.not(present);
            }
            case ValueTest.OfNumber number -> atom(slot, new AtomTest.Number(number));
            case ValueTest.Cidr cidr -> atom(slot, new AtomTest.Within(cidr));
            case ValueTest.FieldReference(String field, ValueTest.FieldReference.Part part, boolean cased) ->
                atom(slot, new AtomTest.Reference(slots.of(field), form(part), cased));
            case ValueTest.TimePart time -> atom(slot, new AtomTest.TimePart(time));
        };
    }

    private static Form form(ValueTest.FieldReference.Part part) {
        return switch (part) {
            case WHOLE -> Form.WHOLE;
            case START -> Form.START;
            case END -> Form.END;
            case ANYWHERE -> Form.ANYWHERE;
        };
    }

    private static Form form(Glob.Shape shape) {
        return switch (shape) {
            case EXACT -> Form.WHOLE;
            case PREFIX -> Form.START;
            case SUFFIX -> Form.END;
            case CONTAINS -> Form.ANYWHERE;
            case OTHER -> throw new IllegalArgumentException("a pattern of another shape is no literal");
        };
    }

    private static Formula text(int slot, Form form, String text, boolean cased) {
        String folded = new String(FoldedText.fold(text), StandardCharsets.UTF_8);
        Formula literal = literal(slot, form, folded);
        return cased ? Formula.all(List.of(literal, atom(slot, new AtomTest.Precise(form, text)))) : literal;
    }

    private static Formula literal(int slot, Form form, String folded) {
        return atom(slot, new AtomTest.Literal(form, folded));
    }

    private static Formula atom(int slot, AtomTest test) {
        return new Formula.Of(new Atom(slot, test));
    }

    private static List<GlobPart> parts(WildcardPattern pattern) {
        return pattern.parts().stream()
                .<GlobPart>map(part -> switch (part) {
                    case WildcardPattern.Literal(String text) -> new GlobPart.Literal(text);
                    case WildcardPattern.AnyOne() -> new GlobPart.AnyOne();
                    case WildcardPattern.AnyRun() -> new GlobPart.AnyRun();
                })
                .toList();
    }

    private static Formula glob(int slot, String name, Glob glob) {
        String literal = new String(glob.literal(), StandardCharsets.UTF_8);
        if (glob.shape() != Glob.Shape.OTHER) {
            Form form = form(glob.shape());
            return glob.letters() == Glob.Case.FOLDED ? literal(slot, form, literal) : text(slot, form, literal, true);
        }
        Formula exact = atom(slot, new AtomTest.Pattern(name, glob));
        String guard = new String(FoldedText.fold(literal), StandardCharsets.UTF_8);
        return guard.length() < SHORTEST_GUARD
                ? exact
                : Formula.all(List.of(literal(slot, Form.ANYWHERE, guard), exact));
    }

    private static Formula regex(int slot, ValueTest.Regex test) {
        GuardedRegex regex;
        try {
            regex = GuardedRegex.of(test.pattern(), flags(test.flags()));
        } catch (RegexSyntaxException unfit) {
            throw new Unplanned("the regular expression cannot be used: " + unfit.getMessage());
        }
        String name = "re " + flags(test.flags()) + test.pattern();
        if (!regex.globs().isEmpty()) {
            List<Formula> globs = new ArrayList<>();
            for (int i = 0; i < regex.globs().size(); i++) {
                globs.add(glob(slot, name + "#" + i, regex.globs().get(i)));
            }
            return Formula.any(globs);
        }
        Formula exact = atom(slot, new AtomTest.Expression(name, regex));
        List<Formula> guards = regex.requiredLiterals().stream()
                .map(literal -> new String(literal, StandardCharsets.UTF_8))
                .map(literal -> literal(slot, Form.ANYWHERE, literal))
                .toList();
        boolean guarded = !guards.isEmpty()
                && regex.requiredLiterals().stream().allMatch(literal -> literal.length >= SHORTEST_GUARD);
        return guarded ? Formula.all(List.of(Formula.any(guards), exact)) : exact;
    }

    private static RegexFlags flags(Set<RegexFlag> flags) {
        return new RegexFlags(
                flags.contains(RegexFlag.IGNORE_CASE),
                flags.contains(RegexFlag.MULTI_LINE),
                flags.contains(RegexFlag.DOT_ALL));
    }
}
