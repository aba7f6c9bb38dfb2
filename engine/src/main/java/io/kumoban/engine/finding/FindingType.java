package io.kumoban.engine.finding;

import io.kumoban.engine.event.Severity;
import java.util.Set;

/**
 * One finding type of GuardDuty, as its user guide lists it.
 *
 * @param name     for example {@code Recon:EC2/Portscan}
 * @param severity its usual severity; medium where the guide only says that it varies
 * @param varies   whether a finding may be graver or milder
 * @param resource the {@code resourceType} of its findings
 * @param sources  what the service reads for it, at least one
 * @param status   whether the service still makes it, and whether of logs that are read here
 */
public record FindingType(
        String name, Severity severity, boolean varies, String resource, Set<Source> sources, Status status) {

    /** Where the service's knowledge comes from, in the order and under the names of its detector features. */
    public enum Source {
        CLOUD_TRAIL,
        S3_DATA_EVENTS,
        FLOW_LOGS,
        DNS_LOGS,
        LAMBDA_NETWORK_LOGS,
        AI_PROTECTION,
        EKS_AUDIT_LOGS,
        RUNTIME_MONITORING,
        MALWARE_PROTECTION,
        RDS_LOGIN_EVENTS
    }

    /** What becomes of a type. */
    public enum Status {
        /** Made by the service from logs that Kumoban reads. */
        ACTIVE,
        /** Made by the service from sources that Kumoban does not read. */
        OTHER_SOURCE,
        /** No longer made by the service; findings and filters of old may still name it. */
        RETIRED
    }

    public FindingType {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("the finding type " + name + " has no source");
        }
        sources = Set.copyOf(sources);
    }
}
