package io.kumoban.datasets.attack;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;

/**
 * The batch worker is in someone else's hands. It sweeps the internet for file shares, tries the ports of a neighbour
 * and of a server outside, guesses SSH passwords on the monitoring host, and in the end uploads four gigabytes to a
 * server it never spoke to.
 */
final class CompromisedWorker implements Attack {
    private static final String WORKER = Company.WORKER.privateAddress();
    private static final String NEIGHBOUR = Company.DATABASE.address();
    private static final String SCANNED_SERVER = "198.51.100.60";
    private static final String DROP_SERVER = "203.0.113.200";

    @Override
    public int day() {
        return 8;
    }

    @Override
    public Incident strike(Day day, Ledger ledger) {
        Dice dice = day.dice("attack/compromised-worker");
        CaseFile caseFile = CaseFile.open("compromised-worker", Arn.ACCOUNT)
                .technique("T1046", "T1110.001", "T1021.004", "T1048")
                .expecting(
                        "Impact:EC2/PortSweep",
                        "Recon:EC2/Portscan",
                        "UnauthorizedAccess:EC2/SSHBruteForce",
                        "Behavior:EC2/TrafficVolumeUnusual")
                .actors(Company.WORKER.id(), WORKER, DROP_SERVER)
                .resources(
                        Company.WORKER.id(),
                        Company.WORKER.network().id(),
                        Company.OPS.id(),
                        NEIGHBOUR,
                        SCANNED_SERVER);
        sweep(day.at(13, 5), ledger, dice, caseFile);
        scan(NEIGHBOUR, day.at(13, 31), ledger, dice, caseFile);
        scan(SCANNED_SERVER, day.at(13, 52), ledger, dice, caseFile);
        guessPasswords(day.at(14, 20), ledger, dice, caseFile);
        upload(day.at(15, 2), ledger, dice, caseFile);
        return caseFile.close();
    }

    /** 260 public addresses on port 445 within seven minutes; one in twenty refuses, the others are silent. */
    private static void sweep(long begin, Ledger ledger, Dice dice, CaseFile caseFile) {
        for (int i = 0; i < 260; i++) {
            String target = "198.18." + (64 + i / 200) + '.' + (1 + i % 200);
            Exchange attempt = Exchange.tcp(WORKER, port(dice), target, 445, begin + i * 420L / 260);
            caseFile.saw(ledger.carry(dice.chance(0.05) ? attempt.refused() : attempt.unanswered()));
        }
    }

    /** 160 ports of one host within six minutes. */
    private static void scan(String target, long begin, Ledger ledger, Dice dice, CaseFile caseFile) {
        int source = port(dice);
        for (int i = 0; i < 160; i++) {
            Exchange attempt = Exchange.tcp(WORKER, source + i, target, 1 + i * 61, begin + i * 360L / 160);
            caseFile.saw(ledger.carry(target.equals(NEIGHBOUR) ? attempt.dropped() : attempt.unanswered()));
        }
    }

    /** 90 short sessions that get as far as asking for a password, within five minutes. */
    private static void guessPasswords(long begin, Ledger ledger, Dice dice, CaseFile caseFile) {
        for (int i = 0; i < 90; i++) {
            caseFile.saw(ledger.carry(
                    Exchange.tcp(WORKER, port(dice), Company.OPS.privateAddress(), 22, begin + i * 290L / 90)
                            .lasting(2)
                            .sending(dice.between(11, 14), dice.around(2_300, 0.1))
                            .receiving(dice.between(10, 13), dice.around(2_600, 0.1))));
        }
    }

    /** About 4 GiB in 45 minutes, over one connection. */
    private static void upload(long begin, Ledger ledger, Dice dice, CaseFile caseFile) {
        int source = port(dice);
        for (int minute = 0; minute < 45; minute++) {
            Exchange part = Exchange.tcp(WORKER, source, DROP_SERVER, 443, begin + minute * 60L)
                    .lasting(58)
                    .sending(66_000, dice.around(96_000_000, 0.05))
                    .receiving(15_000, 800_000);
            caseFile.saw(ledger.carry(minute == 0 ? part : part.underWay()));
        }
    }

    private static int port(Dice dice) {
        return dice.between(32_768, 60_700);
    }
}
