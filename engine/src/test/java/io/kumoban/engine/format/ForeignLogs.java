package io.kumoban.engine.format;

import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.foreign.CsvMapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Foreign logs, told by content and decoded as one block. */
final class ForeignLogs {
    private static final Projection PROJECTION =
            Projection.of(List.of(), List.of(Key.OWN_SIDE, Key.CLIENT, Key.DOMAIN));

    final Run flows = new Run(PROJECTION.layout(Kind.FLOW));
    final Run queries = new Run(PROJECTION.layout(Kind.DNS_QUERY));
    final Run calls = new Run(PROJECTION.layout(Kind.API_CALL));
    final Tally tally = new Tally();
    final Format format;

    private ForeignLogs(byte[] bytes, @Nullable CsvMapping mapping) {
        Block block = new Block();
        block.bytes = bytes;
        block.to = bytes.length;
        block.format = FormatSniffer.sniff(bytes, 0, bytes.length, mapping);
        block.last = true;
        format = block.format;
        if (format != Format.UNKNOWN) {
            new Decoders(PROJECTION, PublicSuffixes.shipped(), 1 << 20, 64, mapping).decode(block, this::run, tally);
        }
    }

    static ForeignLogs of(String... lines) {
        return of((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static ForeignLogs of(byte[] bytes) {
        return new ForeignLogs(bytes, null);
    }

    /** Logs of which a mapping tells. */
    static ForeignLogs of(byte[] bytes, CsvMapping mapping) {
        return new ForeignLogs(bytes, mapping);
    }

    private Run run(Kind kind) {
        return switch (kind) {
            case API_CALL -> calls;
            case FLOW -> flows;
            case DNS_QUERY -> queries;
        };
    }

    Flow flow(int row) {
        Flow flow = new Flow();
        flow.at(flows, row);
        return flow;
    }

    DnsQuery query(int row) {
        DnsQuery query = new DnsQuery();
        query.at(queries, row);
        return query;
    }

    /** All flows in one line each: own and remote end, direction, protocol, packets, bytes, flags, verdict, start and end. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        for (int row = 0; row < flows.rows(); row++) {
            Flow flow = flow(row);
            told.add("%s:%d %s %s:%d protocol %d, %d packets, %d bytes, flags %d%s, %d to %d"
                    .formatted(
                            flow.local(),
                            flow.localPort(),
                            flow.outbound() ? "to" : "from",
                            flow.remote(),
                            flow.remotePort(),
                            flow.protocol(),
                            flow.packets(),
                            flow.bytes(),
                            flow.tcpFlags(),
                            flow.accepted() ? ", accepted" : flow.rejected() ? ", rejected" : "",
                            flow.start(),
                            flow.time()));
        }
        return told;
    }

    List<String> reasons() {
        return tally.bad().stream().map(Tally.Bad::reason).toList();
    }
}
