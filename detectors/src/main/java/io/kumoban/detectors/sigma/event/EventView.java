package io.kumoban.detectors.sigma.event;

import java.util.List;

/**
 * An event as Sigma tests see it. Paths are names divided by dots, compared with case. A name of the event may hold
 * dots itself: {@code id.orig_h} means both a name {@code id.orig_h} and a name {@code orig_h} within {@code id}.
 * Arrays on the way, and at its end, stand for all of their elements.
 */
public interface EventView {
    /** Whether anything stands at a path, be it null, empty, or an array without elements. */
    boolean has(String path);

    /** The values at a path, none, one or several, in the order of the event. */
    List<EventValue> values(String path);

    /** All strings of the event, wherever they stand; names are not among them. */
    List<String> keywords();
}
