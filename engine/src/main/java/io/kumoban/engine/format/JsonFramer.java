package io.kumoban.engine.format;

import io.kumoban.engine.scan.JsonScan;
import io.kumoban.engine.scan.OpenBrackets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the records in JSON text, whatever holds them: one a line, one document after another, an array, or an object
 * with a {@code Records} array; also lines that each hold such an array. Where the structure is broken it gives up one
 * record and goes on at the next place that looks like the beginning of one.
 */
public final class JsonFramer {
    /** What {@link #next} found. */
    public enum Found {
        /** A record from {@link #start} to {@link #end}. */
        RECORD,
        /** Bytes from {@link #start} to {@link #end} that are no record, for the {@link #reason}. */
        BAD,
        /** A record begins at {@link #start} but the bytes end before it does. */
        CUT,
        /** Nothing more. */
        END
    }

    private static final byte[] RECORDS = "\"Records\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIRST_KEY = "\"eventVersion\"".getBytes(StandardCharsets.US_ASCII);

    private final int maxRecord;
    private final JsonScan scan;
    private final int maxDepth;
    private final Shortcut shortcut;
    private byte[] bytes = {};
    private int at;
    private int limit;
    private boolean complete;
    private boolean memberEnds;
    private Nesting nesting = Nesting.NONE;
    private int start;
    private int end;
    private String reason = "";
    private byte[] firstKey = FIRST_KEY;
    /** Two, because behind a lost quote what was inside of strings seems to be outside and the reverse. */
    private OpenBrackets unclosed = new OpenBrackets();

    private OpenBrackets otherwiseUnclosed = new OpenBrackets();

    /** A quick way to the end of a record of a known kind. */
    interface Shortcut {
        /**
         * The index behind the record that begins at {@code at}; negative when the framer must look itself. What it
         * finds must be good by the structure check, and no longer or deeper than allowed.
         */
        int behind(byte[] bytes, int at, int limit);
    }

    public JsonFramer(int maxRecord, int maxDepth) {
        this(maxRecord, maxDepth, (bytes, at, limit) -> JsonScan.CUT);
    }

    JsonFramer(int maxRecord, int maxDepth, Shortcut shortcut) {
        this.shortcut = shortcut;
        this.maxRecord = maxRecord;
        this.maxDepth = maxDepth;
        this.scan = new JsonScan(maxDepth);
    }

    /**
     * Begins with new bytes.
     *
     * @param isComplete whether all records in them are whole, so that one without an end is bad and not just cut
     * @param memberEnd  whether the whole text ends with them, so that nothing may stay open
     */
    public void open(byte[] text, int from, int to, boolean isComplete, boolean memberEnd, Nesting open) {
        bytes = text;
        at = from;
        limit = to;
        complete = isComplete;
        memberEnds = memberEnd;
        nesting = open;
        firstKey = FIRST_KEY;
        unclosed.clear();
        otherwiseUnclosed.clear();
    }

    /** The quoted name with which the last good record began; {@code "eventVersion"} before the first. */
    public byte[] firstKey() {
        return firstKey;
    }

