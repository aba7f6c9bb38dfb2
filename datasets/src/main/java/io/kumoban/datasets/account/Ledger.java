package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.network.FlowLog;
import io.kumoban.datasets.network.Lookup;
import io.kumoban.datasets.network.NetworkInterface;
import io.kumoban.datasets.scenario.LogBook;
import java.util.ArrayList;
import java.util.List;

/** Everything the logs saw of one day. Whoever acts gets back the records of the act. */
public final class Ledger implements LogBook {
    private final FlowLog flowLog =
            new FlowLog(Arn.ACCOUNT, Arn.HOME_REGION, Company.VPC, Company.INTERFACES, Company::awsService);
    private final List<ApiRecord> calls = new ArrayList<>();
    private final List<FlowRecord> flows = new ArrayList<>();
    private final List<DnsRecord> lookups = new ArrayList<>();

    @Override
    public ApiRecord call(long time, Caller caller, ApiRequest request, Dice dice) {
        ApiRecord record = request.record(time, caller, dice);
        calls.add(record);
        return record;
    }

    @Override
    public List<FlowRecord> carry(Exchange exchange) {
        List<FlowRecord> lines = flowLog.lines(exchange);
        flows.addAll(lines);
        return lines;
    }

    /** A window for which the flow log has no traffic to show; the status says why (NODATA, SKIPDATA). */
    void gap(NetworkInterface at, long start, String status) {
        flows.add(flowLog.gap(at, start, status));
    }

    @Override
    public DnsRecord lookUp(long time, NetworkInterface client, Lookup lookup, Dice dice) {
        DnsRecord record =
                lookup.record(time, Arn.ACCOUNT, Arn.HOME_REGION, Company.VPC, client, dice.between(32_768, 60_999));
        lookups.add(record);
        return record;
    }

    /** CloudTrail records in the order they were written down. */
    public List<ApiRecord> calls() {
        return calls;
    }

    /** Flow records in the order they were written down. */
    public List<FlowRecord> flows() {
        return flows;
    }

    /** DNS records in the order they were written down. */
    public List<DnsRecord> lookups() {
        return lookups;
    }
}
