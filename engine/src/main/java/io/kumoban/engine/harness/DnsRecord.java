package io.kumoban.engine.harness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Resolver query log record for tests: an address query of one instance, answered with a documentation address. */
public final class DnsRecord extends Line {
    private final JsonFields fields = new JsonFields();
    private final List<Map<String, String>> answers = new ArrayList<>();

    private DnsRecord(String name) {
        fields.put("version", "1.100000");
        fields.put("account_id", "111122223333");
        fields.put("region", "us-east-1");
        fields.put("vpc_id", "vpc-0a1b2c3d4e5f60718");
        at("2026-03-02T10:00:00Z");
        fields.put("query_name", name.endsWith(".") ? name : name + ".");
        fields.put("query_type", "A");
        fields.put("query_class", "IN");
        fields.put("rcode", "NOERROR");
        fields.put("answers", answers);
        fields.put("srcaddr", "10.0.0.5");
        fields.put("srcport", "40000");
        fields.put("transport", "UDP");
        from("i-0123456789abcdef0");
    }

    /** A query for this name at 10:00 on 2 March 2026. */
    public static DnsRecord query(String name) {
        return new DnsRecord(name);
    }

    /** ISO-8601, for example {@code 2026-03-02T10:00:00Z}. */
    public DnsRecord at(String iso) {
        return at(Instant.parse(iso));
    }

    public DnsRecord at(Instant instant) {
        return with("query_timestamp", instant.toString());
    }

    /** The instance that asks. */
    public DnsRecord from(String instance) {
        return with("srcids.instance", instance);
    }

    public DnsRecord type(String queryType) {
        return with("query_type", queryType);
    }

    public DnsRecord answered(String value) {
        answers.add(Map.of("Rdata", value, "Type", "A", "Class", "IN"));
        changed();
        return this;
    }

    /** The name does not exist. */
    public DnsRecord missing() {
        return with("rcode", "NXDOMAIN");
    }

    /** Any value by its dotted path. */
    public DnsRecord with(String path, Object value) {
        fields.put(path, value);
        changed();
        return this;
    }

    @Override
    String write() {
        return fields.toString();
    }
}
