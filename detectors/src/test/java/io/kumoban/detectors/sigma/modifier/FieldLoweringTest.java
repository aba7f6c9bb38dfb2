package io.kumoban.detectors.sigma.modifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.ValueTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What modifiers become; examples of the specification's appendix on modifiers where it has any. */
class FieldLoweringTest {
    private final FieldLowering lowering =
            new FieldLowering(new Placeholders(Map.of("Servers", List.of("srv*", "web?"), "Empty", List.of())));

    @Test
    void startsEndsAndPartsAreToldFromWholeTexts() throws IllegalModifier {
        assertThat(lower("x")).isEqualTo(test(new ValueTest.Equals("x", false)));
        assertThat(lower("x", "startswith")).isEqualTo(test(new ValueTest.StartsWith("x", false)));
        assertThat(lower("x", "endswith")).isEqualTo(test(new ValueTest.EndsWith("x", false)));
        assertThat(lower("x", "contains")).isEqualTo(test(new ValueTest.Contains("x", false)));
        assertThat(lower("*x*")).isEqualTo(lower("x", "contains"));
        assertThat(lower("*x*", "contains", "cased")).isEqualTo(test(new ValueTest.Contains("x", true)));
    }

    @Test
    void base64OfAValueIsOneText() throws IllegalModifier {
        assertThat(lower("foo", "base64")).isEqualTo(test(new ValueTest.Equals("Zm9v", false)));
    }

    @Test
    void base64AtAnOffsetIsThreeTexts() throws IllegalModifier {
        assertThat(texts(lower("http://", "base64offset", "contains")))
                .containsExactly("aHR0cDovL", "h0dHA6Ly", "odHRwOi8v");
    }

    @Test
    void wideTextsHaveAZeroBehindEachLetter() throws IllegalModifier {
        assertThat(lower("cmd", "wide")).isEqualTo(test(new ValueTest.Equals("c\0m\0d\0", false)));
        assertThat(lower("cmd", "utf16le")).isEqualTo(lower("cmd", "wide"));
        assertThat(lower("cmd", "utf16be")).isEqualTo(test(new ValueTest.Equals("\0c\0m\0d", false)));
    }

    @Test
    void utf16BeginsWithAByteOrderMark() throws IllegalModifier {
        assertThat(texts(lower("cmd", "utf16", "base64"))).containsExactly("//5jAG0AZAA=");
        assertThat(texts(lower("cmd", "wide", "base64"))).containsExactly("YwBtAGQA");
        assertThat(texts(lower("\u00e9", "wide", "base64"))).containsExactly("6QA=");
    }

    @Test
    void windashTriesFiveSignsBeforeAWord() throws IllegalModifier {
        assertThat(texts(lower("a -param-name", "windash")))
                .containsExactly(
                        "a -param-name",
                        "a /param-name",
                        "a \u2013param-name",
                        "a \u2014param-name",
                        "a \u2015param-name");
        assertThat(texts(lower("-a /b", "windash"))).hasSize(25).contains("/a -b", "\u2015a \u2013b");
    }

    @Test
    void regularExpressionsKeepTheirTextAndFlags() throws IllegalModifier {
        assertThat(lower("a\\*b", "re", "i", "s"))
                .isEqualTo(test(new ValueTest.Regex("a\\*b", Set.of(RegexFlag.IGNORE_CASE, RegexFlag.DOT_ALL))));
        assertThat(lower("a|b", "re", "startswith")).isEqualTo(test(new ValueTest.Regex("\\A(?:a|b)", Set.of())));
    }

    @Test
    void placeholdersBecomeEachOfTheirValues() throws IllegalModifier {
        assertThat(lower("\\%x%servers%", "expand"))
                .isEqualTo(
                        new Predicate.AnyOf(List.of(test(new ValueTest.StartsWith("%xsrv", false)), lower("%xweb?"))));
        assertThat(lower("%Servers%")).isEqualTo(test(new ValueTest.Equals("%Servers%", false)));
    }

    @Test
    void allJoinsValuesAndNeqTurnsThemRound() throws IllegalModifier {
        List<RuleValue> values = List.of(new RuleValue.Text("a"), new RuleValue.Text("b"));

        Predicate all = lowering.lower("f", List.of("contains", "all"), values, new Budget());
        Predicate none = lowering.lower("f", List.of("neq"), values, new Budget());

        assertThat(all).isInstanceOf(Predicate.AllOf.class);
        assertThat(none).isEqualTo(new Predicate.Not(lowering.lower("f", List.of(), values, new Budget())));
    }

    @Test
    void whatIsWrittenWithoutQuotesHasTheTypeThatYamlGivesIt() {
        assertThat(RuleValue.of("4625")).isEqualTo(new RuleValue.Number(new BigDecimal(4625), "4625"));
        assertThat(RuleValue.of("0x17")).isEqualTo(new RuleValue.Number(new BigDecimal(23), "0x17"));
        assertThat(RuleValue.of("012345678901")).isEqualTo(new RuleValue.Text("012345678901"));
        assertThat(RuleValue.of("True")).isEqualTo(new RuleValue.Bool(true));
        assertThat(RuleValue.of("yes")).isEqualTo(new RuleValue.Text("yes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "contain; x; unknown modifier 'contain'",
                "i; x; 'i' is about regular expressions",
                "contains|re; x; wants a text that no other modifier has changed",
                "contains|cidr; 10.0.0.0/8; wants a text that no other modifier has changed",
                "cidr; 10.0.0.0/33; is no network",
                "re; (a; this is no regular expression",
                "exists; x; wants true or false",
                "lt; x; wants a number",
                "base64; a*; a value with wildcards has no Base64 form",
                "fieldref; a*; without wildcards",
                "expand; %Nobody%; nothing is known of the placeholder %Nobody%",
                "expand; %Empty%; nothing is known of the placeholder %Empty%",
                "utf16; x; the encoded value is no text",
                "cidr|contains; 10.0.0.0/8; is about texts",
                "windash; -a -b -c -d -e; more than 4 signs",
            })
    void whatCannotBeAppliedIsRefused(String chain, String value, String sentence) {
        assertThatThrownBy(() -> lower(value, chain.split("\\|")))
                .isInstanceOf(IllegalModifier.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aVeryLongOrDeepExpressionIsRefusedAtOnce() {
        assertThatThrownBy(() -> lower("a".repeat(1 << 20), "re")).hasMessageContaining("longer than 8192");
        assertThatThrownBy(() -> lower("(".repeat(8000), "re")).hasMessageContaining("nested deeper");
    }

    private Predicate lower(String value, String... chain) throws IllegalModifier {
        return lowering.lower("f", List.of(chain), List.of(new RuleValue.Text(value)), new Budget());
    }

    private static Predicate test(ValueTest test) {
        return new Predicate.FieldTest("f", test);
    }

    private static List<String> texts(Predicate predicate) {
        List<Predicate> parts = predicate instanceof Predicate.AnyOf any ? any.parts() : List.of(predicate);
        return parts.stream()
                .map(part -> switch (((Predicate.FieldTest) part).test()) {
                    case ValueTest.Equals equals -> equals.text();
                    case ValueTest.Contains contains -> contains.text();
                    default -> throw new AssertionError(part);
                })
                .toList();
    }
}
