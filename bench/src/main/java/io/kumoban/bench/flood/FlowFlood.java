package io.kumoban.bench.flood;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Flow logs of a large account, written file by file as AWS delivers them: a window of five minutes comes in several
 * files, whose records ended up to fifteen minutes before the file's stamp, in no order. Every record belongs to one of
 * a given number of pairs of an interface and a remote address; which one, and all else of it, depends on the seed and
 * the record's number alone. Nothing is held in memory but the file being written.
 *
 * @param records how many there are
 * @param pairs   different pairs of interface and remote address
 * @param remotes different remote addresses, at most 2^23
 * @param seed    another one makes other logs
 */
public record FlowFlood(long records, int pairs, int remotes, long seed) {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final long SPAN = 7 * 86_400L;
    private static final int WINDOW = 300;
    private static final int LATEST = 900;
    private static final int RECORDS_OF_A_FILE = 10_000;
    private static final int INTERFACES = 5_000;
    private static final int MOST_REMOTES = 1 << 23;
    private static final int[] PORTS = {443, 443, 443, 80, 53, 22, 5432, 8443};
    private static final String ACCOUNT = "111122223333";
    private static final String HEADER = "version account-id interface-id srcaddr dstaddr srcport dstport protocol"
            + " packets bytes start end action log-status\n";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    public FlowFlood {
        if (records < 1 || pairs < 1 || remotes < 1 || remotes > MOST_REMOTES) {
            throw new IllegalArgumentException(
                    "a flood needs one record, pair and remote or more, and at most " + MOST_REMOTES + " remotes");
        }
    }

    /** Writes all files below a folder. Returns the bytes that they take up. */
    public long write(Path folder) {
        long windows = SPAN / WINDOW;
        long bytes = 0;
        for (long window = 0; window < windows; window++) {
            long from = records * window / windows;
            long to = records * (window + 1) / windows;
            for (int part = 0; from < to; part++, from += RECORDS_OF_A_FILE) {
                bytes += writeFile(folder, window, part, from, Math.min(to, from + RECORDS_OF_A_FILE));
            }
        }
        return bytes;
    }

    private long writeFile(Path folder, long window, int part, long from, long to) {
        long stamp = START + LATEST + window * WINDOW;
        Instant at = Instant.ofEpochSecond(stamp);
        Path file =
                folder.resolve("AWSLogs/%s/vpcflowlogs/us-east-1/%s/%s_vpcflowlogs_us-east-1_fl-0%016x_%s_%08x.log.gz"
                        .formatted(
                                ACCOUNT,
                                DAY.format(at),
                                ACCOUNT,
                                part,
                                STAMP.format(at),
                                mix(window << 16 | part) >>> 32));
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = new QuickGzip(Files.newOutputStream(file))) {
                Line line = new Line();
                out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
                for (long record = from; record < to; record++) {
                    write(line, record, stamp);
                    line.writeTo(out);
                }
            }
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The generated log " + file + " cannot be written; is the disk full?", failed);
        }
    }

    private void write(Line line, long record, long stamp) {
        long random = mix(seed * 0x9e3779b97f4a7c15L + record);
        int pair = (int) Long.remainderUnsigned(random, pairs);
        long more = mix(random);
        int own = pair % INTERFACES;
        int remote = (int) Long.remainderUnsigned(mix(pair), remotes);
        boolean outbound = (more & 1) != 0;
        int port = PORTS[(int) (more >>> 1) & PORTS.length - 1];
        int ephemeral = 32_768 + ((int) (more >>> 4) & 0x3fff);
        long packets = 1 + (more >>> 18 & 0x3f);
        long end = stamp - (more >>> 24 & 0x3ff) % LATEST;
        line.text("2 ").text(ACCOUNT).text(" eni-0").hex(mix(own)).space();
        if (outbound) {
            line.own(own)
                    .space()
                    .remote(remote)
                    .space()
                    .number(ephemeral)
                    .space()
                    .number(port);
        } else {
            line.remote(remote).space().own(own).space().number(port).space().number(ephemeral);
        }
        line.text(" 6 ").number(packets).space().number(packets * (60 + (more >>> 34 & 0x3ff)));
        line.space().number(end - 60).space().number(end);
        line.text((more >>> 44 & 0x1f) == 0 ? " REJECT OK\n" : " ACCEPT OK\n");
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** Packs as fast as it can: the logs live for one replay. */
    private static final class QuickGzip extends GZIPOutputStream {
        private static final int BUFFER = 1 << 16;

        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** One line of text, built without strings. */
    private static final class Line {
        private final byte[] bytes = new byte[256];
        private final byte[] digits = new byte[20];
        private int length;

        void writeTo(OutputStream out) throws IOException {
            out.write(bytes, 0, length);
            length = 0;
        }

        Line text(String ascii) {
            for (int i = 0; i < ascii.length(); i++) {
                bytes[length++] = (byte) ascii.charAt(i);
            }
            return this;
        }

        Line space() {
            bytes[length++] = ' ';
            return this;
        }

        Line number(long value) {
            int at = digits.length;
            long rest = value;
            do {
                digits[--at] = (byte) ('0' + rest % 10);
                rest /= 10;
            } while (rest > 0);
            System.arraycopy(digits, at, bytes, length, digits.length - at);
            length += digits.length - at;
            return this;
        }

        Line hex(long value) {
            for (int shift = 60; shift >= 0; shift -= 4) {
                bytes[length++] = (byte) "0123456789abcdef".charAt((int) (value >>> shift) & 15);
            }
            return this;
        }

        Line own(int number) {
            return text("10.")
                    .number(number >>> 16)
                    .text(".")
                    .number(number >>> 8 & 255)
                    .text(".")
                    .number(number & 255);
        }

        /** From 52.0.0.0 on, which is public. */
        Line remote(int number) {
            return number(52 + (number >>> 24))
                    .text(".")
                    .number(number >>> 16 & 255)
                    .text(".")
                    .number(number >>> 8 & 255)
                    .text(".")
                    .number(number & 255);
        }
    }
}
