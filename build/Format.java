import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Formats the Java sources of every module, or checks that they are formatted. Run from the root of the project by
 * {@code mvn verify}, as a single source file with the formatter on its class path.
 */
final class Format {
    private enum Mode {
        CHECK,
        WRITE
    }

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());
    private final Mode mode;

    private Format(Mode mode) {
        this.mode = mode;
    }

    public static void main(String[] arguments) {
        Mode mode = arguments.length == 1 && arguments[0].equals("write") ? Mode.WRITE : Mode.CHECK;
        List<String> complaints = new Format(mode).all();
        complaints.forEach(System.err::println);
        if (!complaints.isEmpty()) {
            System.err.println("Format them with: mvn -q -N verify -Pformat");
            System.exit(1);
        }
    }

    private List<String> all() {
        return sources().parallelStream()
                .map(this::complaint)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Path> sources() {
        try (Stream<Path> modules = Files.list(Path.of(""))) {
            return Stream.concat(
                            Stream.of(Path.of("build")),
                            modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                                    .map(module -> module.resolve("src")))
                    .filter(Files::isDirectory)
                    .flatMap(Format::javaFiles)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The modules cannot be listed; run this from the project's root.", e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be listed.".formatted(folder), e);
        }
    }

    private Optional<String> complaint(Path file) {
        try {
            String before = Files.readString(file);
            String after = formatter.formatSourceAndFixImports(before);
            if (after.equals(before)) {
                return Optional.empty();
            }
            if (mode == Mode.WRITE) {
                Files.writeString(file, after);
                return Optional.empty();
            }
            return Optional.of("%s is not formatted".formatted(file));
        } catch (FormatterException e) {
            return Optional.of("%s cannot be parsed: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be formatted.".formatted(file), e);
        }
    }
}
