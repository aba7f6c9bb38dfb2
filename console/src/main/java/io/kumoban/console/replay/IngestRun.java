package io.kumoban.console.replay;

import io.kumoban.console.view.ProgressLine;
import io.kumoban.engine.pipeline.Ingest;
import io.kumoban.engine.pipeline.IngestSummary;
import io.kumoban.engine.pipeline.Reject;
import io.kumoban.engine.pipeline.Rejects;
import io.kumoban.engine.sink.Quarantine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One ingest from its start until the quarantine is written, shown while it runs, and stopped early by Ctrl-C. */
public final class IngestRun {
    private final Ingest ingest;
    private final Path quarantine;
    private final Path work;

    /**
     * What came of it.
     *
     * @param wall from the start until the journal was written
     */
    public record Ended(IngestSummary summary, Duration wall) {}

    /**
     * An ingest that is yet to start.
     *
     * @param quarantine the file for records that could not be used
     * @param work       a folder for temporary files
     */
    public IngestRun(Ingest ingest, Path quarantine, Path work) {
        this.ingest = ingest;
        this.quarantine = quarantine;
        this.work = work;
    }

    /**
     * Runs it.
     *
     * @throws io.kumoban.engine.source.MissingInput          when there is nothing to read
     * @throws io.kumoban.engine.journal.JournalError when the journal cannot be written
     */
    public Ended run(ReplayRun.Watch watch, Interruption interruption) {
        interruption.stopBy(ingest::interrupt);
        long start = System.nanoTime();
        try (Quarantine rejects = new Quarantine(work)) {
            IngestSummary summary = watched(watch, intoQuarantine(rejects));
            rejects.write(quarantine);
            return new Ended(summary, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private IngestSummary watched(ReplayRun.Watch watch, Rejects rejects) {
        try (ProgressLine line = ProgressLine.start(watch.err(), watch.columns(), ingest::progress)) {
            return ingest.run(rejects);
        }
    }

    private static Rejects intoQuarantine(Quarantine quarantine) {
        return new Rejects() {
            @Override
            public void reject(Reject reject) {
                quarantine.add(reject);
            }

            @Override
            public void restart() {
                quarantine.clear();
            }

            @Override
            public List<Reject> first(int most) {
                return quarantine.first(most);
            }
        };
    }
}
