package io.kumoban.engine.detect;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds all detectors: those on the class path and those in the user's jars, each registered under
 * {@code META-INF/services/io.kumoban.engine.detect.Detector}. A jar sees the engine and itself, not other jars.
 */
public final class Detectors {
    private static final String SERVICE = "META-INF/services/" + Detector.class.getName();

    private record Found(Detector<?, ?> detector, String from) {}

    private final Map<String, Found> byId = new TreeMap<>();

    private Detectors() {}

    /**
     * All detectors, by id. The class loaders of the jars stay open as long as the program runs.
     *
     * @throws DetectorError when a jar cannot be used, a detector cannot be made, or two have the same id
     */
    public static List<Detector<?, ?>> load(List<Path> pluginJars) {
        Detectors found = new Detectors();
        ClassLoader engine = Detectors.class.getClassLoader();
        found.addAll(engine, null, "the program");
        for (Path jar : pluginJars) {
            found.addAll(loader(jar, engine), jar, "the plug-in " + jar);
        }
        List<Detector<?, ?>> detectors = new ArrayList<>();
        found.byId.values().forEach(held -> detectors.add(held.detector));
        return List.copyOf(detectors);
    }

    private void addAll(ClassLoader loader, @Nullable Path jar, String from) {
        int added = 0;
        try {
            @SuppressWarnings("rawtypes")
            Iterator<ServiceLoader.Provider<Detector>> providers =
                    ServiceLoader.load(Detector.class, loader).stream().iterator();
            while (providers.hasNext()) {
                ServiceLoader.Provider<?> provider = providers.next();
                if (jar == null || loader.equals(provider.type().getClassLoader())) {
                    add((Detector<?, ?>) provider.get(), from);
                    added++;
                }
            }
        } catch (ServiceConfigurationError | LinkageError broken) {
            throw new DetectorError(
                    "A detector of " + from + " cannot be used: " + reason(broken)
                            + ". It must be a public class with a public constructor without parameters, compiled"
                            + " against this version of the engine.",
                    broken);
        }
        if (jar != null && added == 0) {
            throw new DetectorError(
                    "The plug-in " + jar + " registers no detector; name its classes, one a line, in " + SERVICE + ".");
        }
    }

    private void add(Detector<?, ?> detector, String from) {
        String name = detector.getClass().getName();
        String id;
        try {
            id = detector.about().id();
        } catch (RuntimeException broken) {
            throw new DetectorError(
                    "The detector " + name + " of " + from + " does not say what it is: about() failed with " + broken
                            + ".",
                    broken);
        }
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new DetectorError("The detector " + name + " of " + from + " has the id '" + id
                    + "'; an id is made of small letters and digits, joined by hyphens.");
        }
        Found before = byId.putIfAbsent(id, new Found(detector, from));
        if (before != null) {
            throw new DetectorError("Two detectors have the id '" + id + "': "
                    + before.detector.getClass().getName() + " of " + before.from + " and " + name + " of " + from
                    + "; rename one.");
        }
    }

    private static URLClassLoader loader(Path jar, ClassLoader parent) {
        try (JarFile readable = new JarFile(jar.toFile())) {
            if (readable.getEntry(SERVICE) == null) {
                throw new DetectorError("The plug-in " + jar
                        + " registers no detector; name its classes, one a line, in " + SERVICE + ".");
            }
            return new URLClassLoader(new URL[] {url(jar)}, parent);
        } catch (IOException e) {
            throw new DetectorError(
                    "The plug-in " + jar + " cannot be read (" + e.getMessage() + "); --plugins names a jar file.", e);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /** What went wrong, with what lies behind it: the class is named by the first, the reason by the last. */
    private static String reason(Throwable broken) {
        StringBuilder reason = new StringBuilder(String.valueOf(broken.getMessage()));
        Throwable cause = broken.getCause();
        while (cause != null) {
            reason.append("; ").append(cause);
            cause = cause.getCause();
        }
        return reason.toString();
    }
}
