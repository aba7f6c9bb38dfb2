package io.kumoban.engine.source;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tar archive read front to back. Headers, long names and pax records are bounded, so hostile ones cost no memory;
 * whatever is no regular file is passed over with a reason.
 */
final class TarArchive implements Archive {
    private static final int LONGEST_HEADER_BODY = 1 << 20;
    private static final String CUT_OFF = "the tar archive is cut off";

    private final Input input;
    private final String container;
    private final List<Skipped> skipped;
    private final ReadLimits limits;
    private final byte[] block = new byte[TarHeader.SIZE];
    private int entries;
    private long bodyLeft;
    private long padding;
    private @Nullable String failure;
    private boolean ended;

    /** @param container the shown name that entries' names follow */
    TarArchive(Input input, String container, List<Skipped> skipped, ReadLimits limits) {
        this.input = input;
        this.container = container;
        this.skipped = skipped;
        this.limits = limits;
    }

    @Override
    public @Nullable Entry next() {
        byte @Nullable [] longName = null;
        PaxRecords pax = PaxRecords.NONE;
        while (!ended && passOverBody() && readHeader()) {
            TarHeader header = new TarHeader(block);
            bodyLeft = header.size();
            switch (header.type()) {
                case 'L' -> longName = withoutTrailingZeros(headerBody());
                case 'x' -> {
                    byte @Nullable [] body = headerBody();
                    PaxRecords records = body == null ? null : PaxRecords.parse(body);
                    if (records != null) {
                        pax = records;
                    } else if (!ended) {
                        fail("a pax header in the tar archive is corrupt");
                    }
                }
                // A global header and a long link target say nothing that is needed.
                case 'g', 'K' -> setBody(bodyLeft);
                default -> {
                    if (++entries > limits.maxArchiveEntries()) {
                        fail(limits.tooManyEntries());
                        return null;
                    }
                    setBody(pax.size() >= 0 ? pax.size() : bodyLeft);
                    byte[] raw = pax.name() != null ? pax.name() : longName != null ? longName : header.name();
                    String name = ShownName.ofEntry(raw);
                    if (ended) {
                        return null;
                    }
                    if (isEntry(header, name, pax.sparse())) {
                        return new Entry(name, new Body());
                    }
                    longName = null;
                    pax = PaxRecords.NONE;
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() {
        input.close();
    }

    private boolean isEntry(TarHeader header, String name, boolean sparse) {
        String kind = switch (header.type()) {
            case '0', '\0', '7' -> name.endsWith("/") ? "" : sparse ? "a sparse file" : null;
            case '1' -> "a hard link";
            case '2' -> "a symbolic link";
            case '3', '4' -> "a device";
            case '5' -> "";
            case '6' -> "a pipe";
            case 'S' -> "a sparse file";
            default -> "no regular file";
        };
        if (kind != null && !kind.isEmpty()) {
            skipped.add(new Skipped(container + "!/" + name, "the tar entry is " + kind));
        }
        return kind == null;
    }

    private boolean readHeader() {
        if (!input.fill()) {
            // Some writers leave out the two empty blocks at the end.
            end(input.failure());
            return false;
        }
        if (!input.takeAll(block, 0, TarHeader.SIZE)) {
            end(input.failureOr(CUT_OFF));
            return false;
        }
        if (TarHeader.isEmpty(block)) {
            // What follows is filling; it is read because only then is the checksum of an outer layer checked.
            input.skip(Long.MAX_VALUE);
            end(input.failure());
            return false;
        }
        if (!TarHeader.isHeader(block, 0)) {
            fail("a header in the tar archive is corrupt");
            return false;
        }
        return true;
    }

    private void setBody(long size) {
        if (size < 0 || size > Long.MAX_VALUE - TarHeader.SIZE) {
            fail("a size in the tar archive is no number");
            return;
        }
        bodyLeft = size;
        padding = -size & (TarHeader.SIZE - 1);
    }

    private byte @Nullable [] headerBody() {
        if (bodyLeft < 0 || bodyLeft > LONGEST_HEADER_BODY) {
            fail("a header in the tar archive is longer than a name can be");
            return null;
        }
        setBody(bodyLeft);
        byte[] body = new byte[(int) bodyLeft];
        if (!input.takeAll(body, 0, body.length)) {
            end(input.failureOr(CUT_OFF));
            return null;
        }
        bodyLeft = 0;
        return body;
    }

    private static byte @Nullable [] withoutTrailingZeros(byte @Nullable [] name) {
        if (name == null) {
            return null;
        }
        int end = name.length;
        while (end > 0 && name[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(name, end);
    }

    private boolean passOverBody() {
        long rest = bodyLeft + padding;
        if (input.skip(rest) < rest) {
            end(input.failureOr(CUT_OFF));
        }
        bodyLeft = 0;
        padding = 0;
        return !ended;
    }

    private void fail(String reason) {
        end(reason);
    }

    private void end(@Nullable String reason) {
        ended = true;
        failure = reason;
    }

    private final class Body implements Bytes {
        private @Nullable String cut;

        @Override
        public int read(byte[] into, int from, int length) {
            if (bodyLeft == 0 || ended) {
                return -1;
            }
            int count = input.read(into, from, (int) Math.min(length, bodyLeft));
            if (count < 0) {
                cut = input.failureOr(CUT_OFF);
                end(cut);
                return -1;
            }
            bodyLeft -= count;
            return count;
        }

        @Override
        public @Nullable String failure() {
            return cut;
        }

        @Override
        public void close() {}
    }
}
