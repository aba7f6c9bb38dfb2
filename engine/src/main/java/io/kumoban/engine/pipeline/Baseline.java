package io.kumoban.engine.pipeline;

import io.kumoban.engine.checkpoint.Identity;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.shard.LoadedDetector;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a replay begins with having learned, and where it puts what it learned itself. Learned are the states of all
 * detectors, profiles and views, and since when each account is known; what is open at the end of the input, such as an
 * hour half counted, goes on in the next run.
 *
 * @param from    a file that an earlier run saved, or null to begin with nothing
 * @param to      where to save, or null to save nothing
 * @param version of the program, since states of another version may look different
 */
public record Baseline(@Nullable Path from, @Nullable Path to, String version) {
    /** Nothing is known and nothing kept. */
    public static final Baseline NONE = new Baseline(null, null, "");

    /** What must be equal for what one run learned to be of use to another. */
    Identity identity(DetectorSet detectors) {
        return new Identity(Map.of(
                "the version",
                version,
                "the set of detectors that run",
                detectors.loaded().stream()
                        .map(LoadedDetector::about)
                        .map(about -> about.id())
                        .sorted()
                        .collect(Collectors.joining(" "))));
    }
}
