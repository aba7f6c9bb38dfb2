package io.kumoban.detectors.sigma.match.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.kumoban.detectors.sigma.match.FoldedText;
import io.kumoban.detectors.sigma.match.Glob;
import io.kumoban.detectors.sigma.match.regex.GuardedRegex.Verdict;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedRegexTest {
    private static final GuardedRegex.Scratch SCRATCH = new GuardedRegex.Scratch();

    private record Case(String pattern, RegexFlags flags, String value) {}

    private static Case any(Random random, boolean irregular) {
        RegexFlags flags = RandomRegex.flags(random);
        RandomRegex.Piece piece = new RandomRegex(random, flags, true, irregular).piece(2);
        String value = RandomRegex.text(random, 6)
                + (random.nextBoolean() ? piece.sample().apply(random) : "")
                + RandomRegex.text(random, 4);
        return new Case(piece.pattern(), flags, value);
    }

    private static Verdict find(GuardedRegex regex, String value) {
        byte[] bytes = ("a" + value + "a").getBytes(StandardCharsets.UTF_8);
        return regex.find(bytes, 1, bytes.length - 1, SCRATCH);
    }

    private static Verdict find(String pattern, String value) {
        return find(GuardedRegex.of(pattern, RegexFlags.NONE), value);
    }

    private static Verdict javas(Case made) {
        int flags = java.util.regex.Pattern.UNIX_LINES;
        flags |= made.flags.ignoreCase()
                ? java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CASE
                : 0;
        flags |= made.flags.multiline() ? java.util.regex.Pattern.MULTILINE : 0;
        flags |= made.flags.dotAll() ? java.util.regex.Pattern.DOTALL : 0;
        try {
            boolean found = java.util.regex.Pattern.compile(made.pattern, flags)
                    .matcher(new CountedText(made.value))
                    .find();
            return found ? Verdict.FOUND : Verdict.NOT_FOUND;
        } catch (CountedText.TooLong backtracks) {
            return Verdict.GAVE_UP;
        }
    }

    @Test
    void regularExpressionsAreFoundWhereJavaFindsThem() {
        Property.of(2000, random -> any(random, false))
                .holds(made -> agrees(find(GuardedRegex.of(made.pattern, made.flags), made.value), made));
    }

    /** Of an expression that backtracks too long, one of the two does not know. */
    private static void agrees(Verdict verdict, Case made) {
        Verdict javas = javas(made);
        if (javas != Verdict.GAVE_UP && verdict != Verdict.GAVE_UP) {
            assertThat(verdict).isEqualTo(javas);
        }
    }

    @Test
    void looksAndAtomicGroupsAreFoundWhereJavaFindsThem() {
        Property.of(2000, random -> any(random, true))
                .holds(made -> agrees(find(GuardedRegex.of(made.pattern, made.flags, 20_000), made.value), made));
    }

    @Test
    void whatIsWrittenForRe2IsFoundInTheSamePlaces() {
        Property.of(1500, random -> any(random, false)).holds(made -> {
            String printed = Re2Printer.print(RegexReader.read(made.pattern, made.flags));
            if (printed != null) {
                boolean found = Pattern.compile(printed, Pattern.DOTALL)
                        .matcher(made.value)
                        .find();
                agrees(found ? Verdict.FOUND : Verdict.NOT_FOUND, made);
            }
        });
    }

    @Test
    void everyMatchHoldsOneOfTheRequiredLiterals() {
        Property.of(2000, random -> {
                    RegexFlags flags = RandomRegex.flags(random);
                    RandomRegex.Piece piece = new RandomRegex(random, flags, false, false).piece(2);
                    return new Case(
                            piece.pattern(),
                            flags,
                            RandomRegex.text(random, 3) + piece.sample().apply(random) + RandomRegex.text(random, 3));
                })
                .holds(made -> {
                    GuardedRegex regex = GuardedRegex.of(made.pattern, made.flags);
                    assertThat(find(regex, made.value)).isEqualTo(Verdict.FOUND);
                    FoldedText folded = folded(made.value);
                    if (!regex.requiredLiterals().isEmpty()) {
                        assertThat(regex.requiredLiterals()).anyMatch(folded::contains);
                    }
                });
    }

    private static FoldedText folded(String value) {
        FoldedText folded = new FoldedText();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        folded.set(bytes, 0, bytes.length);
        return folded;
    }

    @Test
    void patternsWithWildcardsFitWhereTheExpressionIsFound() {
        Property.of(2000, random -> any(random, false)).holds(made -> {
            GuardedRegex regex = GuardedRegex.of(made.pattern, made.flags);
            if (!regex.globs().isEmpty()) {
                boolean fits = regex.globs().stream().anyMatch(glob -> fits(glob, made.value));
                agrees(fits ? Verdict.FOUND : Verdict.NOT_FOUND, made);
            }
        });
    }

    private static boolean fits(Glob glob, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return glob.letters() == Glob.Case.FOLDED ? glob.matches(folded(value)) : glob.matches(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "(?s)^abc.*def$, 2",
        "abc, 1",
        "(?i)abc|def, 2",
        ".*abc.*, 1",
        "^(get|list)Users$, 4",
        "^a.*b$, 0",
        "a[bc]d, 0",
        "(?i)a(?-i)b, 0",
        "\\A(?s:.)\\z, 1",
        "a\\bb, 0"
    })
    void simpleExpressionsAreWrittenAsPatternsWithWildcards(String pattern, int globs) {
        assertThat(GuardedRegex.of(pattern, RegexFlags.NONE).globs()).hasSize(globs);
    }

    @ParameterizedTest
    @CsvSource({
        "ipconfig\\s+/all, ipconfig",
        "net\\s+(user|group), user;group",
        "(?i)ABC[0-9]Ä+, abc",
        "a*, ''",
        "(a|b*)c{3}, ccc",
        "ab(?=x)cd, abcd",
        "\\.(zip|asp)\\?d=[0-9], ?d=",
        "(abc|[a-z])x?, ''"
    })
    void theBestLiteralsAreRequired(String pattern, String literals) {
        List<String> required = GuardedRegex.of(pattern, RegexFlags.NONE).requiredLiterals().stream()
                .map(literal -> new String(literal, StandardCharsets.UTF_8))
                .toList();
        assertThat(String.join(";", required)).isEqualTo(literals);
    }

    @ParameterizedTest
    @CsvSource({
        "(a)\\1, aa, FOUND", "(a)\\1, ab, NOT_FOUND", "(?i)(a)\\1, aA, FOUND", "(?<x>b)c\\k<x>, bcb, FOUND",
        "(a|b)\\g{-1}, bb, FOUND", "(?P<n>a)(?P=n), aa, FOUND", "(a)?\\1b, b, NOT_FOUND", "[[:alpha:]-]+!, a-!, FOUND",
        "[a[b]+!, '[!', FOUND", "[]a]!, ']!', FOUND", "\\Qa.b\\E, axb, NOT_FOUND", "'a{,3}', 'a{,3}', FOUND",
        "x{, 'x{', FOUND", "\\x41\\x{e9}\\u65e5, Aé日, FOUND", "\\p{Lu}\\P{L}, É1, FOUND", "(?#note)a, a, FOUND",
        "'(?<=a{1,3})b', aab, FOUND", "(?<!a)b, ab, NOT_FOUND", "[^\\W\\d_]+\\h, é\u00a0, NOT_FOUND",
                "(?>a+)ab, aaab, NOT_FOUND",
        "a++b, aaab, FOUND", "\\cA|\\e|\\07|\\o{101}, A, FOUND", "(?i)straße, STRAẞE, FOUND", "[^a]$, ab, FOUND"
    })
    void theSyntaxIsThatOfPcre(String pattern, String value, Verdict verdict) {
        assertThat(find(pattern, value)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "a)",
                "[",
                "[a",
                "[z-a]",
                "*",
                "a**",
                "a{2,1}",
                "a{99999}",
                "\\",
                "\\1",
                "(?<n>a)(?<n>b)",
                "\\k<x>",
                "(?R)",
                "(?1)",
                "(?(1)a)",
                "(*ACCEPT)",
                "(?x)a b",
                "\\X",
                "\\K",
                "\\x{110000}",
                "\\p{Klingon}",
                "(?<=a+)b",
                "(?|a)",
                "\\ud83d",
                "(?<1>a)",
                "\\Qa",
                "[\\q]",
                "(?",
                "(?i",
                "(?#"
            })
    void whatIsWrongOrNotSupportedIsSaidInAMessage(String pattern) {
        try {
            GuardedRegex.of(pattern, RegexFlags.NONE);
        } catch (RegexSyntaxException wrong) {
            assertThat(wrong).hasMessageMatching("[a-zA-Z'\\\\].{10,}");
            return;
        }
        throw new AssertionError(pattern + " was taken");
    }

    @Test
    void hugeAndDeepPatternsAreRefused() {
        for (String pattern : List.of(
                "a".repeat(1 << 20),
                "(".repeat(4000) + ")".repeat(4000),
                "((((a{1000}){1000}){1000}){1000}){1000}",
                "(?=".repeat(100) + ")".repeat(100),
                "[".repeat(1 << 20),
                "(a|".repeat(3000))) {
            try {
                GuardedRegex.of(pattern, RegexFlags.NONE);
            } catch (RegexSyntaxException refused) {
                continue;
            }
            throw new AssertionError("taken: " + pattern.substring(0, 20));
        }
    }

    @Test
    void anExpressionThatBacktracksWithoutEndGivesUpByCount() {
        String value = "a".repeat(60) + "!";
        assertThat(find("(?=(a+)+b)a", value)).isEqualTo(Verdict.GAVE_UP);
        assertThat(find("(a*)*\\1b", value)).isEqualTo(Verdict.GAVE_UP);
        assertThat(find("(?:a|a)*?(?!x)b", value)).isEqualTo(Verdict.GAVE_UP);
        assertThat(find("(a+)+b", value)).isEqualTo(Verdict.NOT_FOUND);
        assertThat(find("(x+x+)+y", "x".repeat(2000))).isEqualTo(Verdict.NOT_FOUND);
    }

    @Test
    void aLongValueIsNoDangerToTheStack() {
        String value = "ab".repeat(500_000);
        assertThat(find("(a|b)*(?!.)", value)).isIn(Verdict.GAVE_UP, Verdict.FOUND);
        assertThat(find("(?:a|b)*c", value)).isEqualTo(Verdict.NOT_FOUND);
        assertThat(GuardedRegex.of("(?:a|b)*c", RegexFlags.NONE).isLinear()).isTrue();
    }

    @Test
    void bytesThatAreNoTextFitNothing() {
        byte[] bytes = {(byte) 0xff, 'a', (byte) 0xc3};
        assertThat(GuardedRegex.of("^.", new RegexFlags(false, false, true)).find(bytes, 0, 3, SCRATCH))
                .isEqualTo(Verdict.NOT_FOUND);
        assertThat(GuardedRegex.of("a", RegexFlags.NONE).find(bytes, 0, 3, SCRATCH))
                .isEqualTo(Verdict.FOUND);
    }
}
