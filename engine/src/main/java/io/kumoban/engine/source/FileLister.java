package io.kumoban.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks what the user named. Only folders' real paths are walked, each once, so links in a circle end by themselves;
 * links are followed after everything else, in the order of their names, so a file reached both ways keeps the name
 * of its real place.
 */
final class FileLister {

    /**
     * Where a walk begins.
     *
     * @param named the path by which it was reached
     * @param real the same with links resolved
     * @param name the shown name: empty for a folder that the user named
     */
    private record Root(Path named, Path real, String name, boolean folder) {
        /** Folders first, outer before inner, so that what lies in several roots is named from the outermost. */
        static final Comparator<Root> ORDER = Comparator.comparing((Root root) -> !root.folder)
                .thenComparing(Root::real)
                .thenComparing(Root::name)
                .thenComparing(Root::named);
    }

    /** A folder to be listed; {@code prefix} ends in a slash unless it is empty. */
    private record Folder(Path real, String prefix) {}

    private final List<String> arguments;
    private final TreeSet<Root> roots = new TreeSet<>(Root.ORDER);
    private final List<FileName> found = new ArrayList<>();
    private final List<SourceFile> journals = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Set<Path> listedFolders = new HashSet<>();
    private final Set<Path> listedFiles = new HashSet<>();
    private List<Root> links = new ArrayList<>();
    private boolean readsStandardInput;
    private int hidden;

    FileLister(List<String> arguments) {
        this.arguments = arguments;
    }

    FileTree list(Path spoolFolder, InputStream standardInput) {
        arguments.forEach(this::resolve);
        roots.forEach(this::begin);
        while (!links.isEmpty()) {
            List<Root> round = links;
            links = new ArrayList<>();
            round.sort(Comparator.comparing(Root::name).thenComparing(Root.ORDER));
            round.forEach(this::begin);
        }
        skipped.sort(Comparator.comparing(Skipped::name).thenComparing(Skipped::reason));
        if (found.isEmpty() && journals.isEmpty() && !readsStandardInput) {
            throw nothingFound();
        }
        List<SourceFile> files = FileName.settle(found, readsStandardInput);
        Path spooled = null;
        if (readsStandardInput) {
            SourceFile copy = Spool.copy(standardInput, spoolFolder);
            spooled = copy.path();
            files.add(copy);
        }
        files.sort(Comparator.comparing(SourceFile::name));
        journals.sort(Comparator.comparing(SourceFile::name).thenComparing(SourceFile::path));
        return new FileTree(files, journals, skipped, hidden, spooled);
    }

    private void resolve(String argument) {
        if (argument.equals(FileTree.STANDARD_INPUT)) {
            readsStandardInput = true;
            return;
        }
        if (Glob.isGlob(argument) && !existsAsWritten(argument)) {
            resolveGlob(argument);
            return;
        }
        try {
            Path path = Path.of(argument);
            boolean folder = Files.isDirectory(path);
            roots.add(new Root(path, path.toRealPath(), folder ? "" : ShownName.of(path), folder));
        } catch (InvalidPathException | IOException leadsNowhere) {
            String why = leadsNowhere instanceof IOException trouble ? Trouble.of(trouble) : "it is no path";
            throw new MissingInput("'%s' cannot be read: %s (looked for in '%s'); check the spelling."
                    .formatted(ShownName.escape(argument), why, Path.of("").toAbsolutePath()));
        }
    }

