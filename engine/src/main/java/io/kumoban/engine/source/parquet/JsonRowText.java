package io.kumoban.engine.source.parquet;

import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import dev.hardwood.schema.ColumnProjection;
import io.kumoban.engine.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Rows as JSON objects: structs and maps are objects, lists are arrays. Names stand in their order by UTF-16, and what is
 * NULL or an object without anything in it is left out, so that neither the order of columns nor those that are never
 * filled make a difference.
 */
final class JsonRowText implements RowText {
    @Override
    public ColumnProjection columns() {
        return ColumnProjection.all();
    }

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] line(RowReader row) {
        return Json.line(object(row));
    }

    private static ObjectNode object(StructAccessor struct) {
        Map<String, JsonNode> members = new TreeMap<>();
        for (int i = 0; i < struct.getFieldCount(); i++) {
            put(members, struct.getFieldName(i), struct.isNull(i) ? null : struct.getValue(i));
        }
        return Json.object().setAll(members);
    }

    private static ObjectNode object(PqMap map) {
        Map<String, JsonNode> members = new TreeMap<>();
        for (PqMap.Entry entry : map.getEntries()) {
            Object key = entry.getKey();
            String name = key == null ? null : Scalars.text(key);
            put(members, name == null ? String.valueOf(key) : name, entry.isValueNull() ? null : entry.getValue());
        }
        return Json.object().setAll(members);
    }

    private static void put(Map<String, JsonNode> members, String name, @Nullable Object value) {
        JsonNode node = node(value);
        boolean isNothing = node.isNull() || node.isObject() && node.isEmpty();
        if (!isNothing) {
            members.put(name, node);
        }
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NullNode.getInstance();
            case PqStruct struct -> object(struct);
            case PqMap map -> object(map);
            case PqList list -> array(list);
            case Boolean truth -> BooleanNode.valueOf(truth);
            case Integer number -> IntNode.valueOf(number);
            case Long number -> LongNode.valueOf(number);
            case Float number -> decimal(number.doubleValue(), number.toString());
            case Double number -> decimal(number, number.toString());
            case BigDecimal number -> {
                BigDecimal bounded = Scalars.decimal(number);
                yield bounded == null ? NullNode.getInstance() : DecimalNode.valueOf(bounded);
            }
            default -> {
                String text = Scalars.text(value);
                yield text == null ? NullNode.getInstance() : StringNode.valueOf(text);
            }
        };
    }

    private static JsonNode decimal(double value, String text) {
        return Double.isFinite(value) ? DecimalNode.valueOf(new BigDecimal(text)) : NullNode.getInstance();
    }

    private static ArrayNode array(PqList list) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < list.size(); i++) {
            array.add(node(list.isNull(i) ? null : list.get(i)));
        }
        return array;
    }
}
