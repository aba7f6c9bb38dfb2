package io.kumoban.console;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.source.Inflation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code --version} says: the version this program was built as and, when asked to be verbose, its Java, inflater and lists. */
final class Version implements IVersionProvider {
    private static final String BUILT = "version.properties";
    private static final String VERSION_OF_A_LIST = "// VERSION: ";
    private static final int LINES_OF_A_HEAD = 40;

    @Spec
    @Nullable
    CommandSpec command;

    /**
     * The version of this build, such as {@code 1.0.0}.
     *
     * @throws IllegalStateException when the program was packed without its version file
     */
    static String built() {
        try (var file = Version.class.getResourceAsStream(BUILT)) {
            if (file == null) {
                throw new IllegalStateException(
                        "The file %s is missing beside %s; build the program again with `mvn verify`."
                                .formatted(BUILT, Version.class.getName()));
            }
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read; build the program again.".formatted(BUILT), e);
        }
    }

    @Override
    public String[] getVersion() {
        String program = "kumoban " + built();
        boolean verbose = requireNonNull(command).findOption(Kumoban.VERBOSE).getValue();
        return verbose
                ? new String[] {
                    program,
                    java(),
                    "Java home: " + System.getProperty("java.home"),
                    machine(),
                    "Inflater: " + Inflation.AUTO.inUse(),
                    "Public suffix list: " + suffixList()
                }
                : new String[] {program};
    }

    private static String java() {
        return "Java %s (%s), %s %s"
                .formatted(
                        Runtime.version(),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
    }

    private static String machine() {
        return "Processors: %d; collector: %s; heap of at most %d MiB"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .map(MemoryManagerMXBean::getName)
                                .collect(Collectors.joining(", ")),
                        Runtime.getRuntime().maxMemory() >> 20);
    }

    /** What the list that came with the program says of itself in a comment near its beginning. */
    private static String suffixList() {
        try (var file = Version.class.getResourceAsStream("/effective_tld_names.dat")) {
            if (file == null) {
                return "missing";
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .limit(LINES_OF_A_HEAD)
                    .filter(line -> line.startsWith(VERSION_OF_A_LIST))
                    .map(line -> line.substring(VERSION_OF_A_LIST.length()))
                    .findFirst()
                    .orElse("of unknown date");
        } catch (IOException e) {
            throw new UncheckedIOException("The public suffix list cannot be read; build the program again.", e);
        }
    }
}
