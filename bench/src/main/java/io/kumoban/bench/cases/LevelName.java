package io.kumoban.bench.cases;

import io.kumoban.detectors.sigma.rule.Level;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a level as rules write it. */
final class LevelName implements ITypeConverter<Level> {
    @Override
    public Level convert(String value) {
        return Arrays.stream(Level.values())
                .filter(level -> level.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is no level; the levels are "
                        + String.join(
                                ", ",
                                Arrays.stream(Level.values())
                                        .map(level -> level.name().toLowerCase(Locale.ROOT))
                                        .toList())));
    }
}
