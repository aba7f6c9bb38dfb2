package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** New rules, and techniques without one. */
class RulesNewAndCoverageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cloudtrail", "vpcflow", "dns"})
    void aNewRuleIsCleanAndItsTestsPass(String source) {
        Session made = create("It's: a \"rule\"", "--logsource", source);

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.outLines()).hasSize(2).first().asString().endsWith("it_s_a_rule.yml");
        Session lint = Session.piped("rules", "lint", folder.toString(), "--strict");
        assertThat(lint.code()).as(lint.out()).isZero();
        assertThat(lint.out()).startsWith("1 rules: 0 errors, 0 warnings");
        Session test = Session.piped("rules", "test", folder.toString());
        assertThat(test.out()).contains("2 tests passed, 0 failed.");
    }

    @Test
    void theSameSeedMakesTheSameId() throws IOException {
        create("One", "--seed", "7");
        create("Two", "--seed", "7");
        create("Three", "--seed", "8");

        assertThat(id("one")).isEqualTo(id("two")).isNotEqualTo(id("three"));
        assertThat(id("one")).matches("id: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void nothingIsWrittenOver() {
        create("One");

        assertThat(create("One").code()).isEqualTo(2);
        assertThat(create(" ").code()).isEqualTo(2);
    }

    @Test
    void techniquesWithoutARuleAreNamedWithRulesNearThem() throws IOException {
        Path rule = Files.writeString(folder.resolve("rule.yml"), """
            title: Keys
            name: keys
            tags: [attack.t1098]
            logsource: {product: aws, service: cloudtrail}
            detection: {selection: {eventName: CreateAccessKey}, condition: selection}
            """);
        Session session = Session.piped("rules", "coverage", rule.toString());

        assertThat(session.code()).isZero();
        assertThat(session.outLines())
                .anyMatch(line -> line.matches("T1098\\.001 +0 +\\d+ +keys .*"))
                .noneMatch(line -> line.startsWith("T1098 "))
                .last()
                .asString()
                .matches("\\d+ of \\d+ techniques of the library have a rule with their tag\\.");
        assertThat(Session.piped("rules", "coverage", rule.toString(), "--all").outLines())
                .anyMatch(line -> line.startsWith("T1098 "));
    }

    @Test
    void aLayerCountsTheRulesOfEachTechnique() {
        JsonNode layer = Json.read(Session.piped("rules", "coverage", "builtin", "--format", "navigator")
                .out());

        assertThat(layer.get("domain").asString()).isEqualTo("enterprise-attack");
        assertThat(layer.at("/versions/layer").asString()).isEqualTo("4.5");
        assertThat(layer.get("techniques")).anySatisfy(technique -> {
            assertThat(technique.get("techniqueID").asString()).isEqualTo("T1110");
            assertThat(technique.get("score").asInt()).isEqualTo(1);
        });
        assertThat(layer.get("techniques"))
                .anyMatch(technique -> technique.get("score").asInt() == 0);
    }

    private Session create(String title, String... options) {
        String[] arguments = new String[5 + options.length];
        System.arraycopy(new String[] {"rules", "new", title, "--out", folder.toString()}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        return Session.piped(arguments);
    }

    private String id(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name + ".yml")).get(1);
    }
}
