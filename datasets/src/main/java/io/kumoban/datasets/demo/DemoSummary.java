package io.kumoban.datasets.demo;

import io.kumoban.datasets.truth.Incident;
import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param folder the data set's folder; its {@code AWSLogs} folder is what a replay reads
 * @param cloudTrail the CloudTrail files; their records include {@link #repeats}
 * @param flowLogs the VPC flow log files
 * @param dnsLogs the Resolver query log files
 * @param digests the digest files of both trails' regions
 * @param repeats CloudTrail records delivered a second time
 * @param gaps flow records without traffic (NODATA, SKIPDATA)
 * @param benignAccountDays days on which no incident happened
 * @param incidents the truth, in time order
 * @param sha256 over the sorted lines {@code <sha256 of the content before compression>  <path>} of all delivered files
 */
public record DemoSummary(
        Path folder,
        Family cloudTrail,
        Family flowLogs,
        Family dnsLogs,
        Family digests,
        int repeats,
        int gaps,
        int benignAccountDays,
        List<Incident> incidents,
        String sha256) {

    static final String PLACES = "places.csv";

    /** The logs as a replay reads them. */
    public Path logs() {
        return folder.resolve("AWSLogs");
    }

    /** The ground truth, one incident a line. */
    public Path truth() {
        return folder.resolve("truth.jsonl");
    }

    /** What the logs cannot tell: address ranges, interfaces, trusted addresses. */
    public Path context() {
        return folder.resolve("context.yaml");
    }

    /** The folder of threat and trust lists. */
    public Path intelligence() {
        return folder.resolve("intel");
    }

    /** The database of places, which is there only where a detector needs it. */
    public Path places() {
        return folder.resolve(PLACES);
    }

    /** The files of one kind of log: how many, their records, and their sizes in bytes before and after compression. */
    public record Family(int files, int records, long plainBytes, long storedBytes) {}
}
