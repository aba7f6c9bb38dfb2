package io.kumoban.datasets.simulator.calls;

import java.util.List;

/**
 * An API, compiled: what its records hold besides the caller.
 *
 * @param id as in {@code ec2:DescribeInstances}
 * @param source the service, as in {@code ec2}
 * @param global logs in us-east-1 whatever Region it is called in
 * @param bracketed writes the user agent in brackets
 * @param version what the record begins with: its version
 * @param named the parts from the time to the Region
 * @param done from the parameters to the category of a call that succeeded
 * @param refused the same of one that failed
 * @param tls the details of the connection
 * @param errors with which it fails now and then
 * @param refusals how it fails by what is around it
 * @param companions what services call in turn for whom it succeeds
 */
record Api(
        String id,
        String source,
        boolean global,
        boolean bracketed,
        byte[] version,
        byte[] named,
        Template done,
        Template refused,
        Template tls,
        List<Failure> errors,
        Refusals refusals,
        List<Companion> companions) {

    /**
     * A way to fail.
     *
     * @param share of calls that fail so, 0 to 1
     * @param text the members {@code errorCode} and {@code errorMessage}
     * @param again whether the caller tries again
     */
    record Failure(double share, Template text, boolean again) {}

    /**
     * A call that a service makes in the name of the caller.
     *
     * @param share of the calls that have it, 0 to 1
     * @param api what is called
     * @param service who passes it on, as the record names it
     */
    record Companion(double share, Api api, String service) {}
}
