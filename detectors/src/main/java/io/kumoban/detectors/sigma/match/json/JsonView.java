package io.kumoban.detectors.sigma.match.json;

import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Text;

/**
 * The values of one JSON document at the paths of a {@link PathTable}: texts without escapes, numbers and the rest as they are
 * written. An array stands for its elements, wherever it is on a path, so a path may have several values; an empty array is a
 * value of its own. An object at a path is a value, and the asked-for values inside it are values of their paths. Of members
 * with the same name the last counts. Nothing is allocated once the buffers have grown.
 *
 * <p>What nobody asked for is passed over after the check of structure that the engine makes of all records
 * ({@link io.kumoban.engine.scan.JsonScan}), which is less strict than the grammar.
 */
public final class JsonView {
    /** The JSON type of null, beside those of {@link Slice}. */
    public static final int NULL = 6;

    /** No value: what ends the walk over the values of a path. */
    public static final int NONE = JsonValues.NONE;

    /** Brackets that may be open at a time. */
    public static final int MOST_DEPTH = 128;

    /** Bytes of the largest document. */
    public static final int MOST_BYTES = 64 << 20;

    /** Values that are kept of a document. */
    public static final int MOST_VALUES = 1 << 16;

    private final PathTable paths;
    private final int keywords;
    private final JsonValues values;
    private final JsonWalk walk;
    private byte[] document = new byte[0];

    /** What became of a document. When it is anything but {@link #GOOD}, it has no values. */
    public enum Outcome {
        /** It was read. */
        GOOD,
        /** It is no JSON, or not the kind that was asked for. */
        MALFORMED,
        /** More than {@link #MOST_DEPTH} brackets are open at a time. */
        TOO_DEEP,
        /** It has more than {@link #MOST_BYTES}. */
        TOO_LARGE,
        /** More than {@link #MOST_VALUES} values were asked for. */
        TOO_MANY_VALUES
    }

    private JsonView(PathTable paths, boolean withKeywords) {
        this.paths = paths;
        keywords = paths.paths();
        values = new JsonValues(paths.paths() + 1);
        walk = new JsonWalk(paths, values, withKeywords);
    }

    /** A view of the values at some paths. */
    public static JsonView of(PathTable paths) {
        return new JsonView(paths, false);
    }

    /** The same, and of all string values wherever they are, those of members with the same name too. */
    public static JsonView withKeywords(PathTable paths) {
        return new JsonView(paths, true);
    }

    /** The paths of this view. */
    public PathTable paths() {
        return paths;
    }

    /** Reads one object with white space around it. The bytes must not change while its values are looked at. */
    public Outcome readObject(byte[] bytes, int from, int to) {
        return read(bytes, from, to, true);
    }

    /**
     * Reads one value of any type with white space around it, the paths beginning inside it. The bytes must not change while
     * its values are looked at.
     */
    public Outcome readValue(byte[] bytes, int from, int to) {
        return read(bytes, from, to, false);
    }

    /**
     * Reads a value of an event, of which the engine keeps the text of strings and the JSON of all else. An absent one is
     * good and has no values.
     */
    public Outcome readText(Text text) {
        if (text.isAbsent()) {
            values.clear();
            return Outcome.GOOD;
        }
        if (text.type() != Slice.STRING) {
            return readValue(text.bytes(), text.offset(), text.offset() + text.length());
        }
        document = text.bytes();
        return walk.readString(text.bytes(), text.offset(), text.length());
    }

    private Outcome read(byte[] bytes, int from, int to, boolean objectOnly) {
        document = bytes;
        if (to - from > MOST_BYTES) {
            values.clear();
            return Outcome.TOO_LARGE;
        }
        return walk.read(bytes, from, to, objectOnly);
    }

    /** How many paths have values, counting all strings as one path more, behind the others. */
    public int foundPaths() {
        return values.lists();
    }

    /** A path that has values, each once; the number of paths stands for all strings. */
    public int foundPath(int index) {
        return values.list(index);
    }

    /** The first value of a path, or {@link #NONE}. */
    public int first(int path) {
        return values.first(path);
    }

    /** The first string of the document, or {@link #NONE}; always that without keywords. */
    public int firstKeyword() {
        return values.first(keywords);
    }

    /** The value behind this one, of the same path, or {@link #NONE}. */
    public int next(int value) {
        return values.next(value);
    }

    /** The array that a value lies in. Not to be written to. */
    public byte[] bytes(int value) {
        return values.isRewritten(value) ? values.text() : document;
    }

    /** Where a value begins in {@link #bytes}. */
    public int offset(int value) {
        return Slice.offset(values.slice(value));
    }

    /** How many bytes a value has: the text of a string, without quotes and escapes; the JSON of all else. */
    public int length(int value) {
        return Slice.length(values.slice(value));
    }

    /** The JSON type of a value: a constant of {@link Slice}, or {@link #NULL}. */
    public int type(int value) {
        return Slice.type(values.slice(value));
    }

    /** Strings of the document that are no text (bad escapes, halves of surrogate pairs, no UTF-8) and so have no value. */
    public int malformedStrings() {
        return walk.malformedStrings();
    }
}
