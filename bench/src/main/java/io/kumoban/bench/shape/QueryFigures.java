package io.kumoban.bench.shape;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What DNS records look like. */
final class QueryFigures {
    private static final int TOP = 10;

    private final Counter names = new Counter();
    private final Counter types = new Counter();
    private final Counter codes = new Counter();

    void add(JsonNode record) {
        names.add(record.path("query_name").asString(""));
        types.add(record.path("query_type").asString(""));
        codes.add(record.path("rcode").asString(""));
    }

    void tell(Map<String, String> figures) {
        if (names.total() == 0) {
            return;
        }
        figures.put("queries", Long.toString(names.total()));
        figures.put("different names", Integer.toString(names.names()));
        figures.put("queries of the 10 most frequent names, %", names.busiest(TOP));
        for (String type : List.of("A", "AAAA", "PTR", "HTTPS", "TXT")) {
            figures.put("queries of type " + type + ", %", Counter.percent(types.of(type), types.total()));
        }
        for (String code : List.of("NOERROR", "NXDOMAIN", "SERVFAIL")) {
            figures.put("queries with " + code + ", %", Counter.percent(codes.of(code), codes.total()));
        }
    }
}
