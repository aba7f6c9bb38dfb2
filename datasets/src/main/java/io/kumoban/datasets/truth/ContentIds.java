package io.kumoban.datasets.truth;

import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.delivery.LogRecord;
import io.kumoban.engine.event.ContentId;
import java.nio.charset.StandardCharsets;

/** How the truth names a record: as the engine names the event that it reads from it. */
final class ContentIds {
    private ContentIds() {}

    static String of(LogRecord record) {
        return switch (record) {
            case ApiRecord call -> ContentId.ofCall(call.account(), call.eventId());
            case FlowRecord flow -> ContentId.ofFlow(flow.header().getBytes(StandardCharsets.UTF_8), flow.bytes());
            case DnsRecord lookup -> ContentId.ofBytes(lookup.bytes(), 0, lookup.bytes().length);
        };
    }
}
