package io.kumoban.engine.pipeline;

import io.kumoban.engine.journal.Totals;
import java.util.List;

/**
 * What an ingest came to.
 *
 * @param account     what came in and what became of it
 * @param totals      what the journal holds now
 * @param heldBefore  events that it held when this ingest began
 * @param stages      how long each stage worked
 * @param warnings    things worth knowing that stopped nothing
 * @param firstEvent  event time of the first event, milliseconds since 1970, or {@link Long#MAX_VALUE}
 * @param lastEvent   event time of the last event, or {@link Long#MIN_VALUE}
 * @param interrupted whether the user broke off
 */
public record IngestSummary(
        RunAccount account,
        Totals totals,
        long heldBefore,
        RunAccount.Stages stages,
        List<String> warnings,
        long firstEvent,
        long lastEvent,
        boolean interrupted) {}
