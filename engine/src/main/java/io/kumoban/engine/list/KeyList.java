package io.kumoban.engine.list;

import io.kumoban.engine.feed.ByteLines;
import io.kumoban.engine.feed.HashedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a list of access key ids: one a line, comments begin with {@code #}. */
final class KeyList {
    /** An access key id (IAM API reference, "AccessKey"). */
    private static final Pattern KEY = Pattern.compile("[A-Z0-9]{16,128}");

    private final List<String> keys = new ArrayList<>();
    private final List<ListFolder.Warning> warnings = new ArrayList<>();
    private int bad;

    /**
     * Reads a file to its end.
     *
     * @return the SHA-256 of its bytes, 64 hex digits
     */
    String read(Path path) throws IOException {
        String name = path.getFileName().toString();
        try (HashedFile file = HashedFile.open(path)) {
            ByteLines lines = new ByteLines(file.content());
            while (lines.advance()) {
                String text = lines.isTooLong() ? "" : lines.text();
                int comment = text.indexOf('#');
                String key = (comment < 0 ? text : text.substring(0, comment)).strip();
                if (KEY.matcher(key).matches()) {
                    keys.add(key);
                } else if (!key.isEmpty() || lines.isTooLong()) {
                    bad(name, lines.number());
                }
            }
            return file.sha256();
        }
    }

    private void bad(String file, int line) {
        if (bad++ < ListFolder.MOST_WARNINGS) {
            warnings.add(new ListFolder.Warning(file, line, "no access key id, which looks like AKIAIOSFODNN7EXAMPLE"));
        }
    }

    List<String> keys() {
        return keys;
    }

    int bad() {
        return bad;
    }

    /** What was left out, told one by one up to a bound. */
    List<ListFolder.Warning> warnings() {
        return warnings;
    }
}
