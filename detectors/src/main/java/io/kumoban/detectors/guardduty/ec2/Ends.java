package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;

/** The two addresses of a flow as a key inside an own side: an instance may have several addresses. */
final class Ends {
    private Ends() {}

    /** The hash of local and remote address, the same in both directions; 0 when the record has no remote address. */
    static long of(Flow flow) {
        long remote = flow.remoteHash();
        return remote == 0 ? 0 : Hashes.join(flow.local().hash(), remote);
    }
}
