package io.kumoban.console.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of things: {@code 250000}, {@code 10k}, {@code 100M}, {@code 2G}; in powers of 1000. */
final class CountConverter implements ITypeConverter<Long> {
    private static final Pattern COUNT = Pattern.compile("(\\d{1,15})([KMG]?)");
    private static final String UNITS = "KMG";

    @Override
    public Long convert(String text) {
        Matcher count = COUNT.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (count.matches()) {
            long amount = Long.parseLong(count.group(1));
            int power = count.group(2).isEmpty() ? 0 : UNITS.indexOf(count.group(2)) + 1;
            for (int i = 0; i < power && amount >= 0; i++) {
                amount = amount <= Long.MAX_VALUE / 1000 ? amount * 1000 : -1;
            }
            if (amount >= 0) {
                return amount;
            }
        }
        throw new TypeConversionException("a number is written like 250000, 10k, 100M or 2G, not '" + text + "'");
    }
}
