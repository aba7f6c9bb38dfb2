package io.kumoban.engine.source.parquet;

import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.FileSchema;
import dev.hardwood.schema.SchemaNode;
import io.kumoban.engine.format.FlowColumns;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of VPC flow logs as flow log text: the columns in the order of the file, under the names of text files. NULL is
 * {@code -}; a value that a token cannot hold is percent-encoded as AWS does it with tags; times are whole seconds.
 */
final class FlowRowText implements RowText {
    private static final Set<String> KNOWN = Set.copyOf(FlowColumns.known());
    private static final Set<String> TELLING = Set.of("srcaddr", "dstaddr");

    /** The names of columns in the file by those of flow log text. */
    private final Map<String, String> columns;

    private int @Nullable [] places;

    private FlowRowText(Map<String, String> columns) {
        this.columns = columns;
    }

    /** The way for a file of flow logs, told by its columns; null for every other. */
    static @Nullable FlowRowText of(FileSchema schema) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (SchemaNode node : schema.getRootNode().children()) {
            String name = node.name().replace('_', '-');
            boolean isSingle =
                    node instanceof SchemaNode.PrimitiveNode && node.repetitionType() != RepetitionType.REPEATED;
            if (isSingle && KNOWN.contains(name)) {
                columns.putIfAbsent(name, node.name());
            }
        }
        return columns.keySet().containsAll(TELLING) ? new FlowRowText(columns) : null;
    }

    @Override
    public ColumnProjection columns() {
        return ColumnProjection.columns(columns.values().toArray(String[]::new));
    }

    @Override
    public byte[] header() {
        return (String.join(" ", columns.keySet()) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] line(RowReader row) {
        StringBuilder line = new StringBuilder(256);
        for (int place : places(row)) {
            append(line, row.isNull(place) ? null : row.getValue(place));
            line.append(' ');
        }
        line.setCharAt(line.length() - 1, '\n');
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Which field of a row each column is. */
    private int[] places(RowReader row) {
        if (places != null) {
            return places;
        }
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < row.getFieldCount(); i++) {
            fields.add(row.getFieldName(i));
        }
        int[] found = columns.values().stream().mapToInt(fields::indexOf).toArray();
        places = found;
        return found;
    }

    private static void append(StringBuilder line, @Nullable Object value) {
        String token = value == null ? null : token(value);
        if (token == null || token.isEmpty()) {
            line.append('-');
            return;
        }
        for (int i = 0; i < token.length(); i++) {
            char letter = token.charAt(i);
            if (letter <= ' ' || letter == 0x7f) {
                line.append("%%%02X".formatted((int) letter));
            } else {
                line.append(letter);
            }
        }
    }

    private static @Nullable String token(Object value) {
        return switch (value) {
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigDecimal number -> {
                BigDecimal bounded = Scalars.decimal(number);
                yield bounded == null ? null : bounded.toPlainString();
            }
            case Instant time -> Long.toString(time.getEpochSecond());
            default -> Scalars.text(value);
        };
    }
}
