package io.kumoban.datasets.estate;

import java.util.List;

/**
 * The browsers and command lines of people, which change as new versions come: each updates in a rhythm of their own, and every
 * thousand days somebody has a new machine. Versions go on from those of February 2025, a browser's every four weeks.
 */
final class Software {
    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:%1$d.0) Gecko/20100101 Firefox/%1$d.0",
            "Mozilla/5.0 (X11; Linux x86_64; rv:%1$d.0) Gecko/20100101 Firefox/%1$d.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:%1$d.0) Gecko/20100101 Firefox/%1$d.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%1$d.0.0.0"
                    + " Safari/537.36");
    private static final List<String> SYSTEMS =
            List.of("macos#24.3.0 md/arch#arm64", "linux#6.11.0 md/arch#x86_64", "windows#11 md/arch#amd64");
    /** 4 February 2025. */
    private static final long BASE = 1_738_627_200;

    private static final int FIRST_BROWSER = 135;
    private static final long BROWSER_RHYTHM = 28 * Calendar.DAY;
    private static final int FIRST_COMMAND_LINE = 24;
    private static final long COMMAND_LINE_RHYTHM = 17 * Calendar.DAY;
    private static final int LONGEST_LAG = 14;
    private static final int MACHINE_LASTS = 1_000;
    private static final int SLOWEST_UPDATE = 90;

    private Software() {}

    /** The user agent of the browser of somebody with these habits, any bits, at a time (seconds since 1970). */
    static String browser(long habits, long time) {
        long lag = Math.floorMod(habits, LONGEST_LAG) * Calendar.DAY;
        long version = FIRST_BROWSER + Math.floorDiv(time - BASE - lag, BROWSER_RHYTHM);
        return BROWSERS.get((int) Math.floorMod(machine(habits, time), (long) BROWSERS.size()))
                .formatted(Math.max(1, version));
    }

    /** The user agent of the command line. */
    static String commandLine(long habits, long time) {
        // People update seldom, and then to what is newest.
        long every = (20 + Math.floorMod(habits >> 8, SLOWEST_UPDATE)) * Calendar.DAY;
        long updated = time - Math.floorMod(time - Math.floorMod(habits, every), every);
        long minor = FIRST_COMMAND_LINE + Math.floorDiv(updated - BASE, COMMAND_LINE_RHYTHM);
        String system = SYSTEMS.get((int) Math.floorMod(machine(habits, time), (long) SYSTEMS.size()));
        return "aws-cli/2." + Math.max(1, minor) + "." + Math.floorMod(updated / Calendar.DAY, 20L)
                + " md/awscrt#0.23.8 ua/2.0 os/" + system
                + " lang/python#3.12.9 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe";
    }

    /** Which machine it is that they have at a time: a number that changes with each new one. */
    private static long machine(long habits, long time) {
        return (habits >>> 16)
                + Math.floorDiv(time / Calendar.DAY + Math.floorMod(habits >> 24, MACHINE_LASTS), MACHINE_LASTS);
    }
}
