package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.stats.Window;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code Backdoor:EC2/DenialOfService.*}: an instance takes part in flooding somebody with packets of one kind. Rates are
 * those to one remote; a record that covers ten minutes counts as ten minutes.
 */
public final class DenialOfService implements Detector<Flow, DenialOfService.Seen> {
    static final String TYPE = "Backdoor:EC2/DenialOfService.";

    static final Parameter.Whole TCP_PACKETS = whole(
            "tcp-packets",
            5_000,
            1,
            "packets/s",
            "a busy client of one server stays far below, a flooder goes for more");
    static final Parameter.Whole TCP_SIZE = whole(
            "tcp-size",
            100,
            1,
            "bytes a packet",
            "floods of SYN and ACK are bare headers, transfers fill their packets");
    static final Parameter.Whole TCP_OPENINGS = whole(
            "tcp-openings",
            500,
            1,
            "records/s",
            "nobody opens so many connections to one address that come to nothing");
    static final Parameter.Whole UDP_PACKETS =
            whole("udp-packets", 5_000, 1, "packets/s", "calls and games send dozens, media servers hundreds");
    static final Parameter.Whole DNS_PACKETS =
            whole("dns-packets", 1_000, 1, "packets/s", "caches answer all but some of a busy server's questions");
    static final Parameter.Whole OTHER_PACKETS =
            whole("other-packets", 1_000, 1, "packets/s", "protocols beside the usual ones are signalling, never bulk");
    static final Parameter.Real ANSWERED = real(
            "answered", 0.05, 0, 1, "packets back for one sent", "a peer that takes part answers, a victim cannot");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofMinutes(1), "flow logs tell no less, and a flood lasts for minutes");

    private static final int OWN_SIDES = 3_400;
    private static final int DNS = 53;
    private static final double MILLIS = 1_000;

    /** Ports that are TCP's; what comes there by UDP is for nobody. */
    private static final int[] TCP_PORTS = {20, 21, 22, 23, 25, 80, 110, 143, 443, 445, 3306, 3389, 5432, 8080, 8443};

    /** What a flood consists of; each has targets and a finding type of its own. */
    private enum Flood {
        TCP("Tcp"),
        UDP("Udp"),
        UDP_ON_TCP_PORTS("UdpOnTcpPorts"),
        DNS("Dns"),
        OTHER("UnusualProtocol");

        private final String type;

        Flood(String type) {
            this.type = TYPE + type;
        }

        static Flood of(Flow flow) {
            return switch (flow.protocol()) {
                case Flow.TCP -> TCP;
                case Flow.UDP -> {
                    int port = flow.remotePort();
                    yield port == DenialOfService.DNS ? DNS : isOfTcp(port) ? UDP_ON_TCP_PORTS : UDP;
                }
                default -> OTHER;
            };
        }
    }

    @Override
    public About about() {
        About about = About.finding("denial-of-service", Flood.TCP.type, Severity.HIGH);
        for (Flood kind : Flood.values()) {
            about.also(kind.type, Severity.HIGH);
        }
        return about.technique("T1498.001")
                .tactic(Tactic.IMPACT)
                .role(About.Role.ACTOR)
                .title("An instance takes part in a denial of service")
                .what("Packets that an instance sends to one public address within a minute, or within the time that"
                        + " its records cover, whether they are let through or not. Raised at 5,000 a second of"
                        + " TCP when they hold less than 100 bytes each and, a minute later, less than one packet came"
                        + " back for twenty; or at 500 connections a second that come"
                        + " to nothing; at 5,000 a second of UDP, 1,000 of DNS, or 1,000 of a protocol other than"
                        + " TCP, UDP, ICMP, GRE, ESP, AH, IP in IP and IPv6, when less than one packet comes back"
                        + " for twenty. UDP to a port of TCP has a type of its own. Told again each time the rate"
                        + " has doubled.")
                .normally("Instances talk to addresses that answer, at the pace of the answers.")
                .thenCheck(
                        "Which process sends? The instance is most likely one of many that somebody else commands: find"
                                + " how it was taken over, and stop it, since its victim sees your address.")
                .mistakenFor(
                        "load tests of a site of your own (trust its addresses); streaming over UDP to a receiver that"
                                + " stays silent; tunnels")
                .parameters(
                        TCP_PACKETS, TCP_SIZE, TCP_OPENINGS, UDP_PACKETS, DNS_PACKETS, OTHER_PACKETS, ANSWERED, WINDOW);
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isOutbound() || traffic.isUdp() || traffic.isTcp() && traffic.isAccepted())
                .within(DenialOfService::kind)
                .atMost(OWN_SIDES)
                .forgetAfter(Duration.ofHours(1));
    }

    private static long kind(Flow flow) {
        if (!flow.remoteIsPublic()) {
            return 0;
        }
        Flood kind = Flood.of(flow);
        return kind == Flood.OTHER && isUsual(flow.protocol()) ? 0 : Hashes.mix(kind.ordinal() + 1L);
    }

    private static boolean isUsual(int protocol) {
        return switch (protocol) {
            case Flow.ICMP, 4, 41, 47, 50, 51, 58 -> true;
            default -> protocol < 0;
        };
    }

    private static boolean isOfTcp(int port) {
        for (int known : TCP_PORTS) {
            if (known == port) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen, Context context) {
        if (seen.window.opens(flow.time(), context.get(WINDOW))) {
            seen.targets.clear();
            seen.longest = context.get(WINDOW);
        }
        if (!flow.outbound()) {
            seen.targets.answered(flow.remoteHash(), flow.packets());
            seen.suspect.answered(flow.remoteHash(), flow.packets());
            return;
        }
        seen.longest = Math.max(seen.longest, flow.time() - flow.start());
        int slot = seen.targets.sent(flow.remoteHash(), flow.packets(), flow.bytes(), isBareOpening(flow));
        judge(flow, slot, seen, context);
    }

    /** A TCP record in which nothing but an opening was sent. */
    private static boolean isBareOpening(Flow flow) {
        return flow.protocol() == Flow.TCP && flow.opensConnection() && flow.packets() <= 3 && !flow.closes();
    }

    private static void judge(Flow flow, int slot, Seen seen, Context context) {
        FloodTargets targets = seen.targets;
        Flood kind = Flood.of(flow);
        double seconds = seen.longest / MILLIS;
        double rate = targets.packets(slot) / seconds;
        Parameter.Whole threshold = threshold(kind);
        boolean isFlood = rate >= context.get(threshold) && seemsOneSided(kind, slot, targets, context);
        double openings = targets.openings(slot) / seconds;
        if (!isFlood && openings >= context.get(TCP_OPENINGS)) {
            threshold = TCP_OPENINGS;
            rate = openings;
            isFlood = true;
        }
        Address remote = flow.remote();
        if (!isFlood) {
            if (2 * rate >= context.get(threshold)) {
                context.nearMiss(threshold, rate);
            }
            return;
        }
        if (!targets.isNews(slot, rate) || context.trusts(remote) || context.trusts(flow.local())) {
            return;
        }
        if (kind == Flood.TCP && threshold == TCP_PACKETS) {
            // Acknowledging a fast download takes as many bare packets; the download may be in a record yet to come.
            if (seen.suspect.isNone()) {
                targets.told(slot, rate);
                double size = (double) targets.bytes(slot) / Math.max(1, targets.packets(slot));
                seen.suspect.begin(context.remember(flow), flow, targets, slot, rate, size);
                context.wakeAt(flow.time() + context.get(WINDOW));
            }
            return;
        }
        targets.told(slot, rate);
        double size = (double) targets.bytes(slot) / Math.max(1, targets.packets(slot));
        report(context.report(flow), kind, threshold, rate, size, context)
                .say(
                        "%s sent %.0f %s to %s, protocol %d, port %d, and hardly anything came back.",
                        flow.own(), rate, threshold.unit(), remote, flow.protocol(), flow.remotePort());
    }

    private static Report report(
            Report begun, Flood kind, Parameter.Whole threshold, double rate, double size, Context context) {
        return begun.type(kind.type)
                .observed(threshold.name(), rate, threshold.unit())
                .usual("below", context.get(threshold), threshold.unit())
                .observed("bytes a packet", size, "bytes")
                .score(rate);
    }

    /** The other direction of the suspected minute must have come by now. */
    @Override
    public void onTimer(Seen seen, Context context) {
        FloodSuspect suspect = seen.suspect;
        Evidence flow = suspect.event();
        if (flow == null) {
            return;
        }
        if (suspect.answeredShare() < context.get(ANSWERED)) {
            report(context.report(flow), Flood.TCP, TCP_PACKETS, suspect.rate(), suspect.size(), context)
                    .say(
                            "%s sent %.0f %s to %s by TCP, bare headers, and hardly anything came back.",
                            flow.field(Flow.OWN), suspect.rate(), TCP_PACKETS.unit(), suspect.address());
        } else {
            context.nearMiss(ANSWERED, suspect.answeredShare());
        }
        suspect.end();
    }

    private static Parameter.Whole threshold(Flood kind) {
        return switch (kind) {
            case TCP -> TCP_PACKETS;
            case UDP, UDP_ON_TCP_PORTS -> UDP_PACKETS;
            case DNS -> DNS_PACKETS;
            case OTHER -> OTHER_PACKETS;
        };
    }

    private static boolean seemsOneSided(Flood kind, int slot, FloodTargets targets, Context context) {
        return kind == Flood.TCP
                ? targets.bytes(slot) < (long) context.get(TCP_SIZE) * targets.packets(slot)
                : targets.answeredShare(slot) < context.get(ANSWERED);
    }

    /** One own side and kind of packets: 620 bytes, 1 KiB more while a flood is suspected. */
    public static final class Seen implements State {
        private final Window window = new Window();
        private final FloodTargets targets = new FloodTargets();
        private final FloodSuspect suspect = new FloodSuspect();
        /** The longest time that a record of the window covers, milliseconds. */
        private long longest;

        @Override
        public void save(DataOutput out) throws IOException {
            window.save(out);
            targets.save(out);
            suspect.save(out);
            out.writeLong(longest);
        }

        @Override
        public void load(DataInput in) throws IOException {
            window.load(in);
            targets.load(in);
            suspect.load(in);
            longest = in.readLong();
        }
    }
}
