package io.kumoban.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Traffic;
import io.kumoban.engine.format.ApiNames;
import io.kumoban.engine.list.ListedNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchNumbersTest {
    private static final long NO_PROTOCOL = Flow.NONE;

    @Test
    void aCallReachesThoseWhoNamedItAndThoseWhoTakeAll() {
        ApiNames names = new ApiNames(List.of("CreateUser", "StopLogging"));
        int[][] listeners = new DispatchNumbers(Kind.API_CALL, names, ListedNames.ANY)
                .listeners(List.of(
                        Interest.in(ApiCall.class).named("StopLogging"),
                        Interest.in(ApiCall.class),
                        Interest.in(ApiCall.class).named("CreateUser", "StopLogging")));

        assertThat(listeners[number(0, false)])
                .as("a name that nobody asks for")
                .containsExactly(1);
        assertThat(listeners[number(names.number("CreateUser"), false)]).containsExactly(1, 2);
        assertThat(listeners[number(names.number("StopLogging"), false)]).containsExactly(0, 1, 2);
    }

    @Test
    void aCallOfAServiceReachesThoseWhoTakeSuchCalls() {
        ApiNames names = new ApiNames(List.of("CreateUser"));
        DispatchNumbers numbers = new DispatchNumbers(Kind.API_CALL, names, ListedNames.ANY);
        List<Interest<ApiCall>> interests = List.of(
                Interest.in(ApiCall.class).notOfServices(),
                Interest.in(ApiCall.class).named("CreateUser"),
                Interest.in(ApiCall.class).named("CreateUser").notOfServices());
        int[][] listeners = numbers.listeners(interests);

        assertThat(listeners[number(0, false)]).containsExactly(0);
        assertThat(listeners[number(0, true)]).isEmpty();
        assertThat(listeners[number(1, false)]).containsExactly(0, 1, 2);
        assertThat(listeners[number(1, true)]).containsExactly(1);
        assertThat(numbers.wanted(interests)).containsExactly(true, true);
        assertThat(numbers.wanted(interests.subList(1, 3))).containsExactly(false, true);
    }

    /** The number of a call whose row has the number of a name. */
    private static int number(int name, boolean byService) {
        return 2 * name + (byService ? 1 : 0);
    }

    @Test
    void aFlowReachesThoseWhoListenToItsTraffic() {
        int[][] listeners = new DispatchNumbers(Kind.FLOW, ApiNames.NONE, ListedNames.ANY)
                .listeners(List.of(
                        Interest.in(Flow.class).of(Traffic::isOutbound),
                        Interest.in(Flow.class),
                        Interest.in(Flow.class).of(traffic -> traffic.isTcp() && traffic.isAccepted()),
                        Interest.in(Flow.class).of(Traffic::isUdp)));

        assertThat(listeners[Traffic.number(Flow.OUTBOUND | Flow.ACCEPTED, Flow.TCP)])
                .containsExactly(0, 1, 2);
        assertThat(listeners[Traffic.number(Flow.REJECTED, Flow.TCP)]).containsExactly(1);
        assertThat(listeners[Traffic.number(Flow.OUTBOUND | Flow.GUESSED, Flow.UDP)])
                .containsExactly(0, 1, 3);
        assertThat(listeners[Traffic.number(Flow.ACCEPTED, Flow.ICMP)]).containsExactly(1);
        assertThat(listeners[Traffic.number(0, NO_PROTOCOL)]).containsExactly(1);
    }

    @Test
    void aListedNameReachesAllAndAnotherThoseWhoTakeAll() {
        int[][] listeners = new DispatchNumbers(Kind.DNS_QUERY, ApiNames.NONE, ListedNames.ANY)
                .listeners(List.of(Interest.in(DnsQuery.class).listed(), Interest.in(DnsQuery.class)));

        assertThat(listeners[DispatchNumbers.UNLISTED]).containsExactly(1);
        assertThat(listeners[DispatchNumbers.LISTED]).containsExactly(0, 1);
    }

    @Test
    void onlyCallsAreOfServices() {
        assertThatThrownBy(() -> Interest.in(Flow.class).notOfServices())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Flow has no caller");
    }

    @Test
    void onlyQueriesAreListed() {
        assertThatThrownBy(() -> Interest.in(Flow.class).listed())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Flow has no name to look up");
    }

    @Test
    void onlyFlowsAreTraffic() {
        assertThatThrownBy(() -> Interest.in(ApiCall.class).of(Traffic::isTcp))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ApiCall is no traffic");
    }
}
