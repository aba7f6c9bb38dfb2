package io.kumoban.console.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment: {@code 2026-03-01}, {@code 2026-03-01T12:00} (both UTC), or with an offset. */
final class TimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        String time = text.strip();
        try {
            if (time.indexOf('T') < 0) {
                return LocalDate.parse(time).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean hasOffset = time.endsWith("Z") || time.matches(".*T.*[+-]\\d\\d:?\\d\\d");
            return hasOffset
                    ? OffsetDateTime.parse(time).toInstant()
                    : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw new TypeConversionException(
                    "a time is written like 2026-03-01 or 2026-03-01T12:00:00Z, not '" + text + "'");
        }
    }
}
