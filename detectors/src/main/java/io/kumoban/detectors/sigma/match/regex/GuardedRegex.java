package io.kumoban.detectors.sigma.match.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.kumoban.detectors.sigma.match.FoldedText;
import io.kumoban.detectors.sigma.match.Glob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in the syntax of PCRE that is looked for anywhere in a value, and never takes longer than it may.
 * Expressions without references, looks and atomic groups take a time in proportion to the value: short values by a
 * backtracker that tries nothing twice, long ones by RE2. All others are tried by the same backtracker until its steps are
 * used up; it then says that it gave up, which depends on the expression and the value alone.
 *
 * <p>Case is ignored as {@link io.kumoban.detectors.sigma.match.CaseFolding} says. Line ends are line feeds; {@code $} fits
 * at the end and before a line feed there. Immutable; many threads may share it, each with its own {@link Scratch}.
 */
public final class GuardedRegex {
    /** Steps of an expression on one value, some tens of milliseconds at most. */
    public static final long MOST_STEPS = 1 << 20;

    private final String text;
    private final RegexProgram program;
    private final @Nullable Pattern linear;
    private final List<byte[]> required;
    private final List<Glob> globs;
    private final long mostSteps;

    /** Whether an expression was found. */
    public enum Verdict {
        FOUND,
        NOT_FOUND,
        /** The steps were used up before it was known. */
        GAVE_UP
    }

    /** What a thread needs for looking; reused from value to value, whatever the expression. */
    public static final class Scratch {
        private final Backtracker backtracker = new Backtracker();
    }

    private GuardedRegex(String text, RegexNode node, long mostSteps) {
        this.text = text;
        this.mostSteps = mostSteps;
        program = RegexCompiler.compile(node);
        linear = program.isRegular() ? re2(node) : null;
        required = RequiredLiterals.of(node).stream()
                .map(literal -> literal.getBytes(StandardCharsets.UTF_8))
                .toList();
        globs = GlobForm.of(node);
    }

    /**
     * Reads an expression.
     *
     * @throws RegexSyntaxException when it is wrong, not supported or too large; the message says where and how to mend it
     */
    public static GuardedRegex of(String pattern, RegexFlags flags) {
        return of(pattern, flags, MOST_STEPS);
    }

    /** The same with another bound of steps. */
    public static GuardedRegex of(String pattern, RegexFlags flags, long mostSteps) {
        return new GuardedRegex(pattern, RegexReader.read(pattern, flags), mostSteps);
    }

    private static @Nullable Pattern re2(RegexNode node) {
        String printed = Re2Printer.print(node);
        try {
            return printed == null ? null : Pattern.compile(printed, Pattern.DOTALL);
        } catch (PatternSyntaxException tooLarge) {
            // RE2 allows fewer repetitions than PCRE.
            return null;
        }
    }

    /** Looks for the expression in a range of UTF-8 bytes. */
    public Verdict find(byte[] bytes, int from, int to, Scratch scratch) {
        if (linear != null && !Backtracker.fits(program, to - from)) {
            return findLinear(linear, bytes, from, to);
        }
        return switch (scratch.backtracker.find(program, bytes, from, to, mostSteps)) {
            case Backtracker.FAIL -> Verdict.NOT_FOUND;
            case Backtracker.GAVE_UP -> Verdict.GAVE_UP;
            default -> Verdict.FOUND;
        };
    }

    /** The only way that makes objects: values are rarely so long. */
    private static Verdict findLinear(Pattern pattern, byte[] bytes, int from, int to) {
        String value = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return pattern.matcher(value).find() ? Verdict.FOUND : Verdict.NOT_FOUND;
    }

    /**
     * Folded texts ({@link FoldedText}) of which every value with a match holds at least one; empty when none is known.
     */
    public List<byte[]> requiredLiterals() {
        return required;
    }

    /**
     * Patterns with wildcards of which a value fits at least one exactly when the expression is found in it; empty when the
     * expression cannot be written so.
     */
    public List<Glob> globs() {
        return globs;
    }

    /** Whether the time is in proportion to the value, so that it never gives up. */
    public boolean isLinear() {
        return linear != null;
    }

    /** The expression as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
