package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/**
 * {@code Recon:EC2/PortProbeUnprotectedPort} and {@code PortProbeEMRUnprotectedPort}: a known scanner, of the list
 * {@code scanner-ips}, tries a port of an instance that neither security group nor network ACL keeps from the internet.
 */
public final class PortProbe implements Rule<Flow> {
    static final String TYPE = "Recon:EC2/PortProbeUnprotectedPort";
    static final String OF_EMR = "Recon:EC2/PortProbeEMRUnprotectedPort";
    static final String SCANNERS = "scanner-ips";

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

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
                        + " type of their own. One finding for each instance.")
                .normally("The internet knocks on every door; doors that nobody from outside needs are shut.")
                .thenCheck("Is the port meant for the internet? If not, narrow the security group; if so, look at what"
                        + " listens there and who logged in.")
                .mistakenFor("a service that is meant for everybody")
                .role(About.Role.TARGET);
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class).by(Key.OWN_SIDE).needing(SCANNERS);
    }

    @Override
    public void on(Flow flow, Context context) {
        int port = flow.localPort();
        if (flow.outbound()
                || !flow.accepted()
                || flow.protocol() != Flow.TCP
                || port == HTTP
                || port == HTTPS
                || !flow.opensConnection()) {
            return;
        }
        Address remote = flow.remote();
        if (!flow.remoteIsPublic()
                || !context.addresses(SCANNERS).contains(remote)
                || context.trusts(remote)
                || context.trusts(flow.local())) {
            return;
        }
        boolean ofSearch = port == 9200 || port == 9300;
        boolean ofHadoop = isOfHadoop(port);
        context.report(flow)
                .type(ofHadoop ? OF_EMR : TYPE)
                .severity(ofHadoop || ofSearch ? Severity.HIGH : Severity.LOW)
                .detail("threatListName", SCANNERS)
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
}
