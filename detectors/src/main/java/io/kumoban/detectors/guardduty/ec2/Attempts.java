package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Traffic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many conversations an own side opened, and how many of them came to nothing. Flow logs do not say; taken as failed
 * are a rejected record; a TCP record that opens, does not close, and has at most three packets (SYN and its
 * repetitions, or SYN, ACK and RST: no data was sent); and UDP that got no record in return. 16 bytes.
 */
final class Attempts implements State {
    /** A TCP conversation in which data was sent and acknowledged has more packets than this. */
    private static final int TINY = 3;

    private int tcp;
    private int tcpFailed;
    private int udp;
    private int udpAnswered;

    /** The traffic that attempts and their answers are of. */
    static boolean areOf(Traffic traffic) {
        return traffic.isTcp() ? traffic.isOutbound() : traffic.isUdp();
    }

    /**
     * Whether a flow of such traffic is an attempt of the own side or may be the answer to one. Where both addresses are public and which
     * is the own one is a guess, it is neither, since a server that is scanned then looks like one that scans.
     */
    static boolean concerns(Flow flow) {
        return isAttemptOrAnswer(flow)
                && !(flow.sidesAreGuessed() && flow.local().isPublic());
    }

    /** The key of the service that a flow is about: its protocol and remote port. */
    static long service(Flow flow) {
        return Hashes.mix((long) flow.protocol() << 16 | flow.remotePort());
    }

    private static boolean isAttemptOrAnswer(Flow flow) {
        return flow.outbound() == flow.opensConnection();
    }

    /** Takes note of a flow that {@link #concerns} said yes to. Whether it is an attempt, not an answer. */
    boolean note(Flow flow) {
        if (flow.protocol() == Flow.TCP) {
            tcp++;
            if (flow.rejected() || flow.packets() <= TINY && !flow.closes()) {
                tcpFailed++;
            }
            return true;
        }
        if (!flow.outbound()) {
            if (flow.accepted()) {
                udpAnswered++;
            }
            return false;
        }
        udp++;
        return true;
    }

    int made() {
        return tcp + udp;
    }

    /** The share of attempts that failed, 0 to 1. */
    double failedShare() {
        return made() == 0 ? 0 : (double) (tcpFailed + Math.max(0, udp - udpAnswered)) / made();
    }

    void clear() {
        tcp = 0;
        tcpFailed = 0;
        udp = 0;
        udpAnswered = 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(tcp);
        out.writeInt(tcpFailed);
        out.writeInt(udp);
        out.writeInt(udpAnswered);
    }

    @Override
    public void load(DataInput in) throws IOException {
        tcp = in.readInt();
        tcpFailed = in.readInt();
        udp = in.readInt();
        udpAnswered = in.readInt();
    }
}
