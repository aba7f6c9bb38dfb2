package io.kumoban.bench.structure;

import java.util.List;

/**
 * Something that a way of watching would have raised.
 *
 * @param strangeness the higher, the sooner it would be raised
 * @param incidents   of the event that raised it, by their places in the truth; none for ordinary ones
 */
record Alert(double strangeness, List<Integer> incidents) {
    Alert {
        incidents = List.copyOf(incidents);
    }
}
