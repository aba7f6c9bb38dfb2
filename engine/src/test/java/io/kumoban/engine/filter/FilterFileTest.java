package io.kumoban.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.json.Json;
import io.kumoban.engine.yaml.ConfigurationError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class FilterFileTest {
    @TempDir
    Path folder;

    @Test
    void filtersAreReadWithNameActionAndRank() {
        List<FindingFilter> filters = read("""
            filters:
              - name: our-scanner
                action: ARCHIVE
                rank: 2
                description: the scanner of the security team
                findingCriteria:
                  criterion:
                    type: {equals: ["Recon:EC2/Portscan"]}
                    severity: {lessThan: 7}
              - name: only-looked-at
                action: NOOP
                findingCriteria: {criterion: {accountId: {notEquals: ["111122223333"]}}}
            """);

        assertThat(filters).extracting(FindingFilter::name).containsExactly("our-scanner", "only-looked-at");
        assertThat(filters).extracting(FindingFilter::archives).containsExactly(true, false);
        assertThat(filters).extracting(FindingFilter::rank).containsExactly(2, 100);
    }

    @Test
    void theServicesOwnJsonIsReadWithItsOlderNames() {
        List<FindingFilter> filters = read("""
            {"name": "old", "description": "", "action": "ARCHIVE", "rank": 1, "tags": {},
             "findingCriteria": {"criterion": {"severity": {"gte": 4, "lt": 7},
               "type": {"eq": ["Recon:EC2/Portscan"], "neq": ["Backdoor:EC2/XORDDOS"]}}}}
            """);

        Criteria criteria = filters.getFirst().criteria();
        assertThat(criteria.hold(finding("Recon:EC2/Portscan", 5))).isTrue();
        assertThat(criteria.hold(finding("Recon:EC2/Portscan", 7))).isFalse();
    }

    @Test
    void theRuleOfTheLowestRankIsTakenAndOthersThanArchiveNever() {
        SuppressionRules rules = new SuppressionRules(read("""
            - {name: third, action: ARCHIVE, rank: 3, findingCriteria: {criterion: {severity: {gte: 1}}}}
            - {name: never, action: NOOP, rank: 1, findingCriteria: {criterion: {severity: {gte: 1}}}}
            - {name: second, action: ARCHIVE, rank: 2, findingCriteria: {criterion: {severity: {gte: 7}}}}
            """));

        assertThat(rules.rules()).containsExactly("second", "third");
        assertThat(rules.ruleOf(finding("Recon:EC2/Portscan", 8))).isEqualTo(1);
        assertThat(rules.ruleOf(finding("Recon:EC2/Portscan", 5))).isEqualTo(2);
        assertThat(rules.ruleOf(finding("Recon:EC2/Portscan", 0))).isZero();
    }

    @Test
    void everyMistakeIsToldWithItsPlace() {
        assertThatThrownBy(() -> read("""
            filters:
              - name: x
                action: DELETE
                rank: 0
                findingCriteria:
                  criterion:
                    type: {equals: ["Recon:EC2/Portscam"]}
                    sevrity: {greaterThan: 7}
                    region: {greaterThan: north, like: [a]}
                    title: {matches: [a, b, c, d, e, f]}
              - name: without-anything
            """))
                .isInstanceOfSatisfying(
                        ConfigurationError.class,
                        error -> assertThat(error.mistakes())
                                .satisfiesExactly(
                                        one -> assertThat(one)
                                                .contains(":3:", "unknown action 'DELETE'", "ARCHIVE, NOOP"),
                                        one -> assertThat(one).contains(":4:", "rank is a whole number from 1 to 100"),
                                        one -> assertThat(one).contains(":7:", "did you mean 'Recon:EC2/Portscan'?"),
                                        one -> assertThat(one).contains(":8:", "did you mean 'severity'?"),
                                        one -> assertThat(one).contains(":9:", "greaterThan takes a whole number"),
                                        one -> assertThat(one).contains(":9:", "unknown condition 'like'"),
                                        one -> assertThat(one).contains(":10:", "matches names 6 values", "at most 5"),
                                        one -> assertThat(one).contains(":2:", "3 to 64 letters", "'x'"),
                                        one -> assertThat(one).contains(":11:", "no findingCriteria"),
                                        one -> assertThat(one).contains(":11:", "no action")));
    }

    @Test
    void namesAreTakenOnce() {
        String rule = "- {name: twice, action: NOOP, findingCriteria: {criterion: {severity: {gte: 1}}}}\n";
        assertThatThrownBy(() -> read(rule + rule)).hasMessageContaining("the name 'twice' is taken");
    }

    @Test
    void anEmptyCriterionIsRefusedSinceItWouldHoldForAll() {
        assertThatThrownBy(() -> read("{name: all, action: ARCHIVE, findingCriteria: {criterion: {}}}"))
                .hasMessageContaining("would hold for every finding");
    }

    @Test
    void aCriterionMayStandAloneWhereNoNameIsNeeded() {
        Path file = file("{criterion: {severity: {equals: [\"8\"]}}}");

        assertThat(FilterFile.readCriteria(file, List.of()).getFirst().hold(finding("Recon:EC2/Portscan", 8.5)))
                .isTrue();
    }

    private List<FindingFilter> read(String text) {
        return FilterFile.read(file(text), List.of());
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("filters.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be written", e);
        }
    }

    private static ObjectNode finding(String type, double severity) {
        return Json.object().put("type", type).put("severity", severity);
    }
}
