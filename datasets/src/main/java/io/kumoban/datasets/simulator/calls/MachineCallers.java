package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Endpoints;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Server;
import io.kumoban.datasets.estate.Task;
import org.jspecify.annotations.Nullable;

/**
 * The machines as callers in one hour, made when first needed. A server or container reaches S3 and DynamoDB through an endpoint of its
 * network, which records tell of and under its private address, and all else through the gateway.
 */
final class MachineCallers {
    private static final String AGENT_NAME = "aws-sdk-go/1.55.5 (go1.23.4; linux; amd64) amazon-ssm-agent/3.3.1611.0";

    /** Each way has two places: with the key before and behind a renewal. */
    private static final int FAR = 0;

    private static final int NEAR = 2;
    private static final int AGENT = 4;
    private static final int WAYS = 6;

    private final Machines machines;
    private final Keyring keyring;
    private final String endpoint;
    private final @Nullable Caller[] callers;

    MachineCallers(Account account, Machines machines, String endpoint) {
        this.machines = machines;
        this.keyring = new Keyring(account);
        this.endpoint = endpoint;
        this.callers = new @Nullable Caller[WAYS * machines.count()];
    }

    /** The machine as it calls a service at a time. A key may be renewed once in the hour that begins at {@code start}. */
    Caller of(int machine, String service, long time, long start) {
        boolean inNetwork = machines.isServer(machine) || machines.isTask(machine);
        return of(machine, inNetwork && Endpoints.isNear(service) ? NEAR : FAR, time, start);
    }

    /** The agent on a server. */
    Caller agent(int machine, long time, long start) {
        return of(machine, AGENT, time, start);
    }

    private Caller of(int machine, int way, long time, long start) {
        boolean renewed = machines.isServer(machine)
                && keyring.renewed(machines.server(machine), time) != keyring.renewed(machines.server(machine), start);
        int at = WAYS * machine + way + (renewed ? 1 : 0);
        Caller caller = callers[at];
        if (caller == null) {
            caller = make(machine, way, time);
            callers[at] = caller;
        }
        return caller;
    }

    private Caller make(int machine, int way, long time) {
        if (machines.isTask(machine)) {
            Task task = machines.task(machine);
            Credentials credentials = keyring.of(task, time);
            return way == NEAR
                    ? Caller.through(
                            credentials.usedFrom(AddressPlan.text(task.network().address()), credentials.userAgent()),
                            endpoint)
                    : Caller.of(credentials, false);
        }
        if (!machines.isServer(machine)) {
            return Caller.of(keyring.of(machines.function(machine), time), false);
        }
        Server server = machines.server(machine);
        Credentials credentials = keyring.of(server, time);
        return switch (way) {
            case NEAR ->
                Caller.through(
                        credentials.usedFrom(AddressPlan.text(server.network().address()), server.userAgent()),
                        endpoint);
            case AGENT -> Caller.of(credentials.usedFrom(credentials.address(), AGENT_NAME), false);
            default -> Caller.of(credentials, false);
        };
    }
}
