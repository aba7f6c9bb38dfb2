package io.kumoban.datasets.simulator.flows;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Endpoints;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.simulator.calls.Errand;
import io.kumoban.datasets.simulator.calls.MachineErrands;
import io.kumoban.datasets.simulator.calls.Machines;
import io.kumoban.datasets.simulator.plan.Cell;

/** The flows of calls: a machine that runs an errand opens a connection to each service that it calls. */
final class ErrandTraffic {
    private static final int HTTPS = 443;
    private static final int PAYLOAD_OF_CALL = 1_600;
    private static final int ANSWER_OF_CALL = 2_400;

    private final Cell cell;
    private final Account account;
    private final Machines machines;
    private final FlowWriter writer;
    private final Keyring keyring;
    private final Conversation talk = new Conversation();

    ErrandTraffic(Cell cell, Machines machines, FlowWriter writer) {
        this.cell = cell;
        this.account = cell.account();
        this.machines = machines;
        this.writer = writer;
        this.keyring = new Keyring(account);
    }

    void live(MachineErrands errands) {
        errands.tell(cell, machines, "errand flows/", this::connect);
    }

    private void connect(int machine, long time, Errand errand, Dice dice) {
        String before = "";
        for (int call = 0; call < errand.size(); call++) {
            String service = errand.service(call);
            if (!service.equals(before)) {
                connect(machines.network(machine), service, time, dice);
            }
            before = service;
        }
    }

    private void connect(Interface client, String service, long time, Dice dice) {
        if (writer.lines() + 6 > cell.flows()) {
            return;
        }
        int server = Endpoints.address(service, account.region(), dice.below(Endpoints.ADDRESSES));
        talk.tcp(
                client.address(),
                dice.between(32_768, 60_999),
                server,
                HTTPS,
                PAYLOAD_OF_CALL + dice.below(PAYLOAD_OF_CALL),
                ANSWER_OF_CALL + dice.below(8 * ANSWER_OF_CALL));
        talk.at(time, time + dice.below(20));
        if (Endpoints.isNear(service)) {
            writer.throughEndpoint(client, talk);
        } else if (client.publicAddress() != 0) {
            writer.between(client, null, talk);
        } else {
            writer.throughGateway(client, keyring.gateway(client), dice.between(1_024, 65_535), talk);
        }
    }
}
