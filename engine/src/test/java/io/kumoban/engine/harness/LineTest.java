package io.kumoban.engine.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LineTest {
    @Test
    void aCallThatChangesAfterItWasReadIsWrittenAnew() {
        List<UnaryOperator<CallRecord>> changes = List.of(
                call -> call.at("2026-03-02T11:00:00Z"),
                call -> call.by("bob"),
                CallRecord::byRoot,
                call -> call.byRole("Reader", "session"),
                call -> call.byService("s3.amazonaws.com"),
                call -> call.from("203.0.113.9"),
                call -> call.number(7),
                call -> call.with("requestParameters.name", "x"),
                call -> call.without("userAgent"));

        assertThat(changes).allSatisfy(change -> {
            CallRecord read = CallRecord.named("GetUser");
            assertThat(read.length()).isPositive();
            assertThat(Json.read(change.apply(read).toString()))
                    .isEqualTo(
                            Json.read(change.apply(CallRecord.named("GetUser")).toString()))
                    .isNotEqualTo(Json.read(CallRecord.named("GetUser").toString()));
        });
    }

    @Test
    void aQueryThatChangesAfterItWasReadIsWrittenAnew() {
        DnsRecord read = DnsRecord.query("a.example");
        assertThat(read.length()).isPositive();

        assertThat(read.answered("192.0.2.1").toString()).contains("192.0.2.1");
        assertThat(read.from("i-1").missing().toString()).contains("i-1", "NXDOMAIN");
    }

    @Test
    void aFlowThatChangesAfterItWasReadIsWrittenAnew() {
        FlowRecord read = FlowRecord.to("192.0.2.1", 443);
        assertThat(read.length()).isPositive();

        assertThat(read.at("2026-03-02T11:00:00Z").rejected().toString()).contains("1772449200", "REJECT");
    }
}
