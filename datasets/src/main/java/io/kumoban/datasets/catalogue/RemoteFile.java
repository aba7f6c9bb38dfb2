package io.kumoban.datasets.catalogue;

import java.net.URI;
import java.nio.file.Path;

/**
 * A file of a data set at its origin.
 *
 * @param path   where it goes in the set's folder, with {@code /} between names
 * @param url    where it is, over HTTPS
 * @param size   its bytes
 * @param sha256 the SHA-256 of its bytes, 64 hexadecimal digits
 */
public record RemoteFile(String path, URI url, long size, String sha256) {
    /** Checks what nobody else does. */
    public RemoteFile {
        if (!"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(url + " is not read over HTTPS");
        }
        Path relative = Path.of(path).normalize();
        if (relative.isAbsolute() || relative.startsWith("..") || !relative.equals(Path.of(path))) {
            throw new IllegalArgumentException(path + " leads out of the folder of its set");
        }
    }
}
