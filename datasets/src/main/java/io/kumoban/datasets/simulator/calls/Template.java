package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.bytes.RecordBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with holes, as in {@code {"bucketName":"${bucket}"}}, compiled into parts that are copied and holes that are filled. */
final class Template {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([a-z-]+)}");

    private final byte[][] parts;
    private final int[] holes;

    private Template(byte[][] parts, int[] holes) {
        this.parts = parts;
        this.holes = holes;
    }

    /** @throws IllegalArgumentException if a hole has a name that there is not */
    static Template of(String text) {
        List<byte[]> parts = new ArrayList<>();
        List<Integer> holes = new ArrayList<>();
        Matcher matcher = HOLE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            parts.add(RecordBuffer.ascii(text.substring(from, matcher.start())));
            holes.add(Hole.code(matcher.group(1)));
            from = matcher.end();
        }
        parts.add(RecordBuffer.ascii(text.substring(from)));
        return new Template(
                parts.toArray(byte[][]::new),
                holes.stream().mapToInt(Integer::intValue).toArray());
    }

    void write(RecordBuffer into, Filling filling) {
        into.put(parts[0]);
        for (int i = 0; i < holes.length; i++) {
            filling.write(holes[i], into);
            into.put(parts[i + 1]);
        }
    }
}
