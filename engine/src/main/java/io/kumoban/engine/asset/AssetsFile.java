package io.kumoban.engine.asset;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of {@code --context}:
 *
 * <pre>
 * ownRanges: [10.0.0.0/8]
 * trusted: [192.0.2.10]
 * interfaces:
 *   eni-0a1b2c3d: {instance: i-0123, role: web, address: 10.0.1.5, securityGroups: [sg-1]}
 *   eni-0e5f6a7b: {function: thumbnails}
 * peerGroups:
 *   build: [ci-1, ci-2]
 * </pre>
 */
public final class AssetsFile {
    private final Mistakes mistakes = new Mistakes();
    private final Shape shape = new Shape(mistakes);
    private AddressSet ownRanges = AddressSet.EMPTY;
    private AddressSet trusted = AddressSet.EMPTY;
    private final Map<String, Assets.NetworkInterface> interfaces = new LinkedHashMap<>();
    private final Map<String, List<String>> peerGroups = new LinkedHashMap<>();

    private AssetsFile() {}

    /**
     * Reads the file.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake, its line and column, and what is allowed
     */
    public static Assets read(Path file) {
        AssetsFile reader = new AssetsFile();
        reader.document(YamlReader.read(file));
        reader.mistakes.refuse();
        return new Assets(reader.ownRanges, reader.trusted, reader.interfaces, reader.peerGroups);
    }

    private void document(Yaml root) {
        shape.keys(
                root,
                "the context",
                Map.of(
                        "ownRanges",
                        value -> ownRanges = ranges(value, "ownRanges"),
                        "trusted",
                        value -> trusted = ranges(value, "trusted"),
                        "interfaces",
                        this::interfaces,
                        "peerGroups",
                        this::peerGroups));
    }

    private AddressSet ranges(Yaml value, String what) {
        List<String> good = new ArrayList<>();
        for (Yaml.Text entry : shape.texts(value, what)) {
            try {
                AddressSet.of(List.of(entry.value()));
                good.add(entry.value());
            } catch (IllegalArgumentException bad) {
                mistakes.add(
                        entry.place(), bad.getMessage() + "; write it like 10.0.0.0/8, 192.0.2.10 or 2001:db8::/32");
            }
        }
        return AddressSet.of(good);
    }

    private void interfaces(Yaml value) {
        shape.mapping(value, "interfaces").forEach((id, entry) -> {
            if (!id.startsWith("eni-")) {
                mistakes.add(entry.place(), "an interface is named by its id, like eni-0a1b2c3d, not '" + id + "'");
            }
            interfaces.put(id, new InterfaceReader().read(entry.value(), id));
        });
    }

    private void peerGroups(Yaml value) {
        shape.mapping(value, "peerGroups").forEach((name, entry) -> {
            List<String> members = shape.texts(entry.value(), "the peer group " + name).stream()
                    .map(Yaml.Text::value)
                    .toList();
            peerGroups.put(name, members);
        });
    }

    /** Reads one interface. */
    private final class InterfaceReader {
        private @Nullable String instance;
        private @Nullable String function;
        private @Nullable String role;
        private @Nullable String address;
        private List<String> securityGroups = List.of();

        private Assets.NetworkInterface read(Yaml value, String id) {
            shape.keys(
                    value,
                    "the interface " + id,
                    Map.of(
                            "instance", text -> instance = textOrNull(text, "instance"),
                            "function", text -> function = textOrNull(text, "function"),
                            "role", text -> role = textOrNull(text, "role"),
                            "address", this::address,
                            "securityGroups",
                                    list -> securityGroups = shape.texts(list, "securityGroups").stream()
                                            .map(Yaml.Text::value)
                                            .toList()));
            return new Assets.NetworkInterface(instance, function, role, address, securityGroups);
        }

        private void address(Yaml value) {
            address = textOrNull(value, "address");
            if (address != null && Address.of(address).isAbsent()) {
                mistakes.add(value.place(), "'" + address + "' is no IP address; write it like 10.0.1.5");
            }
        }

        private @Nullable String textOrNull(Yaml value, String what) {
            String text = shape.text(value, what);
            return text.isEmpty() ? null : text;
        }
    }
}
