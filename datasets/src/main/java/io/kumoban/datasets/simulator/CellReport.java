package io.kumoban.datasets.simulator;

import io.kumoban.datasets.delivery.DeliveredFile;
import io.kumoban.datasets.simulator.plan.LogFamily;
import java.util.List;

/**
 * What became of a cell.
 *
 * @param account its place in the organisation
 * @param hour from the beginning, from 0
 * @param calls the CloudTrail files of each Region, in the order of Regions
 * @param flows the flow log files
 * @param queries the query log files
 * @param tally the numbers
 */
record CellReport(
        int account,
        int hour,
        List<List<DeliveredFile>> calls,
        List<DeliveredFile> flows,
        List<DeliveredFile> queries,
        Tally tally) {

    /** The files of a family. */
    List<DeliveredFile> files(LogFamily family) {
        return switch (family) {
            case CALLS -> calls.stream().flatMap(List::stream).toList();
            case FLOWS -> flows;
            case DNS -> queries;
        };
    }
}
