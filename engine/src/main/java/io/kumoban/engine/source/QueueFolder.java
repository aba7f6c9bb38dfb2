package io.kumoban.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a folder in which a journal lies from one with logs, by what its queue file begins with. */
final class QueueFolder {
    private static final byte[] MARK = "SCQStore".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 64;
    private static final String SUFFIX = ".cq4";

    private QueueFolder() {}

    /** Whether a file of the folder is that of a queue. What cannot be read is none. */
    static boolean isOne(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            return isOne(files);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether one of a folder's files is that of a queue. What cannot be read is none. */
    static boolean isOne(Iterable<Path> files) {
        for (Path file : files) {
            if (file.toString().endsWith(SUFFIX) && Files.isRegularFile(file) && begins(file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(Path file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException unreadable) {
            return false;
        }
        for (int at = 0; at + MARK.length <= head.length; at++) {
            int same = 0;
            while (same < MARK.length && head[at + same] == MARK[same]) {
                same++;
            }
            if (same == MARK.length) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of the folder's files. */
    static long bytes(Path folder) throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
