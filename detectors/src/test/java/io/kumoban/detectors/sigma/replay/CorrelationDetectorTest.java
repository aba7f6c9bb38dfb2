package io.kumoban.detectors.sigma.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Correlations over records, through decoders, shards and the storey of signals; states are written down all the time. */
class CorrelationDetectorTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String REFUSED = """
        title: Refused
        name: refused
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {errorCode: AccessDenied}, condition: s}
        ---
        title: Key made
        name: key
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName: CreateAccessKey}, condition: s}
        ---
        """;
    private static final String PROBING = """
        title: Many refused
        name: probing
        level: high
        tags: [attack.t1580]
        correlation:
            type: value_count
            rules: [refused]
            group-by: [userIdentity.arn]
            timespan: 10m
            condition: {field: eventName, gte: 3}
        """;

    @TempDir
    Path folder;

    @Test
    void aCorrelationIsAFindingWithTheEventsThatItIsMadeOf() throws IOException {
        List<Finding> findings = run(
                REFUSED + PROBING,
                refused("ListUsers", 0),
                refused("ListRoles", 1),
                refused("ListUsers", 2),
                refused("GetUser", 3),
                refused("GetRole", 4));

        assertThat(findings).hasSize(1);
        Finding finding = findings.getFirst();
        assertThat(finding.type()).isEqualTo("Sigma:Correlation/ManyRefused");
        assertThat(finding.techniques()).containsExactly("T1580");
        assertThat(finding.explanation())
                .isEqualTo("The Sigma correlation 'Many refused' holds for arn:aws:iam::111122223333:user/alice at"
                        + " 2026-03-02T10:03:00Z: value_count is 3.");
        assertThat(finding.evidence())
                .hasSize(4)
                .allSatisfy(event ->
                        assertThat(event.fields()).doesNotContainKey("@rules").containsKey("userIdentity.arn"));
        assertThat(finding.evidence().stream().map(Evidence::time)).isSorted();
    }

    @Test
    void rulesThatOnlyServeCorrelationsAreSilentUnlessTheyAreToSpeak() throws IOException {
        assertThat(run(REFUSED + PROBING, refused("ListUsers", 0))).isEmpty();
        assertThat(run(
                        REFUSED + PROBING.replace("type: value", "generate: true\n    type: value"),
                        refused("ListUsers", 0)))
                .extracting(Finding::type)
                .containsExactly("Sigma:CloudTrail/Refused");
    }

    @Test
    void correlationsAreMadeOfCorrelations() throws IOException {
        String rules = REFUSED + PROBING + """
            ---
            title: Key after many refused
            correlation:
                type: temporal_ordered
                rules: [probing, key]
                group-by: [userIdentity.arn]
                timespan: 1h
            """;

        assertThat(run(
                        rules,
                        call("CreateAccessKey", 0),
                        refused("ListUsers", 1),
                        refused("ListRoles", 2),
                        refused("GetUser", 3),
                        call("CreateAccessKey", 20)))
                .extracting(Finding::type, Finding::time)
                .containsExactly(tuple("Sigma:Correlation/KeyAfterManyRefused", at(20).toEpochMilli()));
    }

    @Test
    void whatDoesNotFollowIsKnownWhenTheWindowClosesAlsoAtTheEnd() throws IOException {
        String rules = REFUSED + """
            title: Key without a refusal
            correlation:
                type: temporal
                condition: key and not refused
                group-by: [userIdentity.arn]
                timespan: 5m
            """;

        assertThat(run(rules, call("CreateAccessKey", 0), refused("GetUser", 30), call("CreateAccessKey", 31)))
                .extracting(Finding::time)
                .containsExactly(at(0).toEpochMilli());
        assertThat(run(rules, call("CreateAccessKey", 0))).hasSize(1);
    }

    @Test
    void aNewValueIsAFindingOfItsOwn() throws IOException {
        String rules = REFUSED + """
            title: Refused from a new address
            correlation:
                type: first_seen
                rules: [refused]
                group-by: [userIdentity.arn]
                fields: [sourceIPAddress]
                timespan: 14d
                learn: 1h
            """;

        List<Finding> findings = run(
                rules,
                refused("GetUser", 0),
                refused("GetUser", 100),
                refused("GetUser", 101).from("203.0.113.5"),
                refused("GetUser", 102).from("203.0.113.5"),
                refused("GetUser", 103).from("203.0.113.6"));

        assertThat(findings)
                .extracting(Finding::explanation)
                .containsExactly(
                        "The Sigma correlation 'Refused from a new address' holds for"
                                + " arn:aws:iam::111122223333:user/alice at 2026-03-02T11:41:00Z: sourceIPAddress"
                                + " 203.0.113.5 was not seen for it in 14 days.",
                        "The Sigma correlation 'Refused from a new address' holds for"
                                + " arn:aws:iam::111122223333:user/alice at 2026-03-02T11:43:00Z: sourceIPAddress"
                                + " 203.0.113.6 was not seen for it in 14 days.");
    }

    @Test
    void rulesAboutSeveralFamiliesAreJoinedByAliases() throws IOException {
        String rules = REFUSED + """
            title: Flow to SSH
            name: ssh
            logsource: {category: firewall}
            detection: {s: {dst_port: 22, action: accept}, condition: s}
            ---
            title: Refused calls and SSH from one address
            correlation:
                type: temporal
                rules: [refused, ssh]
                group-by: [address]
                aliases: {address: {refused: sourceIPAddress, ssh: src_ip}}
                timespan: 1h
            """;

        assertThat(run(
                        rules,
                        refused("GetUser", 0),
                        FlowRecord.between("198.51.100.7", 51_000, "10.0.1.5", 22)
                                .at(at(5))))
                .extracting(Finding::type)
                .containsExactly("Sigma:Correlation/RefusedCallsAndSSHFromOneAddress");
    }

    @Test
    void theOrderInWhichRecordsAreGivenDoesNotMatter() throws IOException {
        List<CallRecord> records = IntStream.range(0, 60)
                .mapToObj(i -> refused(
                                List.of("ListUsers", "GetUser", "GetRole", "ListRoles")
                                        .get(i % 4),
                                i / 5 * 4)
                        .by(i % 3 == 0 ? "alice" : "bob"))
                .toList();
        List<String> texts = records.stream().map(Object::toString).toList();
        List<Detector<?, ?>> detectors = detectors(REFUSED + PROBING);

        List<String> told = told(detectors, texts);

        assertThat(told).isNotEmpty();
        assertThat(told(detectors, texts.reversed())).isEqualTo(told);
    }

    private static List<String> told(List<Detector<?, ?>> detectors, List<String> records) {
        return Harness.of(detectors.toArray(Detector<?, ?>[]::new)).feed(records).findings().stream()
                .map(finding -> finding.explanation()
                        + finding.evidence().stream().map(Evidence::id).toList())
                .toList();
    }

    private List<Finding> run(String rules, CharSequence... records) throws IOException {
        return Harness.of(detectors(rules).toArray(Detector<?, ?>[]::new))
                .reloading()
                .feed(records)
                .findings();
    }

    private List<Detector<?, ?>> detectors(String rules) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yml"), rules);
        LoadedRules loaded = LoadedRules.read(List.of(file.toString()), Placeholders.NONE);
        assertThat(loaded.problems()).isEmpty();
        return loaded.detectors();
    }

    private static CallRecord call(String name, int minute) {
        return CallRecord.named(name).at(at(minute));
    }

    private static CallRecord refused(String name, int minute) {
        return call(name, minute).failing("AccessDenied");
    }

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }
}
