package io.kumoban.datasets.scenario;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.network.Lookup;
import io.kumoban.datasets.network.NetworkInterface;
import java.util.List;

/** Where an account's records are written down. Whoever acts gets back the records of the act. */
public interface LogBook {
    /** A call completed at {@code time}, seconds since 1970. */
    ApiRecord call(long time, Caller caller, ApiRequest request, Dice dice);

    /** Traffic, as the interfaces at its ends see it. */
    List<FlowRecord> carry(Exchange exchange);

    /** A name looked up at {@code time}, seconds since 1970. */
    DnsRecord lookUp(long time, NetworkInterface client, Lookup lookup, Dice dice);
}
