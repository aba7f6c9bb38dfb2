package io.kumoban.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes plug-in jars as a user would: compiles source against the engine and packs it with its registration. */
public final class PluginJar {
    static final String SERVICE = "META-INF/services/io.kumoban.engine.detect.Detector";

    /** The sample of the documentation. */
    static final Path SAMPLE = Path.of("..", "docs", "examples", "plugin");

    private PluginJar() {}

    /** The documentation's sample as a jar. */
    public static Path sample(Path folder) throws IOException {
        return pack(
                folder.resolve("sample.jar"),
                compile(folder, SAMPLE.resolve("SignInAtNight.java")),
                Files.readString(SAMPLE.resolve(SERVICE)));
    }

    /** A jar of one class {@code Own} with this source. */
    static Path of(Path folder, String source, String registration) throws IOException {
        Path file = Files.createDirectories(folder.resolve("src")).resolve("Own.java");
        Files.writeString(file, source);
        return pack(folder.resolve("own.jar"), compile(folder, file), registration);
    }

    private static Path compile(Path folder, Path source) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-proc:none"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as("%s compiles", source).isTrue();
        }
        return classes;
    }

    private static Path pack(Path jar, Path classes, String registration) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        if (!registration.isEmpty()) {
            entries.put(SERVICE, registration.getBytes(StandardCharsets.UTF_8));
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }
}
