package io.kumoban.datasets.simulator.attacks;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.delivery.LogRecord;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Endpoints;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.network.FlowLog;
import io.kumoban.datasets.network.Lookup;
import io.kumoban.datasets.network.NetworkInterface;
import io.kumoban.datasets.scenario.LogBook;
import io.kumoban.datasets.simulator.plan.FlowFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an attack leaves in the logs of an account. Traffic of machines without a public address goes through the gateway of
 * their zone, as that of ordinary life does.
 */
final class EstateLog implements LogBook {
    private static final String INSIDE = "10.";
    private static final int FIRST_PORT = 1_024;
    private static final int PORTS = 64_000;

    private final Account account;
    private final FlowFields fields;
    private final FlowLog flowLog;
    /** The gateway of each interface that has no public address, by private address. */
    private final Map<String, NetworkInterface> gateways = new HashMap<>();

    private final List<LogRecord> records = new ArrayList<>();

    /** @param fields the columns under which flow records are delivered, and named in the truth */
    EstateLog(Account account, FlowFields fields) {
        this.account = account;
        this.fields = fields;
        this.flowLog = new FlowLog(
                account.number(),
                account.region().id(),
                account.network().vpc(),
                account.network().interfaces().stream()
                        .map(EstateWorld::network)
                        .toList(),
                EstateLog::service);
        Keyring keyring = new Keyring(account);
        for (Interface one : account.network().interfaces()) {
            if (one.publicAddress() == 0) {
                gateways.put(AddressPlan.text(one.address()), EstateWorld.network(keyring.gateway(one)));
            }
        }
    }

    private static String service(String address) {
        return new String(Endpoints.label(AddressPlan.parse(address)).text(), StandardCharsets.US_ASCII);
    }

    @Override
    public ApiRecord call(long time, Caller caller, ApiRequest request, Dice dice) {
        ApiRecord record = request.record(time, account.number(), caller, dice);
        records.add(record);
        return record;
    }

    @Override
    public List<FlowRecord> carry(Exchange exchange) {
        NetworkInterface gateway = exchange.server().startsWith(INSIDE) ? null : gateways.get(exchange.client());
        List<FlowRecord> lines = gateway == null
                ? flowLog.lines(exchange)
                : flowLog.linesThrough(gateway, gatewayPort(exchange), exchange);
        records.addAll(lines);
        return lines.stream().map(fields::fit).toList();
    }

    /** The port by which a gateway tells a connection from others: the same as long as it lasts. */
    private static int gatewayPort(Exchange exchange) {
        String connection = exchange.client() + ' ' + exchange.clientPort() + ' ' + exchange.server();
        return FIRST_PORT + Math.floorMod(connection.hashCode(), PORTS);
    }

    @Override
    public DnsRecord lookUp(long time, NetworkInterface client, Lookup lookup, Dice dice) {
        DnsRecord record = lookup.record(
                time,
                account.number(),
                account.region().id(),
                account.network().vpc(),
                client,
                dice.between(32_768, 60_999));
        records.add(record);
        return record;
    }

    /** All records so far, flow records under {@link FlowLog#HEADER}. */
    List<LogRecord> records() {
        return records;
    }
}
