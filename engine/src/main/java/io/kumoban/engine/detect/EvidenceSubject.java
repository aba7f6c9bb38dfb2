package io.kumoban.engine.detect;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Text;

/** Whom an event is about, read back from its evidence or, as a hash, from the event. */
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

    /** A hash of what the record of an event's evidence would hold. */
    static long hash(Row row) {
        return switch (row.run().kind()) {
            case API_CALL -> hash(row, ApiCall.ACCOUNT, ApiCall.REGION, ApiCall.PRINCIPAL);
            case FLOW -> hash(row, Flow.ACCOUNT, Flow.REGION, Flow.OWN);
            case DNS_QUERY -> hash(row, DnsQuery.ACCOUNT, DnsQuery.REGION, DnsQuery.CLIENT);
        };
    }

    private static long hash(Row row, Field account, Field region, Field actor) {
        return Hashes.join(Hashes.join(hash(row.text(account)), hash(row.text(region))), hash(row.text(actor)));
    }

    private static long hash(Text text) {
        return Hashes.of(text.bytes(), text.offset(), text.length());
    }
}
