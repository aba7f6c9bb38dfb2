package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Severity;

/**
 * {@code DefenseEvasion:EC2/UnusualDNSResolver} on port 53 and {@code UnusualDoTActivity} on port 853: an instance asks a
 * public resolver that it never asked before.
 */
public final class UnusualResolver extends NewResolver {
    static final String DNS = "DefenseEvasion:EC2/UnusualDNSResolver";
    static final String DOT = "DefenseEvasion:EC2/UnusualDoTActivity";

    private static final int PORT = 53;
    private static final int PORT_TLS = 853;

    @Override
    public About about() {
        return described(About.finding("unusual-resolver", DNS, Severity.MEDIUM)
                .also(DOT, Severity.MEDIUM)
                .what("Accepted records that an instance sends to a public address on port 53 or 853. Raised"
                        + " at the third record within a day to an address that it was not seen to ask in"
                        + " the month before."));
    }

    @Override
    int asks(Flow flow) {
        int port = flow.remotePort();
        return port == PORT || port == PORT_TLS ? port : 0;
    }

    @Override
    String type(int port) {
        return port == PORT ? DNS : DOT;
    }
}
