package io.kumoban.engine.format;

import io.kumoban.engine.scan.JsonScan;
import io.kumoban.engine.scan.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of records met so far, and the quick way through a record of a known shape: what is alike is compared in
 * long stretches, only a value that differs is scanned, and where the names behind a value differ, another shape goes on
 * from there. Logs repeat themselves (records of one API name have the same names in the same order, and one principal's
 * records the same values), so most bytes are compared and not read.
 *
 * <p>The verdict is that of the plain way. Links are compared byte for byte with those of good records that stood in the
 * same objects behind the same name, values are scanned as the plain way scans them, and whatever is not met so, also a
 * name that occurs twice, is left to the plain way. Used by one thread.
 */
final class Shapes {
    /** What {@link #match} says when the record must be read the plain way. */
    static final int NO_MATCH = -1;

    private static final int LONGEST_RECORD = 16 << 10;
    private static final int MAX_SHAPES = 1_024;
    private static final int MAX_STATES = 8_192;
    private static final int MAX_LINKS = 96;
    /** All is forgotten and learned anew not more often than this, so that learning stays a small part of the work. */
    private static final int RECORDS_OF_A_LIFE = 1 << 16;
    /** A record with so many differing values is worth a shape of its own, once in a while. */
    private static final int MANY_DIFFERENCES = 12;

    /** Values age, but less and less is gained: the wait between two such shapes doubles from the first to the second. */
    private static final int FIRST_REFRESH = 1_024;

    private static final int LONGEST_REFRESH = 1 << 16;

    /** The link before a value of a shape. */
    private record Link(Shape shape, int value) {}

    private static final Link[] NO_LINKS = {};

    private final int maxRecord;
    private final int maxDepth;
    private final Places places;
    private final ShapeMaker maker;
    private final JsonScan scan;
    private final TellingValues telling = new TellingValues();
    private Link[] @Nullable [] links = new Link[64][];
    private int shapes;
    private @Nullable Shape latest;
    private int differences;
    /** Whether the last value that differed is a string of ASCII without escapes. */
    private boolean plain;

    private int sinceRefresh;
    private int untilRefresh = FIRST_REFRESH;
    private int records;

    Shapes(FieldTree fields, Places places, int maxRecord, int maxDepth) {
        this.places = places;
        this.maxRecord = maxRecord;
        this.maxDepth = maxDepth;
        maker = new ShapeMaker(fields, maxDepth);
        scan = new JsonScan(maxDepth);
    }

    /**
     * Finds the places of all asked-for values of the record whose brace is at {@code at}, when it has a known shape.
     *
     * @return the index behind the record, or {@link #NO_MATCH}
     */
    int match(byte[] bytes, int at, int limit) {
        Shape shape = latest;
        if (shape == null) {
            return NO_MATCH;
        }
        places.clear();
        differences = 0;
        int position = at;
        int known = 0;
        int value = 0;
        int asked = 0;
        while (true) {
            int length = Math.min(shape.bytes.length - known, limit - position);
            int alike = Words.mismatch(bytes, position, shape.bytes, known, length);
            int shift = position - known;
            if (alike < 0) {
                int end = position + length;
                boolean whole = known + length == shape.bytes.length;
                latest = whole ? shape : latest;
                return whole && end - at <= maxRecord && places.add(shape, asked, shape.asked.length, shift)
                        ? end
                        : NO_MATCH;
            }
            int differs = known + alike;
            // Behind a number or word that was scanned, the next byte still counts as its own.
            int met = Math.max(value, shape.valueAt[differs]);
            if (differs < shape.linkEnd(met) || mustBeEntered(shape, met, bytes, shape.from[met] + shift, limit)) {
                if (!places.add(shape, asked, shape.askedBefore[met], shift)) {
                    return NO_MATCH;
                }
                value = met;
                position = shape.linkFrom(value) + shift;
                Link other = link(value == 0 ? 0 : shape.state[value - 1], bytes, position, limit);
                if (other == null) {
                    return NO_MATCH;
                }
                shape = other.shape;
                value = other.value;
                known = shape.linkFrom(value);
                asked = shape.askedBefore[value];
                continue;
            }
            value = met;
            int start = shape.from[value] + shift;
            int behind = behindOther(bytes, start, differs + shift, limit, shape, value);
            if (behind < 0 || !places.add(shape, asked, shape.askedBeforeValue[value], shift)) {
                return NO_MATCH;
            }
            differences++;
            FieldTree node = shape.node[value];
            position = behind;
            known = shape.end[value];
            if (node != null) {
                if (places.has(node.number)) {
                    return NO_MATCH;
                }
                if (node.tells && telling.find(node.number, bytes, start, behind)) {
                    shape = telling.shape();
                    value = telling.value();
                    known = shape.end[value];
                    int place = shape.askedBeforeValue[value];
                    places.add(shape, place, place + 1, start - shape.from[value]);
                } else {
                    places.set(node.number, start, behind, plain);
                }
            }
            value++;
            asked = shape.askedBefore[value];
        }
    }

    /** Whether a record has an object where the shape has another value, and something inside it is wanted. */
    private static boolean mustBeEntered(Shape shape, int value, byte[] bytes, int start, int limit) {
        FieldTree node = shape.node[value];
        return node != null && !node.isLeaf() && start < limit && bytes[start] == '{';
    }

    /** A link that may follow in this state and has the bytes of the record; it comes first the next time. */
    private @Nullable Link link(int state, byte[] bytes, int at, int limit) {
        Link[] known = state < links.length ? links[state] : null;
        for (int i = 0; known != null && i < known.length; i++) {
            Link link = known[i];
            if (isAt(link, bytes, at, limit)) {
                known[i] = known[0];
                known[0] = link;
                return link;
            }
        }
        return null;
    }

