package io.kumoban.console.command;

import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** That a field of an event has exactly a value. */
record Condition(String field, String value) {
    boolean holds(Map<String, String> fields) {
        return value.equals(fields.get(field));
    }

    /** Reads {@code field=value}; the value may hold further equals signs. */
    static final class Converter implements ITypeConverter<Condition> {
        @Override
        public Condition convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException(
                        "a condition is written like eventName=StopLogging, not '" + text + "'");
            }
            return new Condition(text.substring(0, equals).strip(), text.substring(equals + 1));
        }
    }
}
