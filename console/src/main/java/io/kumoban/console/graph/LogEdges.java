package io.kumoban.console.graph;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Text;

/** Which edge an event of a log stands for. */
public enum LogEdges {
    /** Of a flow record: the address that sent, and the one that received. */
    HOST_HOST,
    /** Of a flow record whose sender opened the conversation: its address, and the receiver's with the port. */
    HOST_PORT,
    /** Of a DNS query: who asked, and the registered domain. */
    CLIENT_DOMAIN,
    /** Of an API call: who called, and the service with the call. */
    PRINCIPAL_CALL;

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
