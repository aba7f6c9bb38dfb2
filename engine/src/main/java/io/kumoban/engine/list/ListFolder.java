package io.kumoban.engine.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Reads the folder of {@code --intel}. A file {@code NAME.txt}, {@code .csv} or {@code .json} is the list {@code NAME};
 * names that end in {@code -ips} or {@code -ranges} hold addresses, those that end in {@code -domains} domain names.
 * Bad entries are left out and told, never fatal: lists come from elsewhere.
 */
public final class ListFolder {
    /** How many bad entries of one file are told one by one. */
    public static final int MOST_WARNINGS = 10;

    private final Map<String, AddressSet> addresses = new TreeMap<>();
    private final Map<String, DomainSet> domains = new TreeMap<>();
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
     * @param list    the name of its list
     * @param sha256  of its bytes, 64 hex digits
     * @param entries those that are used
     * @param bad     those that were left out
     */
    public record ListFile(String file, String list, String sha256, int entries, int bad) {}

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
                            + e.getClass().getSimpleName() + "); --intel names a folder of .txt, .csv or .json files.",
                    e);
        }
        return new Content(
                new Lists(reader.addresses, reader.domains), List.copyOf(reader.files), List.copyOf(reader.warnings));
    }

    private void file(Path path) throws IOException {
        String file = path.getFileName().toString();
        int dot = file.lastIndexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        String ending = dot < 0 ? "" : file.substring(dot);
        if (file.startsWith(".")) {
            return;
        }
        if (!List.of(".txt", ".csv", ".json").contains(ending)) {
            warnings.add(new Warning(file, 0, "not read: a list ends in .txt, .csv or .json"));
            return;
        }
        boolean ofAddresses = name.endsWith("-ips") || name.endsWith("-ranges");
        if (!ofAddresses && !name.endsWith("-domains")) {
            warnings.add(new Warning(
                    file, 0, "not read: the name of a list ends in -ips, -ranges or -domains, as in bad-ips.txt"));
            return;
        }
        byte[] bytes = Files.readAllBytes(path);
        Entries entries = new Entries(file, ofAddresses, ending.equals(".csv"));
        String content = new String(bytes, StandardCharsets.UTF_8);
        if (content.startsWith("\ufeff")) {
            content = content.substring(1);
        }
        switch (ending) {
            case ".txt" -> ListEntries.text(content, entries);
            case ".csv" -> ListEntries.csv(content, entries);
            default -> json(content, entries);
        }
        if (ofAddresses) {
            addresses.merge(name, entries.ranges.build(), AddressSet::and);
        } else {
            domains.merge(name, DomainSet.of(entries.names), DomainSet::and);
        }
        entries.tellRest();
        files.add(new ListFile(file, name, sha256(bytes), entries.good, entries.bad));
    }

    private void json(String content, Entries entries) {
        try {
            ListEntries.json(content, entries);
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            warnings.add(new Warning(entries.file, Math.max(0, line), "no JSON from here on; the rest is not read"));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Sorts the entries of one file into good and bad. */
    private final class Entries implements ListEntries.Reader {
        private final String file;
        private final boolean ofAddresses;
        private final boolean mayHaveHeader;
        private final AddressSet.Builder ranges = new AddressSet.Builder();
        private final List<String> names = new ArrayList<>();
        private int good;
        private int bad;

        private Entries(String file, boolean ofAddresses, boolean mayHaveHeader) {
            this.file = file;
            this.ofAddresses = ofAddresses;
            this.mayHaveHeader = mayHaveHeader;
        }

        @Override
        public void entry(int line, String text) {
            if (ofAddresses ? addRange(text) : addName(text)) {
                good++;
            } else if (!(line == 1 && mayHaveHeader)) {
                bad++;
                if (bad <= MOST_WARNINGS) {
                    String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
                    warnings.add(new Warning(
                            file,
                            line,
                            "'" + shown + "' is no " + (ofAddresses ? "IP address or CIDR block" : "domain name")));
                }
            }
        }

        private boolean addRange(String text) {
            try {
                ranges.add(text);
                return true;
            } catch (IllegalArgumentException noRange) {
                return false;
            }
        }

        private boolean addName(String text) {
            String name = DomainNames.normal(text);
            return name != null && names.add(name);
        }

        private void tellRest() {
            if (bad > MOST_WARNINGS) {
                warnings.add(new Warning(file, 0, bad - MOST_WARNINGS + " more entries were left out"));
            }
        }
    }
}
