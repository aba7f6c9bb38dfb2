package io.kumoban.console.replay;

import io.kumoban.detectors.intel.ShippedLists;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.config.SettingsFile;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.event.Sha256;
import io.kumoban.engine.filter.FilterFile;
import io.kumoban.engine.filter.FindingFilter;
import io.kumoban.engine.filter.SuppressionRules;
import io.kumoban.engine.finding.Suppression;
import io.kumoban.engine.list.ListFolder;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.place.PlaceFiles;
import io.kumoban.engine.place.Places;
import io.kumoban.engine.sink.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files that say how to run: configuration, context, lists, suppression rules and databases of places.
 *
 * @param config   detectors and parameters
 * @param context  what logs cannot tell
 * @param intel    the folder of lists, which are added to the shipped ones
 * @param suppress filters of which those that archive are suppression rules
 * @param geoip    databases of where addresses are
 */
public record Sources(
        @Nullable Path config,
        @Nullable Path context,
        @Nullable Path intel,
        @Nullable Path suppress,
        List<Path> geoip) {

    /**
     * Reads them.
     *
     * @param warnings told what was left out of lists and databases
     * @throws io.kumoban.engine.yaml.ConfigurationError when a file has mistakes
     * @throws UncheckedIOException                       when the folder of lists cannot be read
     * @throws PlaceFiles.Unreadable                      when a database of places cannot be used
     */
    public Setup read(List<Detector<?, ?>> detectors, Consumer<String> warnings) {
        List<Manifest.Source> read = new ArrayList<>();
        List<About> abouts = new ArrayList<>();
        for (Detector<?, ?> detector : detectors) {
            abouts.add(detector.about());
        }
        Settings settings = Settings.STANDARD;
        if (config != null) {
            settings = SettingsFile.read(config, abouts);
            read.add(source(
                    "config",
                    config,
                    settings.values().size()
                            + settings.off().size()
                            + settings.on().size()));
        }
        Assets assets = Assets.NONE;
        if (context != null) {
            assets = AssetsFile.read(context);
            read.add(source("context", context, assets.interfaces().size()));
        }
        Suppression suppression = Suppression.NONE;
        if (suppress != null) {
            List<FindingFilter> filters = FilterFile.read(
                    suppress,
                    abouts.stream()
                            .flatMap(about -> about.types().keySet().stream())
                            .toList());
            suppression = new SuppressionRules(filters);
            read.add(source("suppress", suppress, filters.size()));
        }
        Lists lists = lists(read, warnings);
        Places places = places(read, warnings);
        return new Setup(detectors, settings, assets, lists, suppression, places, List.copyOf(read), null);
    }

    private Places places(List<Manifest.Source> read, Consumer<String> warnings) {
        PlaceFiles.Content content = PlaceFiles.read(geoip);
        content.warnings().forEach(warning -> warnings.accept("Database " + warning));
        for (PlaceFiles.PlaceFile file : content.files()) {
            read.add(new Manifest.Source(
                    Manifest.Source.PLACES, name(file.file()), file.file().toString(), file.sha256(), file.ranges()));
        }
        return content.places();
    }

    private Lists lists(List<Manifest.Source> read, Consumer<String> warnings) {
        if (intel == null) {
            return ShippedLists.read();
        }
        ListFolder.Content content = ListFolder.read(intel);
        content.warnings().forEach(warning -> warnings.accept("List " + warning));
        for (ListFolder.ListFile file : content.files()) {
            read.add(
                    new Manifest.Source(Manifest.Source.LIST, file.list(), file.file(), file.sha256(), file.entries()));
        }
        return ShippedLists.read().and(content.lists());
    }

    /** A file as the manifest names it, with how many entries it has. */
    public static Manifest.Source source(String role, Path file, long entries) {
        try {
            String hash = Sha256.of(Files.readAllBytes(file));
            return new Manifest.Source(role, name(file), file.toString(), hash, entries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file " + file + " cannot be read again to be hashed.", unreadable);
        }
    }

    /** One hash of the contents of several files, whatever they are called. */
    public static String hashOf(List<Path> files) {
        StringBuilder hashes = new StringBuilder();
        files.stream()
                .filter(Files::isRegularFile)
                .map(file -> source("", file, 0).sha256())
                .sorted()
                .forEach(hash -> hashes.append(hash).append('\n'));
        return Sha256.of(hashes.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