    /**
     * Gives up the record that {@link #next} found last, because it is no good JSON inside: what looks like the
     * beginning of a record in it is tried next.
     *
     * @return where the given-up bytes end
     */
    public int giveUp() {
        int next = nextStart(start);
        at = next < 0 || next > end ? end : next;
        return at;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public String reason() {
        return reason;
    }

    /** What is open at {@link #position()}. */
    public Nesting nesting() {
        return nesting;
    }

    /** The index up to which everything was handed out. */
    public int position() {
        return at;
    }

    /** Finds the next record. */
    public Found next() {
        while (true) {
            skipBetween();
            if (at >= limit) {
                return atEnd();
            }
            byte b = bytes[at];
            switch (nesting) {
                case NONE -> {
                    if (b == '[') {
                        nesting = Nesting.ARRAY;
                        at++;
                    } else if (b == '{') {
                        int array = recordsArray();
                        if (array == JsonScan.CUT && !complete) {
                            start = at;
                            return Found.CUT;
                        }
                        if (array < 0) {
                            return object();
                        }
                        nesting = Nesting.RECORDS;
                        at = array;
                    } else {
                        return badLine("is no JSON object");
                    }
                }
                case ARRAY, RECORDS -> {
                    if (b == ']') {
                        nesting = nesting == Nesting.ARRAY ? Nesting.NONE : Nesting.ENVELOPE_END;
                        at++;
                    } else if (b == '{') {
                        return object();
                    } else {
                        return badElement();
                    }
                }
                case ENVELOPE_END -> {
                    if (b == '}') {
                        nesting = Nesting.NONE;
                        at++;
                    } else {
                        int after = b == '"' || b == '{' || b == '[' ? scan.skipValue(bytes, at, limit) : at + 1;
                        if (after == JsonScan.CUT && !complete) {
                            start = at;
                            return Found.CUT;
                        }
                        if (after < 0) {
                            nesting = Nesting.NONE;
                            return badLine("is broken behind its Records array");
                        }
                        at = after;
                    }
                }
            }
        }
    }

    private void skipBetween() {
        while (at < limit) {
            at = JsonScan.skipSpace(bytes, at, limit);
            if (at < limit && bytes[at] == ',') {
                at++;
            } else if (at + 2 < limit
                    && bytes[at] == (byte) 0xef
                    && bytes[at + 1] == (byte) 0xbb
                    && bytes[at + 2] == (byte) 0xbf) {
                at += 3;
            } else {
                return;
            }
        }
    }

    private Found atEnd() {
        if (memberEnds && nesting != Nesting.NONE) {
            nesting = Nesting.NONE;
            return bad(limit, limit, "the document ends inside its array of records");
        }
        return Found.END;
    }

    /** The index behind the bracket of a leading {@code "Records": [}; {@code CUT} when undecided, else {@code BROKEN}. */
    private int recordsArray() {
        int key = JsonScan.skipSpace(bytes, at + 1, limit);
        int behind = key + RECORDS.length;
        if (behind >= limit) {
            boolean prefix = Arrays.mismatch(bytes, key, limit, RECORDS, 0, Math.max(0, limit - key)) < 0;
            return prefix ? JsonScan.CUT : JsonScan.BROKEN;
        }
        if (!Arrays.equals(bytes, key, behind, RECORDS, 0, RECORDS.length)) {
            return JsonScan.BROKEN;
        }
        int colon = JsonScan.skipSpace(bytes, behind, limit);
        int bracket = colon < limit && bytes[colon] == ':' ? JsonScan.skipSpace(bytes, colon + 1, limit) : limit;
        if (bracket >= limit) {
            return colon >= limit || bytes[colon] == ':' ? JsonScan.CUT : JsonScan.BROKEN;
        }
        return bytes[bracket] == '[' ? bracket + 1 : JsonScan.BROKEN;
    }

    private Found object() {
        int quick = shortcut.behind(bytes, at, limit);
        if (quick >= 0) {
            return record(quick);
        }
        int after = skipObject();
        if (after == JsonScan.CUT) {
            if (!complete && limit - at <= maxRecord) {
                start = at;
                return Found.CUT;
            }
            int next = nextStart(at);
            if (next < 0 && !complete) {
                start = at;
                return Found.CUT;
            }
            return bad(at, next < 0 ? limit : next, complete ? "ends before its last bracket" : tooLong());
        }
        if (after == JsonScan.BROKEN) {
            int next = nextStart(at);
            if (next < 0 && !complete && limit - at <= maxRecord) {
                start = at;
                return Found.CUT;
            }
            return bad(at, next < 0 ? limit : next, "has brackets or strings that do not match");
        }
        if (after - at > maxRecord) {
            // A lost quote may make one record of many, which the next beginning of a record gives away.
            int next = nesting == Nesting.NONE ? -1 : nextRecord(at);
            return bad(at, next < 0 || next > after ? after : next, tooLong());
        }
        if (scan.tooDeep()) {
            return bad(at, after, "nests deeper than " + maxDepth + " levels (see --max-depth)");
        }
        return record(after);
    }

    private Found record(int after) {
        start = at;
        end = after;
        at = after;
        rememberFirstKey();
        return Found.RECORD;
    }

    private int skipObject() {
        if (unclosed.contains(at)) {
            return unclosed.failure();
        }
        if (otherwiseUnclosed.contains(at)) {
            return otherwiseUnclosed.failure();
        }
        int after = scan.skipContainer(bytes, at, limit);
        if (after < 0) {
            OpenBrackets oldest = otherwiseUnclosed;
            otherwiseUnclosed = unclosed;
            unclosed = oldest;
            unclosed.note(bytes, at, limit, after);
        }
        return after;
    }

    private int nextStart(int behind) {
        return nesting == Nesting.NONE ? nextLine(behind) : nextRecord(behind);
    }

    private String tooLong() {
        return "is longer than " + maxRecord + " bytes (see --max-record)";
    }

    private Found bad(int from, int to, String why) {
        start = from;
        end = to;
        at = to;
        reason = why;
        return Found.BAD;
    }

    /** Bytes up to the end of the line, or to a record in it: behind a lost bracket the array seems to end early. */
    private Found badLine(String why) {
        int newline = indexOf((byte) '\n', at);
        int next = nextRecord(at, newline < 0 ? limit : newline);
        if (newline < 0 && next < 0 && !complete) {
            start = at;
            return Found.CUT;
        }
        return bad(at, next >= 0 ? next : newline < 0 ? limit : newline, why);
    }

    private Found badElement() {
        int after = scan.skipValue(bytes, at, limit);
        if (after == JsonScan.CUT && !complete) {
            start = at;
            return Found.CUT;
        }
        int next = nextRecord(at);
        if (after < 0 && next < 0 && !complete && limit - at <= maxRecord) {
            start = at;
            return Found.CUT;
        }
        int stop = after < 0 ? limit : after;
        return bad(at, next < 0 || next > stop ? stop : next, "is no JSON object");
    }

    private void rememberFirstKey() {
        int key = JsonScan.skipSpace(bytes, start + 1, end);
        if (bytes[key] == '"') {
            int behind = JsonScan.skipString(bytes, key, end);
            if (behind > 0 && !Arrays.equals(bytes, key, behind, firstKey, 0, firstKey.length)) {
                firstKey = Arrays.copyOfRange(bytes, key, behind);
            }
        }
    }

    /** The next line that begins with a brace, behind an index; negative without one. */
    private int nextLine(int behind) {
        int newline = indexOf((byte) '\n', behind);
        while (newline >= 0) {
            int first = JsonScan.skipSpace(bytes, newline + 1, limit);
            if (first < limit && bytes[first] == '{') {
                return first;
            }
            newline = first < limit ? indexOf((byte) '\n', first) : -1;
        }
        return -1;
    }

    /** The next brace that is followed by the key with which records begin; negative without one. */
    private int nextRecord(int behind) {
        return nextRecord(behind, limit);
    }

    private int nextRecord(int behind, int before) {
        for (int brace = behind + 1; brace < before; brace++) {
            if (bytes[brace] == '{') {
                int key = JsonScan.skipSpace(bytes, brace + 1, limit);
                if (isKey(firstKey, key) || isKey(FIRST_KEY, key)) {
                    return brace;
                }
            }
        }
        return -1;
    }

    private boolean isKey(byte[] wanted, int from) {
        int to = from + wanted.length;
        return to < limit && Arrays.equals(bytes, from, to, wanted, 0, wanted.length);
    }

    private int indexOf(byte wanted, int from) {
        for (int i = from; i < limit; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
