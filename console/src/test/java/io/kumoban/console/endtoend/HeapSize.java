package io.kumoban.console.endtoend;

import io.kumoban.detectors.graph.Powers;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a value takes up on the heap with all that it alone holds, as a virtual machine with compressed references
 * lays objects out: headers of 12 bytes, references of 4, everything rounded up to 8. Constants of enums and fields are
 * shared, so they count nothing; collections of the platform count as their usual forms do.
 */
final class HeapSize {
    private static final int HEADER = 12;
    private static final int ARRAY_HEADER = 16;
    private static final int REFERENCE = 4;
    private static final int COLLECTION = 24;
    private static final int MAP = 56;
    private static final int ENTRY = 48;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private HeapSize() {}

    static long of(Object value) {
        return new HeapSize().size(value);
    }

    private long size(@Nullable Object value) {
        if (value == null || value instanceof Enum || isShared(value) || !seen.add(value)) {
            return 0;
        }
        return switch (value) {
            case String text -> 24 + rounded(ARRAY_HEADER + text.length());
            case Number number -> 24;
            case Map<?, ?> map
            when ofThePlatform(map) -> {
                long sum = MAP;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    sum += ENTRY + size(entry.getKey()) + size(entry.getValue());
                }
                yield sum;
            }
            case Collection<?> collection
            when ofThePlatform(collection) -> {
                long sum = COLLECTION + rounded(ARRAY_HEADER + (long) REFERENCE * collection.size());
                for (Object element : collection) {
                    sum += size(element);
                }
                yield sum;
            }
            default -> value.getClass().isArray() ? array(value) : object(value);
        };
    }

    private static boolean isShared(Object value) {
        return value instanceof Class || value instanceof io.kumoban.engine.event.Field || value instanceof Powers;
    }

    private static boolean ofThePlatform(Object value) {
        return value.getClass().getName().startsWith("java.");
    }

    private long array(Object array) {
        Class<?> of = array.getClass().getComponentType();
        int length = Array.getLength(array);
        long sum = rounded(ARRAY_HEADER + (long) width(of) * length);
        if (!of.isPrimitive()) {
            for (int i = 0; i < length; i++) {
                sum += size(Array.get(array, i));
            }
        }
        return sum;
    }

    private long object(Object object) {
        long own = HEADER;
        long held = 0;
        for (Class<?> type = object.getClass(); !type.getName().startsWith("java."); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    own += width(field.getType());
                    held += field.getType().isPrimitive() ? 0 : size(value(field, object));
                }
            }
        }
        return rounded(own) + held;
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be looked into", e);
        }
    }

    private static int width(Class<?> type) {
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == short.class || type == char.class) {
            return 2;
        }
        return type == byte.class || type == boolean.class ? 1 : REFERENCE;
    }

    private static long rounded(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
