package io.kumoban.engine.graph.fill;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import io.kumoban.engine.place.Places;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a graph with events, which must come in the order of time. */
public final class RowEdges {
    /** What it asks of rows beside the standard fields. */
    public static final Set<Field> FIELDS = CallEdges.FIELDS;

    private static final Pattern ANSWER = Pattern.compile("\"Rdata\"\\s*:\\s*\"([0-9a-fA-F.:]{3,45})\"");
    private static final int MOST_ANSWERS = 32;

    private final GraphStore graph;
    private final Writer writer;
    private final CallEdges calls;
    private long leftOut;

    /** @param places tells countries and network owners of addresses, where it knows them */
    public RowEdges(GraphStore graph, Places places) {
        this.graph = graph;
        writer = new Writer(graph, places);
        calls = new CallEdges(writer);
    }

    /** Adds what an event says. An event that lies before 1970 or beyond the year 9999 is left out. */
    public void add(Row row) {
        if (!GraphStore.isTime(row.time())) {
            leftOut++;
            return;
        }
        graph.moveTo(Math.max(graph.now(), row.time()));
        switch (row) {
            case ApiCall call -> calls.add(call);
            case Flow flow -> flow(flow);
            case DnsQuery query -> query(query);
        }
    }

    /** Events that were left out. */
    public long leftOut() {
        return leftOut;
    }

    private void flow(Flow flow) {
        int own = writer.ownSide(flow.own());
        int local = writer.address(flow.local());
        if (own != local) {
            writer.add(EdgeKind.ASSIGNED, own, local);
        }
        int card = writer.node(NodeKind.ENI, flow.interfaceId());
        if (own != card) {
            writer.add(EdgeKind.ATTACHED, own, card);
        }
        int remote = writer.address(flow.remote());
        EdgeKind kind = flow.rejected() ? EdgeKind.REJECTED : EdgeKind.CONNECTED;
        writer.add(kind, flow.outbound() ? own : remote, flow.outbound() ? remote : own, Math.max(0, flow.bytes()));
    }

    private void query(DnsQuery query) {
        int client = query.instance().isPresent()
                ? writer.node(NodeKind.INSTANCE, query.instance())
                : writer.ownSide(query.source().isPresent() ? query.source() : query.actor());
        int domain = writer.node(NodeKind.DOMAIN, query.domain().isPresent() ? query.domain() : query.name());
        writer.add(EdgeKind.ASKED, client, domain);
        if (query.answers().isPresent()) {
            Matcher answers = ANSWER.matcher(query.answers().toString());
            for (int i = 0; i < MOST_ANSWERS && answers.find(); i++) {
                writer.add(EdgeKind.RESOLVED_TO, domain, writer.address(Address.of(answers.group(1))));
            }
        }
    }
}
