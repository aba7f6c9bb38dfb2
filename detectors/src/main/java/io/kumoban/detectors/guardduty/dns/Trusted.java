package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.Context;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Text;

/** Whether the user trusts the name or the client of a query. Asked only when something is about to be raised. */
public final class Trusted {
    /** The list of domains that are never reported. */
    static final String DOMAINS = "trusted-domains";

    private Trusted() {}

    public static boolean has(DnsQuery query, Context context) {
        if (context.domains(DOMAINS).contains(query)) {
            return true;
        }
        Text source = query.source();
        Address client = new Address();
        return client.parse(source.bytes(), source.offset(), source.length()) && context.trusts(client);
    }
}
