package io.kumoban.bench.peers;

import java.nio.file.Path;
import java.util.List;

/** Runs the processes of a job side by side; one measurement each. */
interface Starter {
    List<Measurement> run(Job job, Path input);
}
