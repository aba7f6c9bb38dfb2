package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Function;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.estate.Server;
import io.kumoban.datasets.estate.Task;
import io.kumoban.datasets.simulator.plan.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * The machines of an account in an hour: its servers, of which some rest at night, behind them its functions, and behind these
 * the containers that run then.
 */
public final class Machines {
    private final Account account;
    private final List<Task> tasks;
    private final List<Integer> awake = new ArrayList<>();

    public Machines(Cell cell) {
        account = cell.account();
        tasks = Task.running(account, cell.start());
        for (int i = 0; i < account.servers().size(); i++) {
            if (account.servers().get(i).awake(account.region(), cell.start())) {
                awake.add(i);
            }
        }
        for (int i = 0; i < account.functions().size(); i++) {
            awake.add(account.servers().size() + i);
        }
        for (int i = 0; i < tasks.size(); i++) {
            awake.add(firstTask() + i);
        }
    }

    /** The numbers of those that run: a server's place among the servers, or behind all servers a function's. */
    public List<Integer> awake() {
        return awake;
    }

    private int firstTask() {
        return account.servers().size() + account.functions().size();
    }

    /** The containers that run. */
    public List<Task> tasks() {
        return tasks;
    }

    /** Whether a machine is a container. */
    public boolean isTask(int machine) {
        return machine >= firstTask();
    }

    public Task task(int machine) {
        return tasks.get(machine - firstTask());
    }

    /** Whether a machine is a server. */
    public boolean isServer(int machine) {
        return machine < account.servers().size();
    }

    public Server server(int machine) {
        return account.servers().get(machine);
    }

    public Function function(int machine) {
        return account.functions().get(machine - account.servers().size());
    }

    /** The interface of a machine. */
    public Interface network(int machine) {
        return isTask(machine)
                ? task(machine).network()
                : isServer(machine)
                        ? server(machine).network()
                        : function(machine).network();
    }

    /** What kind of errands it runs. */
    String group(int machine) {
        return isTask(machine) ? "task" : isServer(machine) ? server(machine).fleet() : "function";
    }

    /** How many there are, awake or not. */
    int count() {
        return firstTask() + tasks.size();
    }
}
