package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.finding.PortProbes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code Recon:EC2/PortProbeUnprotectedPort} and {@code PortProbeEMRUnprotectedPort}: a known scanner, of the list
 * {@code scanner-ips}, tries a port of an instance that neither security group nor network ACL keeps from the internet.
 */
public final class PortProbe implements Detector<Flow, PortProbe.Seen> {
    static final String TYPE = "Recon:EC2/PortProbeUnprotectedPort";
    static final String OF_EMR = "Recon:EC2/PortProbeEMRUnprotectedPort";
    static final String SCANNERS = "scanner-ips";

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int INSTANCES = 2_048;

    @Override
    public About about() {
        return About.finding("port-probe", TYPE, Severity.LOW)
                .also(OF_EMR, Severity.HIGH)
                .technique("T1595.001")
                .tactic(Tactic.RECONNAISSANCE)
                .title("A known scanner probes an unprotected port of an instance")
                .what("Accepted TCP records by which a public address of the list " + SCANNERS
                        + " opens a connection to an instance, to any port but 80 and 443, which are there for"
                        + " everybody. High for ports 9200 and 9300 (Elasticsearch); ports of Hadoop have a"
                        + " type of their own. One finding for each instance, which shows its last "
                        + PortProbes.MOST + " probes.")
                .normally("The internet knocks on every door; doors that nobody from outside needs are shut.")
                .thenCheck("Is the port meant for the internet? If not, narrow the security group; if so, look at what"
                        + " listens there and who logged in.")
                .mistakenFor("a service that is meant for everybody")
                .role(About.Role.TARGET);
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> !traffic.isOutbound() && traffic.isAccepted() && traffic.isTcp())
                .within(PortProbe::opensPort)
                .needing(SCANNERS)
                .atMost(INSTANCES)
                .forgetAfter(Duration.ofDays(90));
    }

    /** Connections that the internet opened to a port that is not there for everybody; all else concerns nobody here. */
    private static long opensPort(Flow flow) {
        int port = flow.localPort();
        return port != HTTP && port != HTTPS && flow.remoteIsPublic() && flow.opensConnection() ? 1 : 0;
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen, Context context) {
        int port = flow.localPort();
        Address remote = flow.remote();
        if (!context.addresses(SCANNERS).contains(remote) || context.trusts(remote) || context.trusts(flow.local())) {
            return;
        }
        seen.add(port, flow.local(), remote);
        boolean ofSearch = port == 9200 || port == 9300;
        boolean ofHadoop = isOfHadoop(port);
        context.report(flow)
                .type(ofHadoop ? OF_EMR : TYPE)
                .severity(ofHadoop || ofSearch ? Severity.HIGH : Severity.LOW)
                .detail("threatListName", SCANNERS)
                .particulars(seen.probes())
                .say(
                        "%s, on the list %s, probed port %d of %s, which is open to it.",
                        remote, SCANNERS, port, flow.own());
    }

    /** Ports of YARN, HDFS, Spark's history and HBase. */
    private static boolean isOfHadoop(int port) {
        return switch (port) {
            case 8020, 8042, 8088, 9101, 16010, 18080, 50070 -> true;
            default -> false;
        };
    }

    /** The last probes of one instance, oldest first: 36 bytes each. */
    public static final class Seen implements State {
        private static final int LONGS = 4;

        private int[] ports = new int[0];
        /** Two numbers for the own address and two for the scanner's. */
        private long[] addresses = new long[0];

        /** Adds a probe; one of the same port by the same scanner is taken away, and the oldest where there are too many. */
        private void add(int port, Address local, Address remote) {
            int gone = ports.length < PortProbes.MOST ? -1 : 0;
            for (int i = 0; i < ports.length; i++) {
                int at = i * LONGS;
                if (ports[i] == port && addresses[at + 2] == remote.high() && addresses[at + 3] == remote.low()) {
                    gone = i;
                }
            }
            if (gone < 0) {
                ports = Arrays.copyOf(ports, ports.length + 1);
                addresses = Arrays.copyOf(addresses, addresses.length + LONGS);
            } else {
                System.arraycopy(ports, gone + 1, ports, gone, ports.length - gone - 1);
                System.arraycopy(
                        addresses, (gone + 1) * LONGS, addresses, gone * LONGS, addresses.length - (gone + 1) * LONGS);
            }
            int last = ports.length - 1;
            ports[last] = port;
            addresses[last * LONGS] = local.high();
            addresses[last * LONGS + 1] = local.low();
            addresses[last * LONGS + 2] = remote.high();
            addresses[last * LONGS + 3] = remote.low();
        }

        private PortProbes probes() {
            List<PortProbes.Probe> probes = new ArrayList<>();
            for (int i = 0; i < ports.length; i++) {
                probes.add(new PortProbes.Probe(ports[i], address(i * LONGS), address(i * LONGS + 2)));
            }
            return new PortProbes(probes);
        }

        private String address(int at) {
            Address address = new Address();
            address.set(addresses[at], addresses[at + 1]);
            return address.toString();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(ports.length);
            for (int port : ports) {
                out.writeShort(port);
            }
            for (long half : addresses) {
                out.writeLong(half);
            }
        }

        @Override
        public void load(DataInput in) throws IOException {
            ports = new int[in.readUnsignedByte()];
            addresses = new long[ports.length * LONGS];
            for (int i = 0; i < ports.length; i++) {
                ports[i] = in.readUnsignedShort();
            }
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = in.readLong();
            }
        }
    }
}
