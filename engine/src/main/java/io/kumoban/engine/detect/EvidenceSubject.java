package io.kumoban.engine.detect;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Flow;

/** Whom an event is about, read back from its evidence. */
record EvidenceSubject(String account, String region, String actor) {
    static EvidenceSubject of(Evidence evidence) {
        return switch (evidence.kind()) {
            case API_CALL ->
                new EvidenceSubject(
                        evidence.field(ApiCall.ACCOUNT),
                        evidence.field(ApiCall.REGION),
                        evidence.field(ApiCall.PRINCIPAL));
            case FLOW ->
                new EvidenceSubject(
                        evidence.field(Flow.ACCOUNT), evidence.field(Flow.REGION), evidence.field(Flow.OWN));
            case DNS_QUERY ->
                new EvidenceSubject(
                        evidence.field(DnsQuery.ACCOUNT),
                        evidence.field(DnsQuery.REGION),
                        evidence.field(DnsQuery.CLIENT));
        };
    }
}
