package io.kumoban.console.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of bytes: {@code 150M}, {@code 2g}, {@code 65536}; K, M, G and T are powers of 1024. */
final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})([KMGT]?)(?:I?B)?");
    private static final String UNITS = "KMGT";

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (size.matches()) {
            long amount = Long.parseLong(size.group(1));
            int power = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2)) + 1;
            if (amount > 0 && amount <= Long.MAX_VALUE >> 10 * power) {
                return amount << 10 * power;
            }
        }
        throw new TypeConversionException("a size is written like 150M, 2G or 65536, not '" + text + "'");
    }
}
