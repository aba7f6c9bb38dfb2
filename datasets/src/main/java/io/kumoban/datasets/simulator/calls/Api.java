package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.bytes.RecordBuffer;
import java.util.List;

/**
 * An API, compiled: what its records hold besides the caller.
 *
 * @param id as in {@code ec2:DescribeInstances}
 * @param source the service, as in {@code ec2}
 * @param global logs in us-east-1 whatever Region it is called in
 * @param bracketed writes the user agent in brackets
 * @param named the parts from the time to the Region
 * @param done from the parameters to the category of a call that succeeded
 * @param refused the same of one that failed
 * @param tls the details of the connection
 * @param errors with which it fails now and then
 */
record Api(
        String id,
        String source,
        boolean global,
        boolean bracketed,
        byte[] named,
        Template done,
        Template refused,
        Template tls,
        List<Failure> errors) {

    /**
     * A way to fail.
     *
     * @param share of calls that fail so, 0 to 1
     * @param text the members {@code errorCode} and {@code errorMessage}
     * @param again whether the caller tries again
     */
    record Failure(double share, Template text, boolean again) {}

    /** The id as messages about permissions say it. */
    byte[] action() {
        return RecordBuffer.ascii(id);
    }
}
