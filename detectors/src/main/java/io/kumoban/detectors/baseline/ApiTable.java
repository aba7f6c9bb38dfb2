package io.kumoban.detectors.baseline;

import io.kumoban.engine.event.ApiCall;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of single APIs, written as IAM actions are ({@code iam:CreateUser}) and looked up by hash. Filled once,
 * then only read.
 */
public final class ApiTable<V> {
    private final Map<String, V> entries = new LinkedHashMap<>();
    private final Long2ObjectHashMap<V> byHash = new Long2ObjectHashMap<>();

    /** Adds the APIs with these names of one service, given by the first label of its event source. */
    public ApiTable<V> with(V value, String service, String... names) {
        for (String name : names) {
            entries.put(service + ":" + name, value);
            byHash.put(CallTraits.api(service + ".amazonaws.com", name), value);
        }
        return this;
    }

    /** What is known of the API with this {@linkplain CallTraits#api hash}. */
    public @Nullable V get(long api) {
        return byHash.get(api);
    }

    /** What is known of the called API. */
    public @Nullable V get(ApiCall call) {
        return byHash.get(CallTraits.api(call));
    }

    /** All entries by action, in the order of the table. */
    public Map<String, V> entries() {
        return entries;
    }

    /** The API names without their service, each once. */
    public String[] names() {
        Set<String> names = new LinkedHashSet<>();
        for (String action : entries.keySet()) {
            names.add(name(action));
        }
        return names.toArray(String[]::new);
    }

    /** The API name of an action: {@code CreateUser} of {@code iam:CreateUser}. */
    public static String name(String action) {
        return action.substring(action.indexOf(':') + 1);
    }
}