    private static boolean existsAsWritten(String argument) {
        try {
            return Files.exists(Path.of(argument), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException wildcardsAreNoNames) {
            return false;
        }
    }

    private void resolveGlob(String argument) {
        List<Glob.Match> matches = Glob.of(argument).matches();
        if (matches.isEmpty()) {
            throw new MissingInput(
                    "No file matches '%s' (looked for in '%s'); check the pattern: * stays within a folder, ** goes below."
                            .formatted(ShownName.escape(argument), Path.of("").toAbsolutePath()));
        }
        for (Glob.Match match : matches) {
            try {
                roots.add(new Root(
                        match.path(), match.path().toRealPath(), match.name(), Files.isDirectory(match.path())));
            } catch (IOException broken) {
                skipped.add(new Skipped(match.name(), "the link leads nowhere: " + Trouble.of(broken)));
            }
        }
    }

    private void begin(Root root) {
        if (root.folder()) {
            if (QueueFolder.isOne(root.real())) {
                addJournal(root.real(), root.name().isEmpty() ? ShownName.of(root.named()) : root.name());
                return;
            }
            walk(new Folder(root.real(), root.name().isEmpty() ? "" : root.name() + "/"));
        } else {
            try {
                add(
                        root.named(),
                        root.real(),
                        root.name(),
                        Files.readAttributes(root.real(), BasicFileAttributes.class));
            } catch (IOException unreadable) {
                skipped.add(new Skipped(root.name(), "cannot be read: " + Trouble.of(unreadable)));
            }
        }
    }

    private void walk(Folder start) {
        ArrayDeque<Folder> waiting = new ArrayDeque<>();
        waiting.push(start);
        while (!waiting.isEmpty()) {
            Folder folder = waiting.pop();
            if (!listedFolders.add(folder.real())) {
                continue;
            }
            List<Path> children = new ArrayList<>();
            try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder.real())) {
                listed.forEach(children::add);
            } catch (IOException | DirectoryIteratorException unlistable) {
                String name = folder.prefix().isEmpty() ? ShownName.of(folder.real()) + "/" : folder.prefix();
                skipped.add(new Skipped(name, "the folder cannot be listed: " + Trouble.of(unlistable)));
            }
            if (QueueFolder.isOne(children)) {
                addJournal(
                        folder.real(),
                        folder.prefix().substring(0, Math.max(0, folder.prefix().length() - 1)));
            } else {
                children.forEach(child -> visit(child, folder.prefix(), waiting));
            }
        }
    }

    private void visit(Path child, String prefix, ArrayDeque<Folder> waiting) {
        String shown = ShownName.of(child);
        if (shown.startsWith(".")) {
            hidden++;
            return;
        }
        String name = prefix + shown;
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                waiting.push(new Folder(child, name + "/"));
            } else if (attributes.isSymbolicLink()) {
                links.add(new Root(child, child.toRealPath(), name, Files.isDirectory(child)));
            } else {
                add(child, child, name, attributes);
            }
        } catch (IOException unreadable) {
            skipped.add(new Skipped(name, "cannot be read: " + Trouble.of(unreadable)));
        }
    }

    private void addJournal(Path real, String name) {
        if (listedFiles.add(real)) {
            try {
                journals.add(new SourceFile(real, name, QueueFolder.bytes(real), DeliveryStamp.NONE));
            } catch (IOException unreadable) {
                skipped.add(new Skipped(name, "cannot be read: " + Trouble.of(unreadable)));
            }
        }
    }

    private void add(Path named, Path real, String name, BasicFileAttributes attributes) {
        if (!listedFiles.add(real)) {
            return;
        }
        if (!attributes.isRegularFile()) {
            skipped.add(new Skipped(name, "it is no regular file; pipe what it gives to standard input and name '-'"));
        } else if (!Files.isReadable(real)) {
            skipped.add(new Skipped(name, "cannot be read: permission denied"));
        } else {
            found.add(new FileName(named, real, name, attributes.size()));
        }
    }

    private MissingInput nothingFound() {
        String named = arguments.isEmpty()
                ? "No path was named"
                : "Nothing to read was found under '%s'".formatted(ShownName.escape(String.join("', '", arguments)));
        StringBuilder message = new StringBuilder(named);
        if (!skipped.isEmpty()) {
            Skipped first = skipped.getFirst();
            message.append(" (passed over %,d, the first of them '%s': %s)"
                    .formatted(skipped.size(), first.name(), first.reason()));
        }
        if (hidden > 0) {
            message.append(" (%,d hidden names were passed over)".formatted(hidden));
        }
        return new MissingInput(
                message.append("; name a log file, a folder that holds some, or '-' for standard input.")
                        .toString());
    }
}
