package io.kumoban.bench.stage;

import io.kumoban.bench.WorkFolder;
import io.kumoban.datasets.demo.DemoAccount;
import io.kumoban.datasets.demo.DemoOptions;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.list.ListFolder;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.SourceFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The logs that every benchmark reads: the demo account of the default seed, in a temporary folder. The runner writes it
 * once and names it to the JVMs of the benchmarks; one that is started alone writes its own.
 */
public final class DemoLogs implements AutoCloseable {
    /** The system property that names a folder written by {@link #write}. */
    public static final String FOLDER = "kumoban.bench.demo";

    private static final int BUFFER = 64 << 10;
    private static @Nullable DemoLogs shared;

    private final Path folder;

    private DemoLogs(Path folder) {
        this.folder = folder;
    }

    /** A delivered file and its packed bytes. */
    public record Packed(SourceFile file, byte[] bytes) {
        /** The plain bytes, by the JDK's inflater. */
        byte[] plain() {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes), BUFFER)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("The demo file " + file.name() + " cannot be inflated.", e);
            }
        }
    }

    /** Writes the demo account into a new temporary folder; closing deletes it. */
    public static DemoLogs write() {
        try {
            Path folder = Files.createTempDirectory("kumoban-bench");
            DemoAccount.write(folder.resolve("account"), DemoOptions.DEFAULT);
            Files.createDirectory(folder.resolve("work"));
            return new DemoLogs(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No temporary folder can be made for the demo account; check java.io.tmpdir.", e);
        }
    }

    /** The logs of this JVM: those that {@link #FOLDER} names, else written now and deleted when the JVM ends. */
    static synchronized DemoLogs shared() {
        DemoLogs logs = shared;
        if (logs == null) {
            String named = System.getProperty(FOLDER);
            if (named == null) {
                logs = write();
                Runtime.getRuntime().addShutdownHook(new Thread(logs::close));
            } else {
                logs = new DemoLogs(Path.of(named));
            }
            shared = logs;
        }
        return logs;
    }

    /** The folder to name in {@link #FOLDER}. */
    public Path folder() {
        return folder;
    }

    /** The folder of logs that a replay reads. */
    Path logs() {
        return folder.resolve("account/AWSLogs");
    }

    /** A folder for temporary files. */
    Path work() {
        return folder.resolve("work");
    }

    /** All shipped detectors with the account's context and lists, as a replay of it loads them. */
    DetectorSet detectors() {
        return detectors(List.of());
    }

    /** The same with further ones. */
    DetectorSet detectors(List<Detector<?, ?>> more) {
        List<Detector<?, ?>> all = new ArrayList<>(Detectors.load(List.of()));
        all.addAll(more);
        Path account = folder.resolve("account");
        return DetectorSet.compile(
                all,
                Settings.STANDARD,
                ListFolder.read(account.resolve("intel")).lists(),
                AssetsFile.read(account.resolve("context.yaml")),
                Long.MIN_VALUE,
                Long.MAX_VALUE);
    }

    /** All delivered files, those without events too, by name. */
    List<SourceFile> files() {
        try (FileTree tree = FileTree.of(List.of(logs().toString()), work())) {
            return tree.files();
        }
    }

    /** The delivered files of one family in the order of their stamps. */
    List<Packed> packed(Kind kind) {
        String service = switch (kind) {
            case API_CALL -> "/CloudTrail/";
            case FLOW -> "/vpcflowlogs/";
            case DNS_QUERY -> "/vpcdnsquerylogs/";
        };
        return files().stream()
                .filter(file -> ("/" + file.name()).contains(service))
                .sorted(Comparator.comparingLong(SourceFile::stamp).thenComparing(SourceFile::name))
                .map(file -> new Packed(file, read(file)))
                .toList();
    }

    private static byte[] read(SourceFile file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo file " + file.name() + " cannot be read.", e);
        }
    }

    @Override
    public void close() {
        WorkFolder.delete(folder);
    }
}
