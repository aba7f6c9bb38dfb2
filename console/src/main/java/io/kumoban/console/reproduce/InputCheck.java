package io.kumoban.console.reproduce;

import io.kumoban.console.replay.InputHash;
import io.kumoban.engine.journal.JournalError;
import io.kumoban.engine.journal.JournalReader;
import io.kumoban.engine.pipeline.Progress;
import io.kumoban.engine.sink.Manifest;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the logs of a run are still the same. Content decides, since findings do not depend on what files are called; a
 * name only tells whether a file that is not there any more was changed or taken away.
 */
public final class InputCheck {
    private static final String INPUT = "input";

    private final Manifest manifest;
    private volatile Progress progress = Progress.NONE;

    public InputCheck(Manifest manifest) {
        this.manifest = manifest;
    }

    /** What is not as it was, before anything is replayed: every file is read once and hashed. */
    public List<Difference> before(FileTree tree) {
        Map<String, String> now = new LinkedHashMap<>();
        InputHash hash = new InputHash();
        long total = tree.bytes();
        long bytes = 0;
        for (SourceFile file : tree.files()) {
            progress = new Progress(
                    now.size(),
                    tree.files().size(),
                    bytes,
                    total,
                    Progress.NO_EVENTS,
                    Long.MIN_VALUE,
                    Progress.NO_FINDINGS);
            now.put(file.name(), hash.of(file.path()));
            bytes += file.size();
        }
        for (SourceFile journal : tree.journals()) {
            now.put(journal.name(), ofJournal(journal));
        }
        return compared(now, skippedNames());
    }

    /** How far {@link #before} has come. */
    public Progress progress() {
        return progress;
    }

    /** What the repeated run read that the first did not, and the other way round. */
    public List<Difference> after(Manifest repeated) {
        Map<String, String> now = new LinkedHashMap<>();
        repeated.inputs().forEach(input -> now.put(input.file(), input.hash()));
        return compared(now, Set.of());
    }

    /** Files that were looked at and not read may lie there still; of them the manifest knows names only. */
    private Set<String> skippedNames() {
        Set<String> names = new HashSet<>();
        manifest.skipped().keySet().forEach(name -> names.add(lastPart(name)));
        return names;
    }

    private List<Difference> compared(Map<String, String> now, Set<String> unread) {
        Map<String, Integer> left = new HashMap<>();
        now.values().forEach(hash -> left.merge(hash, 1, Integer::sum));
        List<Difference> differences = new ArrayList<>();
        Set<String> changed = new HashSet<>();
        for (Manifest.Input input : manifest.inputs()) {
            if (left.merge(input.hash(), -1, Integer::sum) >= 0) {
                continue;
            }
            String hash = now.get(input.file());
            if (hash == null || hash.equals(InputHash.UNREADABLE)) {
                differences.add(Difference.missing(INPUT, input.file(), input.hash()));
            } else {
                changed.add(input.file());
                differences.add(Difference.changed(INPUT, input.file(), input.hash(), hash));
            }
        }
        now.forEach((name, hash) -> {
            boolean isNew = left.getOrDefault(hash, 0) > 0;
            if (isNew && !changed.contains(name) && !unread.contains(lastPart(name))) {
                left.merge(hash, -1, Integer::sum);
                differences.add(Difference.added(INPUT, name, hash));
            }
        });
        return differences;
    }

    private static String ofJournal(SourceFile folder) {
        try (JournalReader journal = JournalReader.open(folder.path(), folder.name())) {
            return InputHash.ofJournal(journal.totals().chain());
        } catch (JournalError damaged) {
            return InputHash.UNREADABLE;
        }
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
