package io.kumoban.engine.trail;

import io.kumoban.engine.source.DeliveryStamp;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digests and log files of a folder by their names; links are not followed. */
final class TrailFolder {
    private static final Pattern DIGEST = Pattern.compile(
            "(.*/|)CloudTrail-Digest/([^/]+)/(?:.*/)?([^/]+)_\\d{8}T\\d{6}Z(_backfill)?\\.json(?:\\.gz)?");
    private static final Pattern LOG = Pattern.compile("(.*/|)CloudTrail/([^/]+)/(?:.*/)?[^/]+\\.json(?:\\.gz)?");

    /** A file by its name below the folder, with forward slashes, and its stamp in milliseconds since 1970. */
    record Entry(String name, long stamp) {}

    private final SortedMap<String, List<Entry>> chains = new TreeMap<>();
    private final SortedMap<String, String> places = new TreeMap<>();
    private final SortedMap<String, List<Entry>> logs = new TreeMap<>();

    private TrailFolder() {}

    /**
     * Lists a folder.
     *
     * @throws TrailError when it cannot be read
     */
    static TrailFolder list(Path folder) {
        TrailFolder listed = new TrailFolder();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        listed.add(folder.relativize(file).toString().replace('\\', '/'));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new TrailError("The folder " + folder + " cannot be read; check its name and permissions.", e);
        }
        listed.chains
                .values()
                .forEach(chain ->
                        chain.sort(Comparator.comparingLong(Entry::stamp).thenComparing(Entry::name)));
        return listed;
    }

    private void add(String name) {
        long stamp = DeliveryStamp.of(name.substring(name.lastIndexOf('/') + 1));
        Matcher digest = DIGEST.matcher(name);
        if (digest.matches()) {
            String place = digest.group(1) + digest.group(2);
            String chain = digest.group(1) + digest.group(3) + (digest.group(4) == null ? "" : digest.group(4));
            chains.computeIfAbsent(chain, unused -> new ArrayList<>()).add(new Entry(name, stamp));
            places.put(chain, place);
            return;
        }
        Matcher log = LOG.matcher(name);
        if (log.matches()) {
            logs.computeIfAbsent(log.group(1) + log.group(2), unused -> new ArrayList<>())
                    .add(new Entry(name, stamp));
        }
    }

    /** The chains by name: the digests of one trail in one Region, the oldest first; those of later additions apart. */
    SortedMap<String, List<Entry>> chains() {
        return chains;
    }

    /** Where the log files of a chain lie: the account's folder and the Region. */
    String placeOf(String chain) {
        return places.getOrDefault(chain, chain);
    }

    /** The log files of a place, in no order. */
    List<Entry> logsOf(String place) {
        return logs.getOrDefault(place, List.of());
    }
}
