package io.kumoban.engine.list;

import io.kumoban.engine.feed.ByteLines;
import io.kumoban.engine.feed.HashedFile;
import io.kumoban.engine.scan.ByteOrderMark;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Reads the entries of one file, once and in pieces, in the format that its first bytes tell. */
final class ListReader {
    private ListReader() {}

    /**
     * Reads a file to its end.
     *
     * @return the SHA-256 of its bytes as stored, 64 hex digits
     */
    static String read(Path path, ListEntries entries) throws IOException {
        try (HashedFile file = HashedFile.open(path)) {
            try {
                entries(file, entries);
            } catch (EOFException | ZipException damaged) {
                entries.tell(0, "the gzip breaks off or is damaged; the rest is not read");
            }
            return file.sha256();
        }
    }

    private static void entries(HashedFile file, ListEntries entries) throws IOException {
        byte[] first = file.first();
        int at = passBlanks(first, ByteOrderMark.length(first, 0, first.length));
        byte opening = byteAt(first, at);
        byte behind = byteAt(first, passBlanks(first, at + 1));
        if (opening == '{' || opening == '[' && (behind == '"' || behind == '{' || behind == '[' || behind == ']')) {
            JsonList.read(file.content(), entries);
        } else if (opening == '<') {
            entries.tell(0, "not read: XML, perhaps STIX 1; convert it to STIX 2 or to text");
        } else {
            TextList.read(new ByteLines(file.content()), entries);
        }
    }

    private static int passBlanks(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && ByteLines.isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static byte byteAt(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] : 0;
    }
}