    private static boolean isAt(Link link, byte[] bytes, int at, int limit) {
        Shape shape = link.shape;
        int from = shape.linkFrom(link.value);
        int to = shape.linkEnd(link.value);
        int end = at + to - from;
        if (end > limit || !Arrays.equals(bytes, at, end, shape.bytes, from, to)) {
            return false;
        }
        if (link.value == shape.values()) {
            return true;
        }
        FieldTree node = shape.node[link.value];
        return end < limit
                && (node == null
                        || node.isLeaf()
                        || bytes[end] != '{'
                        || isEmptyAlike(shape, link.value, bytes, end, limit));
    }

    /** An object of which something inside is wanted must be entered by a link that leads into it, unless it is empty. */
    private static boolean isEmptyAlike(Shape shape, int value, byte[] bytes, int at, int limit) {
        int from = shape.from[value];
        int end = at + shape.end[value] - from;
        return end <= limit && Arrays.equals(bytes, at, end, shape.bytes, from, shape.end[value]);
    }

    /** Behind a value that is not that of the shape; negative when it is bad or needs the plain way. */
    private int behindOther(byte[] bytes, int start, int alike, int limit, Shape shape, int value) {
        plain = false;
        if (start >= limit) {
            return NO_MATCH;
        }
        byte first = bytes[start];
        if (first == '"') {
            // Behind an escape it would not be known whether a byte is escaped.
            boolean inside = alike > start && shape.plain[value];
            int behind = scan.skipRest(bytes, inside ? alike : start + 1, limit);
            plain = scan.plain();
            return behind;
        }
        if (first != '{' && first != '[') {
            return JsonScan.skipScalar(bytes, start, limit);
        }
        int behind = alike > start ? behindAlike(bytes, start, alike, limit, shape, value) : NO_MATCH;
        if (behind < 0) {
            behind = scan.skipContainer(bytes, start, limit);
            if (shape.depth[value] + scan.deepest() > maxDepth) {
                return NO_MATCH;
            }
        }
        return behind;
    }

    /** Behind an object or array that differs from the shape's in nothing but strings; negative when there is more. */
    private int behindAlike(byte[] bytes, int start, int firstOther, int limit, Shape shape, int value) {
        int[] from = shape.innerFrom[value];
        int[] end = shape.innerEnd[value];
        boolean plainStrings = shape.plain[value];
        int stop = shape.end[value];
        int position = start;
        int known = shape.from[value];
        int other = firstOther;
        int string = 0;
        while (true) {
            int differs = other - position + known;
            while (string < end.length && end[string] <= differs) {
                string++;
            }
            if (string == end.length || differs <= from[string]) {
                return NO_MATCH;
            }
            int inside = plainStrings ? other : from[string] + position - known + 1;
            position = scan.skipRest(bytes, inside, limit);
            if (position < 0) {
                return NO_MATCH;
            }
            known = end[string++];
            int length = Math.min(stop - known, limit - position);
            int alike = Words.mismatch(bytes, position, shape.bytes, known, length);
            if (alike < 0) {
                return known + length == stop ? position + length : NO_MATCH;
            }
            other = position + alike;
        }
    }

    /**
     * Learns from a record that was good in all its values: a new shape when it was read the plain way; and now and then
     * when it was very unlike the shapes that it was compared with, for the sake of its values.
     */
    void learn(byte[] bytes, int from, int end, boolean matched) {
        if (matched) {
            if (++sinceRefresh < untilRefresh || differences < MANY_DIFFERENCES) {
                return;
            }
            untilRefresh = Math.min(2 * untilRefresh, LONGEST_REFRESH);
        }
        sinceRefresh = 0;
        if (end - from > LONGEST_RECORD || !matched && isFull()) {
            return;
        }
        Shape shape = maker.make(bytes, from, end);
        if (shape == null) {
            return;
        }
        if (!matched) {
            shapes++;
            addLinks(shape);
        }
        for (int value = 0; value < shape.values(); value++) {
            FieldTree node = shape.node[value];
            if (node != null && node.tells) {
                telling.put(node.number, shape, value);
            }
        }
        latest = shape;
    }

    private void addLinks(Shape shape) {
        if (links.length < maker.states()) {
            links = Arrays.copyOf(links, maker.states() * 2);
        }
        for (int value = 0; value <= shape.values(); value++) {
            addLink(value == 0 ? 0 : shape.state[value - 1], shape, value);
        }
    }

    /** Counts a record; the length of the present life of what was learned is counted in them. */
    void count() {
        records++;
    }

    private boolean isFull() {
        if (shapes < MAX_SHAPES && maker.states() < MAX_STATES) {
            return false;
        }
        if (records < RECORDS_OF_A_LIFE) {
            return true;
        }
        records = 0;
        shapes = 0;
        latest = null;
        links = new Link[64][];
        maker.clear();
        telling.clear();
        return false;
    }

    private void addLink(int state, Shape shape, int value) {
        Link[] known = links[state];
        if (known == null) {
            known = NO_LINKS;
        }
        for (Link link : known) {
            Shape other = link.shape;
            if (Arrays.equals(
                    shape.bytes,
                    shape.linkFrom(value),
                    shape.linkEnd(value),
                    other.bytes,
                    other.linkFrom(link.value),
                    other.linkEnd(link.value))) {
                return;
            }
        }
        if (known.length < MAX_LINKS) {
            known = Arrays.copyOf(known, known.length + 1);
        }
        known[known.length - 1] = new Link(shape, value);
        links[state] = known;
    }
}
