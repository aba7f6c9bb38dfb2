package io.kumoban.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StixPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[ipv4-addr:value = '192.0.2.1'] | 192.0.2.1",
                "[ ipv4-addr:value='192.0.2.1' ] | 192.0.2.1",
                "[ipv4-addr:value IN ('192.0.2.1', '192.0.2.2')] | 192.0.2.1 192.0.2.2",
                "[ipv4-addr:value ISSUBSET '192.0.2.0/24'] | 192.0.2.0/24",
                "[ipv6-addr:value = '::1' OR domain-name:value = 'a.example'] | ::1 a.example",
                "([ipv4-addr:value = '192.0.2.1'] OR [domain-name:value = 'a.example']) | 192.0.2.1 a.example",
                "[(ipv4-addr:value = '192.0.2.1') OR ipv4-addr:value = '192.0.2.2'] | 192.0.2.1 192.0.2.2",
                "[domain-name:value = 'a\\'b\\\\c'] | a'b\\c"
            })
    void valuesAreTakenWhereOneOfThemIsEnough(String pattern, String values) {
        assertThat(StixPattern.read(pattern))
                .hasValueSatisfying(read -> assertThat(
                                read.stream().map(StixPattern.Value::text).collect(Collectors.joining(" ")))
                        .isEqualTo(values));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "[ipv4-addr:value = '192.0.2.1'",
                "[ipv4-addr:value = '192.0.2.1",
                "[ipv4-addr:value = '192.0.2.1'] ]",
                "[ipv4-addr:value != '192.0.2.1']",
                "[ipv4-addr:value LIKE '192.0.2.%']",
                "[ipv4-addr:value IN '192.0.2.1']",
                "[ipv4-addr:value NOT = '192.0.2.1']",
                "[domain-name:value ISSUBSET 'a.example']",
                "[domain-name:value.x = 'a.example']",
                "[ipv4-addr:value = '192.0.2.1' AND domain-name:value = 'a.example']",
                "[ipv4-addr:value = '192.0.2.1'] FOLLOWEDBY [domain-name:value = 'a.example']",
                "[ipv4-addr:value = '192.0.2.1'] WITHIN 5 SECONDS",
                "[ipv4-addr:value = '192.0.2.1' ORdomain-name:value = 'a.example']",
                "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']",
                "[url:value = 'http://a.example/']"
            })
    void otherPatternsAreOfAnotherKind(String pattern) {
        assertThat(StixPattern.read(pattern)).isEmpty();
    }

    @Test
    void bracketsMayNotNestForEver() {
        assertThat(StixPattern.read("(".repeat(100_000))).isEmpty();
    }

    @Test
    void whatKindAValueIsFollowsFromItsObject() {
        assertThat(StixPattern.read("[domain-name:value = 'a.example' OR ipv4-addr:value = '192.0.2.1']"))
                .contains(List.of(new StixPattern.Value(true, "a.example"), new StixPattern.Value(false, "192.0.2.1")));
    }
}
