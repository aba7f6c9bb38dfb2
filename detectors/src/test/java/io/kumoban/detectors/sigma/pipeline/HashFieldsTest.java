package io.kumoban.detectors.sigma.pipeline;

import static io.kumoban.detectors.sigma.pipeline.Pipelines.holds;
import static io.kumoban.detectors.sigma.pipeline.Pipelines.of;
import static io.kumoban.detectors.sigma.pipeline.Pipelines.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.rule.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of their own for the kinds of hashes that one field holds. */
class HashFieldsTest {
    private static final String MD5 = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{h: 'MD5=aa'}                          | {'FileMD5': 'AA'}",
                "{h: ['MD5=aa', 'sha1=bb']}             | {'FileSHA1': 'bb'}",
                "{h: " + MD5 + "}                       | {'FileMD5': '" + MD5 + "'}",
                "{h: ['MD5=aa', 'TLSH=cc', 'no hash']}  | {'FileMD5': 'aa'}",
            })
    void eachKindOfHashHasItsField(String search, String event) {
        RuleSet set = rule(
                of("{type: hashes_fields, valid_hash_algos: [MD5, sha1], field_prefix: File}"),
                "{s: %s, condition: s}".formatted(search));

        assertThat(holds(set, event.replace('\'', '"'))).isTrue();
        assertThat(holds(set, "{\"h\": \"MD5=aa\"}")).isFalse();
    }

    @Test
    void aBarMayDivideKindAndDigitsAndAPartOfTheDigitsIsABeginning() {
        RuleSet bar = rule(of("{type: hashes_fields, valid_hash_algos: [MD5]}"), "{s: {h: 'MD5|aa'}, condition: s}");
        RuleSet part = rule(
                of("{type: hashes_fields, valid_hash_algos: [MD5], field_prefix: hash, drop_algo_prefix: true}"),
                "{s: {h|contains: 'MD5=aa'}, condition: s}");

        assertThat(holds(bar, "{\"MD5\": \"aa\"}")).isTrue();
        assertThat(holds(part, "{\"hash\": \"aabb\"}")).isTrue();
        assertThat(holds(part, "{\"hash\": \"bbaa\"}")).isFalse();
    }

    @Test
    void underAllEveryHashMustFit() {
        RuleSet set = rule(
                of("{type: hashes_fields, valid_hash_algos: [MD5, SHA1]}"),
                "{s: {h|contains|all: ['MD5=aa', 'SHA1=bb']}, condition: s}");

        assertThat(holds(set, "{\"MD5\": \"aa\", \"SHA1\": \"bb\"}")).isTrue();
        assertThat(holds(set, "{\"MD5\": \"aa\"}")).isFalse();
    }

    @Test
    void valuesThatAreNoTextsStayAndTextsWithoutAHashAreRefused() {
        String pipeline = "{type: hashes_fields, valid_hash_algos: [MD5]}";
        RuleSet number = rule(of(pipeline), "{s: {n: 4, h: 'MD5=aa'}, condition: s}");
        RuleSet other = rule(of(pipeline), "{s: {path: abc, h: 'MD5=aa'}, condition: s}");
        RuleSet partly = rule(of(pipeline), "{s: {h|contains|all: ['MD5=aa', 'SHA1=bb']}, condition: s}");

        assertThat(holds(number, "{\"n\": 4, \"MD5\": \"aa\"}")).isTrue();
        assertThat(other.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("'path' is none of MD5", "field_name_conditions"));
        assertThat(partly.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("'h' is none of MD5"));
    }
}
