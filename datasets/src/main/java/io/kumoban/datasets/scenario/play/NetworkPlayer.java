package io.kumoban.datasets.scenario.play;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.network.Lookup;
import io.kumoban.datasets.network.NetworkInterface;
import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.Step;
import io.kumoban.datasets.scenario.Step.Outcome;
import io.kumoban.datasets.scenario.World;
import java.util.List;
import java.util.Map;

/** Plays traffic and look-ups. */
final class NetworkPlayer {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int LAST_EPHEMERAL = 60_999;
    /** So many public addresses a scenario may begin with. */
    private static final int BEGINNINGS = 5_000;

    private NetworkPlayer() {}

    static void play(Step.Flows flows, Stage stage) {
        long begin = stage.millis();
        Dice dice = stage.dice();
        long times = flows.rhythm().times().draw(dice);
        int firstAddress = dice.below(BEGINNINGS);
        int oneSource = ephemeral(dice);
        for (int i = 0; i < times; i++) {
            stage.turnTo(i, null);
            String from = address(flows.from(), firstAddress + i, stage);
            String to = address(flows.to(), firstAddress + i, stage);
            boolean underWay = flows.traffic().oneConnection() && i > 0;
            int source = flows.traffic().oneConnection() ? oneSource : ephemeral(dice);
            stage.carry(exchange(flows.traffic(), from, source, to, i, underWay, stage));
            stage.pause(flows.rhythm());
        }
        if (flows.rhythm().meanwhile()) {
            stage.setMillis(begin);
        }
    }

    private static int ephemeral(Dice dice) {
        return dice.between(FIRST_EPHEMERAL, LAST_EPHEMERAL);
    }

    private static String address(Step.End end, int number, Stage stage) {
        return switch (end) {
            case Step.End.Internet internet -> stage.world().somewhere(number);
            case Step.End.Inside inside -> stage.world().empty(number);
            case Step.End.Member member -> {
                Member found = stage.member(member.name());
                yield found.attribute("address");
            }
        };
    }

    private static Exchange exchange(
            Step.Traffic traffic, String from, int source, String to, int number, boolean underWay, Stage stage) {
        Dice dice = stage.dice();
        long packets = traffic.sent().packets().draw(dice);
        long bytes = traffic.sent().bytes().draw(dice);
        long packetsBack = traffic.back().packets().draw(dice);
        long bytesBack = traffic.back().bytes().draw(dice);
        long seconds = traffic.seconds().draw(dice);
        int port = traffic.ports().at(number);
        Exchange exchange = switch (traffic.protocol()) {
            case TCP -> Exchange.tcp(from, source, to, port, stage.time());
            case UDP -> Exchange.udp(from, source, to, port, stage.time());
            default -> Exchange.of(traffic.protocol(), from, to, stage.time());
        };
        exchange.lasting(seconds).sending(packets, bytes).receiving(packetsBack, bytesBack);
        if (underWay) {
            return exchange.underWay();
        }
        if (traffic.protocol() != TCP) {
            return exchange;
        }
        return switch (outcome(traffic.outcomes(), dice)) {
            case ANSWERED -> packetsBack > 0 ? exchange : exchange.unanswered().sending(packets, bytes);
            case UNANSWERED -> exchange.unanswered();
            case REFUSED -> exchange.refused();
            case DROPPED -> exchange.dropped();
        };
    }

    private static Outcome outcome(Map<Outcome, Double> shares, Dice dice) {
        if (shares.size() == 1) {
            return shares.keySet().iterator().next();
        }
        double left = dice.unit()
                * shares.values().stream().mapToDouble(Double::doubleValue).sum();
        for (Map.Entry<Outcome, Double> share : shares.entrySet()) {
            left -= share.getValue();
            if (left < 0) {
                return share.getKey();
            }
        }
        return Outcome.ANSWERED;
    }

    static void play(Step.Lookups lookups, Stage stage) {
        long begin = stage.millis();
        Dice dice = stage.dice();
        NetworkInterface client = network(stage.member(lookups.client()));
        long times = lookups.rhythm().times().draw(dice);
        for (int i = 0; i < times; i++) {
            stage.turnTo(i, null);
            String name = stage.fill(lookups.name());
            String type = lookups.types().get(i % lookups.types().size());
            boolean missing = lookups.missing() >= 1 || (lookups.missing() > 0 && dice.chance(lookups.missing()));
            List<String> answers = missing
                    ? List.of()
                    : lookups.answers().stream().map(stage::fill).toList();
            stage.lookUp(client, missing ? Lookup.missing(name, type) : new Lookup(name, type, "NOERROR", answers));
            stage.pause(lookups.rhythm());
        }
        if (lookups.rhythm().meanwhile()) {
            stage.setMillis(begin);
        }
    }

    private static NetworkInterface network(Member member) {
        return switch (member.thing()) {
            case World.Instance instance -> instance.network();
            case World.Function function -> function.network();
            case World.Database database -> database.network();
            default ->
                throw new IllegalArgumentException("A " + member.kind().word() + " has no interface; choose a "
                        + CastRole.Kind.INSTANCE.word() + " or a " + CastRole.Kind.FUNCTION.word() + ".");
        };
    }
}
