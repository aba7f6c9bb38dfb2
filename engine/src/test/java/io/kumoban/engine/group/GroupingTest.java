package io.kumoban.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static final long START = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    void findingsOfOneSessionFromOneAddressBelongTogether() {
        List<FindingGroup> groups = Grouping.of(List.of(
                finding("a", START, MINUTE, session("eve"), address("198.51.100.7")),
                finding("b", START + HOUR, MINUTE, session("eve"), address("198.51.100.7"))));

        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.findings()).extracting(GroupedFinding::id).containsExactly("a", "b");
            assertThat(group.edges())
                    .containsExactly(
                            new FindingGroup.Edge("a", session("eve")), new FindingGroup.Edge("b", session("eve")));
            assertThat(group.from()).isEqualTo(START);
            assertThat(group.to()).isEqualTo(START + HOUR + MINUTE);
        });
    }

    @Test
    void findingsThatShareNothingStayApart() {
        assertThat(Grouping.of(List.of(
                        finding("a", START, MINUTE, address("198.51.100.7")),
                        finding("b", START, MINUTE, address("198.51.100.8")))))
                .isEmpty();
    }

    @Test
    void aRoleAloneTiesOnlyForAWhile() {
        Entity role = new Entity(EntityKind.ROLE, "111122223333/deploy");

        assertThat(Grouping.of(List.of(finding("a", START, 0, role), finding("b", START + MINUTE, 0, role))))
                .hasSize(1);
        assertThat(Grouping.of(List.of(finding("a", START, 0, role), finding("b", START + 12 * HOUR, 0, role))))
                .isEmpty();
    }

    @Test
    void whatACrowdSharesTiesNobody() {
        List<GroupedFinding> crowd = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            crowd.add(finding("f" + i, START + i * MINUTE, 0, new Entity(EntityKind.BUCKET, "everyones")));
        }

        assertThat(Grouping.of(crowd)).isEmpty();
        assertThat(Grouping.of(crowd.subList(0, 2))).hasSize(1);
    }

    @Test
    void aDayLaterTheSameAddressStillTiesAndFourDaysLaterItDoesNot() {
        Entity address = address("198.51.100.7");

        assertThat(Grouping.of(List.of(finding("a", START, 0, address), finding("b", START + 24 * HOUR, 0, address))))
                .hasSize(1);
        assertThat(Grouping.of(List.of(finding("a", START, 0, address), finding("b", START + 96 * HOUR, 0, address))))
                .isEmpty();
    }

    @Test
    void aLongActivityFollowsOneGroupAndDoesNotJoinTwo() {
        Entity key = new Entity(EntityKind.ACCESS_KEY, "AKIAIOSFODNN7EXAMPLE");
        List<FindingGroup> groups = Grouping.of(List.of(
                finding("long", START, 200 * HOUR, key),
                finding("a", START, 0, key, address("198.51.100.7")),
                finding("b", START + MINUTE, 0, key, address("198.51.100.7")),
                finding("c", START + 150 * HOUR, 0, key, address("198.51.100.8"))));

        assertThat(groups)
                .singleElement()
                .satisfies(group -> assertThat(group.findings())
                        .extracting(GroupedFinding::id)
                        .containsExactly("a", "long", "b"));
    }

    @Test
    void whoChangesARoleIsTiedToWhoActsByItLaterAndNotToWhoActedByItBefore() {
        Entity role = new Entity(EntityKind.ROLE, "111122223333/worker");
        GroupedFinding change =
                finding("change", START + HOUR, 0, session("eve"), Entity.changed("111122223333", "role", "worker"));

        assertThat(Grouping.of(List.of(change, finding("use", START + 21 * HOUR, 0, role))))
                .singleElement()
                .satisfies(group ->
                        assertThat(group.summary()).endsWith("the changed role 111122223333/worker (2 findings)."));
        assertThat(Grouping.of(List.of(change, finding("use", START, 0, role)))).isEmpty();
    }

    @Test
    void whoMakesAKeyOfAUserOrChangesAFunctionIsTiedToWhatTheseDoThen() {
        Entity user = new Entity(EntityKind.PRINCIPAL, "arn:aws:iam::111122223333:user/staff/deploy-sync");
        Entity running = session("arn:aws:sts::111122223333:assumed-role/orders-role/orders-handler");

        assertThat(Grouping.of(List.of(
                        finding("made", START, 0, Entity.changed("111122223333", "user", "deploy-sync")),
                        finding("used", START + HOUR, 0, user))))
                .hasSize(1);
        assertThat(Grouping.of(List.of(
                        finding("changed", START, 0, Entity.changed("111122223333", "function", "orders-handler")),
                        finding("ran", START + HOUR, 0, running))))
                .hasSize(1);
        assertThat(Grouping.of(List.of(
                        finding("made", START, 0, Entity.changed("444455556666", "user", "deploy-sync")),
                        finding("used", START + HOUR, 0, user))))
                .isEmpty();
    }

    @Test
    void anAttackSequenceOfOneMachineJoinsItsStagesAndOneOfAnIdentityOnlyFollows() {
        Entity machine = new Entity(EntityKind.INSTANCE, "i-0123456789abcdef0");
        List<GroupedFinding> stages = List.of(
                finding("a", START, 0, address("198.51.100.7")),
                finding("b", START + HOUR, 0, address("198.51.100.8")));
        Entity[] all = {machine, address("198.51.100.7"), address("198.51.100.8")};
        List<GroupedFinding> joined = new ArrayList<>(stages);
        joined.add(typed("s", "AttackSequence:EC2/CompromisedInstanceGroup", START, all));
        List<GroupedFinding> followed = new ArrayList<>(stages);
        followed.add(typed("s", "AttackSequence:IAM/CompromisedCredentials", START, all));

        assertThat(Grouping.of(joined))
                .singleElement()
                .satisfies(group -> assertThat(group.findings()).hasSize(3));
        assertThat(Grouping.of(followed))
                .singleElement()
                .satisfies(group -> assertThat(group.findings()).hasSize(2));
    }

    @Test
    void longActivitiesThatFindNothingToFollowAreGroupedAmongThemselves() {
        Entity instance = new Entity(EntityKind.INSTANCE, "i-0123456789abcdef0");

        assertThat(Grouping.of(
                        List.of(finding("a", START, 60 * HOUR, instance), finding("b", START, 70 * HOUR, instance))))
                .hasSize(1);
    }

    @Test
    void neitherTheOrderOfTheFindingsNorALaterOneChangesTheIdOfAGroup() {
        List<GroupedFinding> findings = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            findings.add(finding(
                    "f" + i, START + i * 20 * MINUTE, i * MINUTE, session("s" + i % 3), address("192.0.2." + i % 5)));
        }
        List<FindingGroup> groups = Grouping.of(findings);
        List<GroupedFinding> shuffled = new ArrayList<>(findings);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(Grouping.of(shuffled)).isEqualTo(groups);
        shuffled.add(finding("later", START + 15 * HOUR, 0, session("s1")));
        assertThat(Grouping.of(shuffled))
                .extracting(FindingGroup::id)
                .containsExactlyElementsOf(groups.stream().map(FindingGroup::id).toList());
    }

    @Test
    void aGroupThatGoesThroughThreeTacticsIsGraverThanItsFindings() {
        Entity session = session("eve");
        List<FindingGroup> groups = Grouping.of(List.of(
                typed("a", "Discovery:IAMUser/AnomalousBehavior", START, session),
                typed("b", "Persistence:IAMUser/AnomalousBehavior", START + MINUTE, session),
                typed("c", "Exfiltration:S3/AnomalousBehavior", START + 2 * MINUTE, session)));

        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.tactics()).containsExactly(Tactic.PERSISTENCE, Tactic.DISCOVERY, Tactic.EXFILTRATION);
            assertThat(group.severity()).isEqualTo(Severity.HIGH);
            assertThat(group.summary())
                    .startsWith("3 findings in account 111122223333, 2026-03-02 10:00 to 2026-03-02 10:02 UTC,")
                    .contains("They tell of persistence, discovery, exfiltration.")
                    .endsWith("What ties them is the session eve (3 findings).");
        });
    }

    @Test
    void aTreeHasNoMoreTiesThanItNeeds() {
        Entity session = session("eve");
        List<GroupedFinding> findings = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            findings.add(finding("f" + i, START + i * MINUTE, 0, session, address("198.51.100.7")));
        }

        assertThat(Grouping.of(findings))
                .singleElement()
                .satisfies(group -> assertThat(group.edges()).hasSize(5));
    }

    private static GroupedFinding finding(String id, long first, long lasts, Entity... entities) {
        return made(id, "UnauthorizedAccess:IAMUser/TorIPCaller", first, first + lasts, entities);
    }

    private static GroupedFinding typed(String id, String type, long first, Entity... entities) {
        return made(id, type, first, first, entities);
    }

    private static GroupedFinding made(String id, String type, long first, long last, Entity... entities) {
        return new GroupedFinding(
                id,
                type,
                "A title",
                Severity.MEDIUM,
                "111122223333",
                "us-east-1",
                "eve",
                first,
                last,
                Tactics.of(type, List.of()),
                new TreeSet<>(List.of(entities)));
    }

    private static Entity session(String name) {
        return new Entity(EntityKind.SESSION, name);
    }

    private static Entity address(String name) {
        return new Entity(EntityKind.ADDRESS, name);
    }
}
