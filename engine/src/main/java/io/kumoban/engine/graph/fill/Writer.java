package io.kumoban.engine.graph.fill;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import io.kumoban.engine.place.Place;
import io.kumoban.engine.place.Places;

/** Writes into a graph what a row says, from its bytes where that can be. A node that a row does not name is none. */
final class Writer {
    private static final String INSTANCE = "i-";
    private static final String INTERFACE = "eni-";
    private static final String FUNCTION = "function:";

    private final GraphStore graph;
    private final Places places;

    Writer(GraphStore graph, Places places) {
        this.graph = graph;
        this.places = places;
    }

    /** The node that a text names; {@link GraphStore#NONE} for an absent or empty one. */
    int node(NodeKind kind, Text name) {
        return name.isPresent() ? graph.node(kind, name.bytes(), name.offset(), name.length()) : GraphStore.NONE;
    }

    int node(NodeKind kind, String name) {
        return name.isEmpty() ? GraphStore.NONE : graph.node(kind, name);
    }

    /** An address, with its country and the owner of its network where they are known. */
    int address(Address address) {
        if (address.isAbsent()) {
            return GraphStore.NONE;
        }
        int node = graph.node(NodeKind.IP, address.toString());
        if (!places.isEmpty()) {
            Place place = places.of(address);
            add(EdgeKind.SEEN_IN, node, node(NodeKind.COUNTRY, place.country()));
            add(EdgeKind.OWNED_BY, node, place.hasOwner() ? node(NodeKind.OWNER, owner(place)) : GraphStore.NONE);
        }
        return node;
    }

    private static String owner(Place place) {
        return place.owner().isEmpty() ? "AS" + place.asn() : "AS" + place.asn() + " " + place.owner();
    }

    /** The own side of traffic: an instance, a function, an interface or an address, as its name tells. */
    int ownSide(Text name) {
        if (name.startsWith(INSTANCE)) {
            return node(NodeKind.INSTANCE, name);
        }
        if (name.startsWith(FUNCTION)) {
            return node(NodeKind.FUNCTION, name.toString().substring(FUNCTION.length()));
        }
        if (name.startsWith(INTERFACE)) {
            return node(NodeKind.ENI, name);
        }
        Address address = new Address();
        return address.parse(name.bytes(), name.offset(), name.length()) ? address(address) : node(NodeKind.ENI, name);
    }

    /** An event between two nodes; nothing where one of them is none. */
    void add(EdgeKind kind, int source, int target) {
        add(kind, source, target, 0);
    }

    void add(EdgeKind kind, int source, int target, long bytes) {
        if (source != GraphStore.NONE && target != GraphStore.NONE) {
            graph.add(kind, source, target, bytes);
        }
    }
}
