package io.kumoban.engine.list;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the host out of what free text lists write beside plain addresses and names: a port, a URL, a hash of a file. */
final class HostText {
    private static final Pattern URL = Pattern.compile(
            "(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?<host>\\[[0-9A-Fa-f:.]+\\]|[^\\[\\]/?:\\s]*)(?::[0-9]{1,5})?(?<rest>[/?].*)?");
    private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}");
    private static final Pattern BLOCK = Pattern.compile("[0-9A-Fa-f:.]+/[0-9]+");

    /**
     * What an entry is.
     *
     * @param host    the host that it stands for; empty when there is none
     * @param skipped what it is instead, when no list can hold it
     */
    record Reading(String host, @Nullable String skipped) {}

    private HostText() {}

    static Reading read(String entry) {
        if (HASH.matcher(entry).matches()) {
            return new Reading("", "hashes of files");
        }
        Matcher url = URL.matcher(entry);
        if (!url.matches() || BLOCK.matcher(entry).matches()) {
            return new Reading("", null);
        }
        String rest = url.group("rest");
        if (rest != null && rest.length() > 1) {
            return new Reading("", "paths of URLs, which stand for a page and not for its host");
        }
        String host = url.group("host");
        return new Reading(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, null);
    }
}
