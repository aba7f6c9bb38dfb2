package io.kumoban.bench.stage;

import io.kumoban.bench.WorkFolder;
import io.kumoban.engine.detect.AskedFields;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.journal.BlockReader;
import io.kumoban.engine.journal.Excerpt;
import io.kumoban.engine.journal.JournalReader;
import io.kumoban.engine.pipeline.Ingest;
import io.kumoban.engine.pipeline.Reject;
import io.kumoban.engine.pipeline.Rejects;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.shard.DetectorSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The demo logs of one family as a journal: its blocks as they are stored, held in memory. */
final class JournalLogs {
    private final List<Excerpt> blocks = new ArrayList<>();
    private final BlockReader reader;
    private final int[] members;
    private final Run run;

    JournalLogs(DemoLogs logs, Kind kind) {
        DetectorSet detectors = logs.detectors();
        List<String> paths = logs.packed(kind).stream()
                .map(file -> file.file().path().toString())
                .toList();
        Path folder = newFolder(logs);
        ReplayOptions options = ReplayOptions.of(paths, logs.work()).withThreads(1);
        new Ingest(options, AskedFields.of(Detectors.load(List.of())), detectors.assets(), folder).run(new None());
        try (JournalReader journal = JournalReader.open(folder, "demo")) {
            reader = new BlockReader(detectors.projection(), journal.header().fields());
            while (journal.hasNext()) {
                Excerpt block = new Excerpt();
                journal.take(block, name -> 0);
                blocks.add(block);
            }
            members = journal.members();
        }
        WorkFolder.delete(folder);
        run = new Run(detectors.projection().layout(kind));
    }

    /** Reads all blocks into a run that is emptied before each; answers how many rows there were. */
    long read() {
        long rows = 0;
        for (Excerpt block : blocks) {
            run.clear();
            reader.read(block, members, kind -> run);
            rows += run.rows();
        }
        return rows;
    }

    static Path newFolder(DemoLogs logs) {
        try {
            return Files.createTempDirectory(logs.work(), "journal");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for a journal can be made in " + logs.work() + ".", e);
        }
    }

    /** The demo account has no bad records. */
    private static final class None implements Rejects {
        @Override
        public void reject(Reject reject) {
            throw new IllegalStateException("a demo record is bad: " + reject.reason());
        }

        @Override
        public void restart() {}

        @Override
        public List<Reject> first(int most) {
            return List.of();
        }
    }
}
