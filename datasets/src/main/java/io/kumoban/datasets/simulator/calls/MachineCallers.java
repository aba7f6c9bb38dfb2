package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Endpoints;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Server;
import org.jspecify.annotations.Nullable;

/**
 * The machines as callers in one hour, made when first needed. A server reaches S3 and DynamoDB through an endpoint of its
 * network, which records tell of and under its private address, and all else through the gateway.
 */
final class MachineCallers {
    private final Machines machines;
    private final Keyring keyring;
    private final String endpoint;
    private final @Nullable Caller[] callers;

    MachineCallers(Account account, Machines machines, String endpoint) {
        this.machines = machines;
        this.keyring = new Keyring(account);
        this.endpoint = endpoint;
        this.callers = new @Nullable Caller[4 * machines.count()];
    }

    /** The machine as it calls a service at a time. A key may be renewed once in the hour that begins at {@code start}. */
    Caller of(int machine, String service, long time, long start) {
        boolean near = machines.isServer(machine) && Endpoints.isNear(service);
        boolean renewed = machines.isServer(machine) && Keyring.renewed(machines.server(machine), time) >= start;
        int at = 4 * machine + (near ? 2 : 0) + (renewed ? 1 : 0);
        Caller caller = callers[at];
        if (caller == null) {
            caller = make(machine, near, time);
            callers[at] = caller;
        }
        return caller;
    }

    private Caller make(int machine, boolean near, long time) {
        if (!machines.isServer(machine)) {
            return Caller.of(keyring.of(machines.function(machine), time), false);
        }
        Server server = machines.server(machine);
        Credentials credentials = keyring.of(server, time);
        return near
                ? Caller.through(
                        credentials.usedFrom(AddressPlan.text(server.network().address()), server.userAgent()),
                        endpoint)
                : Caller.of(credentials, false);
    }
}
