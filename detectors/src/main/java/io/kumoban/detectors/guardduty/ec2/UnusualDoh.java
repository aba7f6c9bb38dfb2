package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Severity;

/**
 * {@code DefenseEvasion:EC2/UnusualDoHActivity}: an instance talks to port 443 of a resolver, of the list
 * {@code resolver-ips}, that it never talked to before. Only the list tells DNS over HTTPS from all else on that port.
 */
public final class UnusualDoh extends NewResolver {
    static final String TYPE = "DefenseEvasion:EC2/UnusualDoHActivity";
    static final String RESOLVERS = "resolver-ips";

    private static final int PORT = 443;

    @Override
    public About about() {
        return described(About.finding("unusual-doh", TYPE, Severity.MEDIUM)
                .what("Accepted records that an instance sends to port 443 of an address of the list " + RESOLVERS
                        + ". Raised at the third record within a day to an address that it was not seen to ask in the"
                        + " month before."));
    }

    @Override
    public Interest<Flow> interest() {
        return super.interest().needing(RESOLVERS);
    }

    @Override
    int asks(Flow flow) {
        return flow.remotePort() == PORT ? PORT : 0;
    }

    @Override
    boolean isResolver(Address remote, Context context) {
        return context.addresses(RESOLVERS).contains(remote);
    }

    @Override
    String type(int port) {
        return TYPE;
    }
}
