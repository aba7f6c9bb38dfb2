package io.kumoban.engine.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the folder of {@code --intel}: the name of a file says which list it is (see {@link ListName}), its content in
 * which format it is written. Bad entries are left out and told, never fatal: lists come from elsewhere.
 */
public final class ListFolder {
    /** How many bad entries of one file are told one by one. */
    public static final int MOST_WARNINGS = 10;

    private final Map<String, AddressSet> addresses = new TreeMap<>();
    private final Map<String, DomainSet> domains = new TreeMap<>();
    private final Map<String, WordSet> words = new TreeMap<>();
    private final Map<String, List<ListOrigin>> origins = new TreeMap<>();
    private final List<ListFile> files = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private ListFolder() {}

    /**
     * What a folder holds.
     *
     * @param files    those that were read, by name
     * @param warnings what was left out and why
     */
    public record Content(Lists lists, List<ListFile> files, List<Warning> warnings) {}

    /**
     * A file that was read.
     *
     * @param list    the name of its list, or {@code NAME-entities} for the two lists of both kinds
     * @param sha256  of its bytes, 64 hex digits
     * @param entries those that are used
     * @param bad     those that could not be read
     * @param skipped those that no list can hold, or not this one
     */
    public record ListFile(String file, String list, String sha256, int entries, int bad, int skipped) {}

    /**
     * Something that was left out.
     *
     * @param line from 1, or 0 when it is the whole file
     */
    public record Warning(String file, int line, String reason) {
        @Override
        public String toString() {
            return (line > 0 ? file + ":" + line : file) + ": " + reason;
        }
    }

    /**
     * Reads a folder.
     *
     * @throws UncheckedIOException when it, or a file in it, cannot be read
     */
    public static Content read(Path folder) {
        ListFolder reader = new ListFolder();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
                reader.file(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder of lists " + folder + " cannot be read ("
                            + e.getClass().getSimpleName() + "); --intel names a folder of files that are lists.",
                    e);
        }
        return new Content(
                new Lists(reader.addresses, reader.domains, reader.words, reader.origins),
                List.copyOf(reader.files),
                List.copyOf(reader.warnings));
    }

    private void file(Path path) throws IOException {
        String file = path.getFileName().toString();
        if (file.startsWith(".")) {
            return;
        }
        ListName name = ListName.of(file);
        if (name == null) {
            warnings.add(new Warning(
                    file,
                    0,
                    "not read: the name of a list ends in -ips, -ranges, -domains, -entities or -keys, as in"
                            + " bad-ips.txt"));
            return;
        }
        if (name.ofKeys()) {
            keys(path, name);
            return;
        }
        ListEntries entries = new ListEntries(name);
        String sha256 = ListReader.read(path, entries);
        ListOrigin origin = new ListOrigin(file, sha256);
        if (name.ofAddresses()) {
            addresses.merge(name.addressList(), entries.addresses(), AddressSet::and);
            origins.computeIfAbsent(name.addressList(), unused -> new ArrayList<>())
                    .add(origin);
        }
        if (name.ofDomains()) {
            domains.merge(name.domainList(), entries.names(), DomainSet::and);
            origins.computeIfAbsent(name.domainList(), unused -> new ArrayList<>())
                    .add(origin);
        }
        warnings.addAll(entries.warnings());
        files.add(new ListFile(file, name.whole(), sha256, entries.good(), entries.bad(), entries.skipped()));
    }

    private void keys(Path path, ListName name) throws IOException {
        KeyList list = new KeyList();
        String sha256 = list.read(path);
        words.merge(name.whole(), WordSet.of(list.keys()), WordSet::and);
        origins.computeIfAbsent(name.whole(), unused -> new ArrayList<>()).add(new ListOrigin(name.file(), sha256));
        warnings.addAll(list.warnings());
        files.add(new ListFile(name.file(), name.whole(), sha256, list.keys().size(), list.bad(), 0));
    }
}
