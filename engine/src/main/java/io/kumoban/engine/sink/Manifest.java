package io.kumoban.engine.sink;

import io.kumoban.engine.detect.Settings;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a run was made of, enough to repeat it and to tell whether it was the same: {@code run.json}, written last, so
 * that a folder without it is not a whole run. {@link ManifestJson} writes and reads it.
 *
 * @param version     of the program
 * @param directory   where relative paths begin: the working directory of the run
 * @param options     as the user gave them or as they stood by default, by name, as they are written on a command line;
 *     those that may be given several times have several values, or none
 * @param settings    detectors switched off and on, and parameters set
 * @param detectors   ids of those that were loaded
 * @param files       configuration, lists and rules that were read, besides the input
 * @param inputs      the logs
 * @param skipped     input files that were not read, with the reason
 * @param interrupted whether the run was broken off, so that its findings are of a part of the input only
 * @param seed        where something was drawn at random
 * @param seconds     how long each part took
 */
public record Manifest(
        String version,
        String directory,
        Map<String, List<String>> options,
        Settings settings,
        List<String> detectors,
        List<Source> files,
        List<Input> inputs,
        Map<String, String> skipped,
        boolean interrupted,
        OptionalLong seed,
        Map<String, Double> seconds) {

    /**
     * A file that says how to run.
     *
     * @param role    {@code list}, {@code config}, {@code context}, {@code suppress}, {@code geoip}, {@code mapping},
     *     {@code baseline}, {@code rules}, {@code placeholders}, {@code pipeline}, {@code plug-in}
     * @param name    of the list, else the last part of the path
     * @param file    the path as it was given; of a list its name in the folder of lists
     * @param entries entries that were used
     */
    public record Source(String role, String name, String file, String sha256, long entries) {
        /** The role of a file of a list. */
        public static final String LIST = "list";

        /** The role of a database of places. */
        public static final String PLACES = "geoip";

        /** The role of Sigma rules: all files of them together, with one hash of their contents. */
        public static final String RULES = "rules";

        /** The role of a jar with detectors. */
        public static final String PLUG_IN = "plug-in";
    }

    /**
     * A log file.
     *
     * @param file    relative to the input root
     * @param bytes   as stored
     * @param hash    of the content, with the name of the algorithm before a colon
     * @param records good and bad ones
     */
    public record Input(String file, long bytes, String hash, long records) {}
}
