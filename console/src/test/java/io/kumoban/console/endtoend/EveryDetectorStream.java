package io.kumoban.console.endtoend;

import io.kumoban.datasets.demo.DemoAccount;
import io.kumoban.datasets.demo.DemoOptions;
import io.kumoban.datasets.demo.DemoSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Logs in which every shipped detector finds something of each of its types: the demo account, and beside it records
 * made by hand for what the demo's incidents do not show. Comes with the lists, the context and the places that it takes. API calls
 * are there from the first day, since an account is learned for a week; flows and DNS queries of that week are left out
 * to keep the stream short.
 *
 * @param logs         the folder to replay
 * @param intelligence the folder of lists
 * @param context      the file that tells of the estate
 * @param places       a database of where addresses are
 */
public record EveryDetectorStream(Path logs, Path intelligence, Path context, Path places) {
    private static final Pattern OF_THE_FIRST_WEEK = Pattern.compile("/vpc(flow|dnsquery)logs/.*[_/]2026/?03/?0[2-8]");

    /**
     * Writes the stream for use from the command line.
     *
     * @param arguments the folder to make
     */
    public static void main(String[] arguments) {
        EveryDetectorStream stream = write(Path.of(arguments[0]));
        System.out.printf(
                "--intel %s --context %s --geoip %s %s%n",
                stream.intelligence(), stream.context(), stream.places(), stream.logs());
    }

    /** Writes the stream into a new folder. */
    public static EveryDetectorStream write(Path folder) {
        DemoSummary demo = DemoAccount.write(folder, DemoOptions.DEFAULT);
        Path places = folder.resolve("places.csv");
        try {
            leaveOutTheFirstWeek(demo.logs());
            text(demo.logs().resolve("hand-made/calls.json"), envelope(HandMadeCalls.all()));
            text(demo.logs().resolve("hand-made/single-calls.json"), envelope(HandMadeSingleCalls.all()));
            text(demo.logs().resolve("hand-made/unlearned.json"), envelope(HandMadeUnlearned.all()));
            text(demo.logs().resolve("hand-made/data.json"), envelope(HandMadeData.all()));
            text(demo.logs().resolve("hand-made/bursts.json"), envelope(HandMadeBursts.calls()));
            text(demo.logs().resolve("hand-made/bursts-flows.log"), headed(HandMadeBursts.flows()));
            text(demo.logs().resolve("hand-made/bursts-queries.log"), lines(HandMadeBursts.queries()));
            text(demo.context(), withAFunction(Files.readString(demo.context())));
            text(demo.logs().resolve("hand-made/flows.log"), headed(HandMadeFlows.all()));
            text(demo.logs().resolve("hand-made/queries.log"), lines(HandMadeQueries.all()));
            text(places, lines(HandMadeCalls.PLACES));
            for (Map<String, String> lists :
                    List.of(HandMadeCalls.LISTS, HandMadeCalls.KEYS, HandMadeFlows.LISTS, HandMadeQueries.LISTS)) {
                for (Map.Entry<String, String> list : lists.entrySet()) {
                    text(demo.intelligence().resolve(list.getKey() + ".txt"), list.getValue() + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The stream could not be written into " + folder, e);
        }
        return new EveryDetectorStream(demo.logs(), demo.intelligence(), demo.context(), places);
    }

    private static String withAFunction(String context) {
        String interfaces = "interfaces:\n";
        if (!context.contains(interfaces)) {
            throw new IllegalStateException("the demo's context names no interfaces: " + context);
        }
        return context.replace(
                interfaces, interfaces + "  " + HandMadeFlows.OF_FUNCTION + ": {function: thumbnails}\n");
    }

    private static void leaveOutTheFirstWeek(Path logs) throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (OF_THE_FIRST_WEEK.matcher(file.toString()).find()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String envelope(List<? extends CharSequence> records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    private static String headed(List<? extends CharSequence> flows) {
        return HandMadeFlows.HEADER + "\n" + lines(flows);
    }

    private static String lines(List<? extends CharSequence> records) {
        return String.join("\n", records) + "\n";
    }

    private static void text(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
    }
}
