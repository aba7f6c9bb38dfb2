package io.kumoban.console.replay;

import io.kumoban.engine.checkpoint.Identity;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.sink.Manifest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that decides what a run finds besides its logs, under the names by which the user set it. */
public final class RunIdentity {
    private RunIdentity() {}

    /** The identity of a run; threads, memory, speed and the names of outputs are not part of it. */
    public static Identity of(Setup setup, ReplayOptions options, String version) {
        Map<String, String> traits = new TreeMap<>();
        traits.put("the version", version);
        traits.put("--learn", options.learn().toString());
        traits.put("--from", time(options.from(), Long.MIN_VALUE));
        traits.put("--to", time(options.to(), Long.MAX_VALUE));
        traits.put("--slack", options.slackCalls() + ", " + options.slackOthers());
        traits.put("--max-record", Integer.toString(options.limits().record()));
        traits.put("--max-depth", Integer.toString(options.limits().depth()));
        traits.put("--max-ratio", Integer.toString(options.limits().ratio()));
        traits.put("--max-plain-bytes", Long.toString(options.limits().plain()));
        traits.put("--scores", options.scores() ? "given" : "not given");
        traits.put("the set of detectors", detectors(setup));
        traits.put("the detectors switched off", new TreeSet<>(setup.settings().off()).toString());
        traits.put("the detectors switched on", new TreeSet<>(setup.settings().on()).toString());
        Map<String, String> values = new TreeMap<>();
        setup.settings().values().forEach((id, set) -> values.put(id, new TreeMap<>(set).toString()));
        traits.put("the parameters of detectors", values.toString());
        // A list may have several files, and of databases it matters which one comes first.
        for (Manifest.Source source : setup.sources()) {
            boolean list = source.role().equals(Manifest.Source.LIST);
            String name = list ? source.file() : source.name();
            traits.merge("the content of the %s %s".formatted(source.role(), name), source.sha256(), RunIdentity::both);
        }
        String databases = setup.sources().stream()
                .filter(source -> source.role().equals(Manifest.Source.PLACES))
                .map(Manifest.Source::name)
                .collect(Collectors.joining(", "));
        traits.put("--geoip", databases.isEmpty() ? "not given" : databases);
        return new Identity(traits);
    }

    private static String both(String first, String second) {
        return first + ", " + second;
    }

    private static String detectors(Setup setup) {
        return setup.detectors().stream().map(RunIdentity::name).sorted().collect(Collectors.joining(" "));
    }

    private static String name(Detector<?, ?> detector) {
        return detector.about().id();
    }

    private static String time(long millis, long none) {
        return millis == none ? "not given" : Instant.ofEpochMilli(millis).toString();
    }
}
