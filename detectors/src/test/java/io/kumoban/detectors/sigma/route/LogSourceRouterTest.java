package io.kumoban.detectors.sigma.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.oracle.Oracle;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.testing.ExternalData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSourceRouterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{product: aws, service: cloudtrail} | eventName | API_CALL",
                "{product: aws, service: vpcflow} | dstport | FLOW",
                "{product: aws, service: route53} | query_name | DNS_QUERY",
                "{category: firewall} | dst_ip | FLOW",
                "{service: netflow} | destination.port | FLOW",
                "{category: dns} | query | DNS_QUERY",
                "{product: zeek, service: conn} | id.resp_p | FLOW",
                "{product: zeek, service: dns} | query | DNS_QUERY",
            })
    void logSourcesHaveAFamily(String source, String field, Kind kind) {
        assertThat(route(source, "{s: {" + field + ": 1}, condition: s}"))
                .isInstanceOfSatisfying(
                        Route.InScope.class, route -> assertThat(route.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{product: windows, category: dns_query}",
                "{product: zeek, service: http}",
                "{product: windows, service: dns-server}",
                "{category: proxy}",
                "{product: aws, service: guardduty}",
            })
    void otherLogsAreOutOfScopeWithAReason(String source) {
        assertThat(route(source, "{s: {a: 1}, condition: s}"))
                .isInstanceOfSatisfying(
                        Route.OutOfScope.class,
                        route -> assertThat(route.reason()).contains("logs that are not read here"));
    }

    @Test
    void aDomainNameFitsWithAndWithoutTheFinalDot() {
        assertHolds("{s: {query|endswith: .onion}, condition: s}", "query_name", "x.onion.", true);
        assertHolds("{s: {query: x.onion}, condition: s}", "query_name", "x.onion.", true);
        assertHolds("{s: {query: 'x.*ion'}, condition: s}", "query_name", "x.onion.", true);
        assertHolds("{s: {query|re: 'onion$'}, condition: s}", "query_name", "x.onion.", true);
        assertHolds("{s: {query|endswith: .onion}, condition: s}", "query_name", "x.onions.", false);
    }

    @Test
    void wordsForActionsAndProtocolsAreTheLogs() {
        Route.InScope route = (Route.InScope)
                route("{category: firewall}", "{s: {action: [deny, blocked], proto: TCP}, condition: s}");

        assertThat(Oracle.holds(route.predicate(), new MapEvent(Map.of("action", "REJECT", "protocol", 6))))
                .isTrue();
        assertThat(Oracle.holds(route.predicate(), new MapEvent(Map.of("action", "ACCEPT", "protocol", 6))))
                .isFalse();
    }

    @Test
    void aFieldThatTheLogsDoNotHoldDecidesNothing() {
        String source = "{product: zeek, service: dns}";

        assertThat(route(source, "{a: {query: x}, b: {Z: 1}, condition: a or b}"))
                .isInstanceOfSatisfying(Route.InScope.class, route -> {
                    assertThat(route.missing()).containsExactly("Z");
                    assertThat(Oracle.holds(route.predicate(), new MapEvent(Map.of("query_name", "x."))))
                            .isTrue();
                });
        assertThat(route(source, "{a: {query: x}, b: {Z: 1}, condition: a and not b}"))
                .isInstanceOfSatisfying(
                        Route.OutOfScope.class,
                        route ->
                                assertThat(route.reason()).isEqualTo("it needs fields that these logs do not hold: Z"));
        assertThat(route(source, "{a: {query: x}, b: {Z: 1}, condition: a and b}"))
                .isInstanceOf(Route.OutOfScope.class);
    }

    @Test
    void thePublishedRulesFindTheirFamilies() {
        Map<Kind, Long> families = LogSourceRouter.route(SigmaReader.read(
                        List.of(
                                ExternalData.named("sigma/rules/cloud/aws").toString(),
                                ExternalData.named("sigma/rules/network").toString()),
                        Placeholders.NONE))
                .stream()
                .filter(Route.InScope.class::isInstance)
                .collect(Collectors.groupingBy(route -> ((Route.InScope) route).kind(), Collectors.counting()));

        assertThat(families).containsEntry(Kind.DNS_QUERY, 11L).containsEntry(Kind.FLOW, 1L);
        assertThat(families.get(Kind.API_CALL)).isGreaterThan(40);
    }

    private static void assertHolds(String detection, String field, String value, boolean holds) {
        Route.InScope route = (Route.InScope) route("{category: dns}", detection);

        assertThat(Oracle.holds(route.predicate(), new MapEvent(Map.of(field, value))))
                .isEqualTo(holds);
    }

    private static Route route(String source, String detection) {
        return LogSourceRouter.route(SigmaReader.read(
                        "rule.yml",
                        "title: t\nlogsource: " + source + "\ndetection: " + detection + "\n",
                        Placeholders.NONE))
                .getFirst();
    }
}
