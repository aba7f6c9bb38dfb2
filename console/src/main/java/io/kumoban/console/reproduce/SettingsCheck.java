package io.kumoban.console.reproduce;

import io.kumoban.engine.event.Sha256;
import io.kumoban.engine.sink.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether configuration, context, lists, databases, baseline, plug-ins and program of a run are still the same. */
public final class SettingsCheck {
    private static final int BUFFER = 64 << 10;

    private final Manifest manifest;

    public SettingsCheck(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Whether another version of the program runs now. */
    public List<Difference> version(String now) {
        return manifest.version().equals(now)
                ? List.of()
                : List.of(Difference.changed("version", "kumoban", manifest.version(), now));
    }

    /**
     * Files that are gone or hold something else; plug-ins left out.
     *
     * @param lists the folder of lists, or null where there is none
     */
    public List<Difference> files(Whereabouts whereabouts, @Nullable Path lists) {
        List<Difference> differences = new ArrayList<>();
        for (Manifest.Source source : manifest.files()) {
            boolean several = source.role().equals(Manifest.Source.RULES);
            if (several || source.role().equals(Manifest.Source.PLUG_IN)) {
                continue;
            }
            Path file = lists != null && source.role().equals(Manifest.Source.LIST)
                    ? lists.resolve(source.file())
                    : whereabouts.of(Path.of(source.file()));
            String now = sha256(file);
            if (now.isEmpty()) {
                differences.add(Difference.missing(source.role(), file.toString(), source.sha256()));
            } else if (!now.equals(source.sha256())) {
                differences.add(Difference.changed(source.role(), file.toString(), source.sha256(), now));
            }
        }
        return differences;
    }

    /** Plug-ins of the run that are not among these jars. */
    public List<Difference> plugins(List<Path> jars) {
        Set<String> given = jars.stream().map(SettingsCheck::sha256).collect(Collectors.toSet());
        return manifest.files().stream()
                .filter(source -> source.role().equals(Manifest.Source.PLUG_IN))
                .filter(plugin -> !given.contains(plugin.sha256()))
                .map(plugin -> Difference.missing(plugin.role(), plugin.name(), plugin.sha256()))
                .toList();
    }

    /** Files that are read now and were not then: lists that were added, jars that were named, rules that changed. */
    public List<Difference> added(List<Manifest.Source> now) {
        Set<String> then =
                manifest.files().stream().map(SettingsCheck::identity).collect(Collectors.toSet());
        return now.stream()
                .filter(source -> !then.contains(identity(source)))
                .map(source -> source.role().equals(Manifest.Source.RULES)
                        ? Difference.changed(source.role(), source.file(), hashOfRules(), source.sha256())
                        : Difference.added(source.role(), source.file(), source.sha256()))
                .toList();
    }

    private String hashOfRules() {
        return manifest.files().stream()
                .filter(source -> source.role().equals(Manifest.Source.RULES))
                .map(Manifest.Source::sha256)
                .findFirst()
                .orElse("");
    }

    private static String identity(Manifest.Source source) {
        return source.role() + ' ' + source.name() + ' ' + source.sha256();
    }

    /** 64 hex digits, or the empty text for what is no file that can be read. */
    private static String sha256(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException gone) {
            return "";
        }
        return Sha256.text(digest);
    }
}
