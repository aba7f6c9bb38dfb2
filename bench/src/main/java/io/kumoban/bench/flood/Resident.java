package io.kumoban.bench.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The resident memory of a process, as Linux tells it.
 *
 * @param now  MiB in memory now, {@code VmRSS}; 0 where nobody tells
 * @param peak the most that there ever was, {@code VmHWM}
 */
record Resident(long now, long peak) {
    /** Of a process that runs; of one that ended nothing is known any more. */
    static Resident of(Process process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            long now = 0;
            long peak = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("VmRSS:")) {
                    now = mebibytes(line);
                } else if (line.startsWith("VmHWM:")) {
                    peak = mebibytes(line);
                }
            }
            return new Resident(now, peak);
        } catch (IOException notTold) {
            return new Resident(0, 0);
        }
    }

    private static long mebibytes(String line) {
        String text = line.toLowerCase(Locale.ROOT);
        return Long.parseLong(text.substring(text.indexOf(':') + 1, text.indexOf("kb"))
                        .strip())
                / 1024;
    }
}
