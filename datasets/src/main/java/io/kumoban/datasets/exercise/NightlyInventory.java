package io.kumoban.datasets.exercise;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Company.Instance;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each night one instance checks which ports of the database host are open, as an inventory of the company's own does;
 * the rule for port scans speaks each time. On one day another instance, in someone else's hands, scans the same host
 * with more ports. All ports lie above 1,023.
 *
 * @param inventory   the instance that is meant to
 * @param attacker    the instance that is not
 * @param usualPorts  ports of the inventory
 * @param attackPorts ports of the attack
 * @param nightMinute minute of the night when the inventory begins
 * @param day         day of the attack, 8 or 9
 * @param minute      minute of the day when the attack begins
 */
record NightlyInventory(
        Instance inventory, Instance attacker, int usualPorts, int attackPorts, int nightMinute, int day, int minute)
        implements Exercise {
    private static final String TARGET = Company.DATABASE.address();
    private static final int FIRST_PORT = 1_025;
    private static final int STEP = 97;

    static NightlyInventory drawn(long seed) {
        Dice dice = Dice.of(seed, "exercise/noisy-rule", 0);
        List<Instance> instances = Company.INSTANCES;
        int meant = dice.below(instances.size());
        int other = (meant + dice.between(1, instances.size() - 1)) % instances.size();
        return new NightlyInventory(
                instances.get(meant),
                instances.get(other),
                dice.between(58, 80),
                dice.between(180, 280),
                dice.between(90, 280),
                dice.between(8, 9),
                dice.between(6 * 60, 22 * 60));
    }

    @Override
    public Set<Kind> logs() {
        return EnumSet.of(Kind.FLOW);
    }

    @Override
    public void live(Day today, Ledger ledger) {
        Dice dice = today.dice("exercise/noisy-rule/inventory");
        long begin = today.at(0, nightMinute) + dice.below(120);
        scan(inventory, usualPorts, begin, ledger, dice);
    }

    @Override
    public Incident strike(Day today, Ledger ledger) {
        Dice dice = today.dice("exercise/noisy-rule");
        CaseFile caseFile = CaseFile.open("noisy-rule", Arn.ACCOUNT)
                .technique("T1046")
                .expecting("Recon:EC2/Portscan")
                .actors(attacker.id(), attacker.privateAddress())
                .resources(TARGET);
        scan(attacker, attackPorts, today.at(0, minute) + dice.below(60), ledger, dice)
                .forEach(caseFile::saw);
        return caseFile.close();
    }

    /** So many ports within five minutes; the security group drops all but a few. */
    private static List<FlowRecord> scan(Instance from, int ports, long begin, Ledger ledger, Dice dice) {
        List<FlowRecord> left = new ArrayList<>();
        int source = dice.between(32_768, 60_000);
        for (int i = 0; i < ports; i++) {
            Exchange attempt = Exchange.tcp(
                    from.privateAddress(), source + i, TARGET, FIRST_PORT + i * STEP, begin + i * 300L / ports);
            left.addAll(ledger.carry(dice.chance(0.06) ? attempt.refused() : attempt.dropped()));
        }
        return left;
    }

    @Override
    public Map<String, String> facts(Day today) {
        return Map.of(
                "instance", attacker.id(),
                "inventory", inventory.id(),
                "ports", Integer.toString(attackPorts),
                "usual-ports", Integer.toString(usualPorts));
    }
}
