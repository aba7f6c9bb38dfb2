package io.kumoban.console.graph;

import io.kumoban.detectors.baseline.CallTraits;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Text;
import java.util.List;

/** Which edge an event of a log stands for. */
public enum LogEdges {
    /** Of a flow record: the address that sent, and the one that received. */
    HOST_HOST,
    /** Of a flow record whose sender opened the conversation: its address, and the receiver's with the port. */
    HOST_PORT,
    /** Of a DNS query: who asked, and the registered domain. */
    CLIENT_DOMAIN,
    /** Of an API call: who called, and the service with the call. */
    PRINCIPAL_CALL,
    /** Of an API call that asks for a role: who called, and the role. */
    PRINCIPAL_ROLE,
    /** Of an API call: the network that it came from (/24 or /48, or the name of a service), and who called. */
    NETWORK_PRINCIPAL;

    private static final Field ASKED_ROLE = Field.ofCall("requestParameters.roleArn");

    /** Takes an edge. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes an edge.
         *
         * @param millis since 1970
         */
        void take(String source, String destination, long millis);
    }

    /** What must be asked of rows besides the standard fields. */
    public List<Field> fields() {
        return this == PRINCIPAL_ROLE ? List.of(ASKED_ROLE) : List.of();
    }

    /** Hands over the edge of an event; nothing for an event of another kind, or one that lacks an end. */
    public void of(Row row, Taker taker) {
        switch (this) {
            case HOST_HOST, HOST_PORT -> {
                if (row instanceof Flow flow) {
                    ofFlow(flow, taker);
                }
            }
            case CLIENT_DOMAIN -> {
                if (row instanceof DnsQuery query) {
                    Text client = query.source().isPresent() ? query.source() : query.actor();
                    Text domain = query.domain().isPresent() ? query.domain() : query.name();
                    take(client, domain.toString(), row, taker);
                }
            }
            case PRINCIPAL_CALL -> {
                if (row instanceof ApiCall call) {
                    take(call.principal(), call.eventSource() + " " + call.name(), row, taker);
                }
            }
            case PRINCIPAL_ROLE -> {
                if (row instanceof ApiCall call) {
                    take(call.principal(), call.text(ASKED_ROLE).toString(), row, taker);
                }
            }
            case NETWORK_PRINCIPAL -> {
                if (row instanceof ApiCall call && call.principal().isPresent()) {
                    taker.take(CallTraits.networkText(call), call.principal().toString(), call.time());
                }
            }
        }
    }

    private void ofFlow(Flow flow, Taker taker) {
        Address source = flow.outbound() ? flow.local() : flow.remote();
        Address destination = flow.outbound() ? flow.remote() : flow.local();
        if (source.isAbsent() || destination.isAbsent()) {
            return;
        }
        int port = flow.outbound() ? flow.remotePort() : flow.localPort();
        if (this == HOST_HOST) {
            taker.take(source.toString(), destination.toString(), flow.time());
        } else if (port >= 0 && flow.opensConnection()) {
            taker.take(source.toString(), destination + " " + port, flow.time());
        }
    }

    private static void take(Text source, String destination, Row row, Taker taker) {
        if (source.isPresent() && !destination.isBlank()) {
            taker.take(source.toString(), destination, row.time());
        }
    }
}
