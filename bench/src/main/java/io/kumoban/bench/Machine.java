package io.kumoban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that measures.
 *
 * @param processors how many the JVM may use
 * @param model      what the processor calls itself, or its architecture
 * @param java       the JVM's name and version
 */
public record Machine(int processors, String model, String java) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processorModel(),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    private static String processorModel() {
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(PROCESSORS)) {
            return architecture;
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException unreadable) {
            return architecture;
        }
    }

    /** One line. */
    public String text() {
        return "%d processors (%s), %s, heap 1 GB".formatted(processors, model, java);
    }
}
