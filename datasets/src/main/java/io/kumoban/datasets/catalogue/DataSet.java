package io.kumoban.datasets.catalogue;

import java.net.URI;
import java.util.List;

/**
 * A public data set.
 *
 * @param name     by which commands know it
 * @param title    what its makers call it
 * @param holds    what is in it
 * @param origin   the page or repository of its makers
 * @param licence  under which it may be used
 * @param formats  what of it Kumoban reads
 * @param labels   what tells attacks from the rest
 * @param citation whom to name
 * @param advice   how to replay it
 * @param files    what can be fetched file by file; empty where the set must be had from its origin as a whole
 */
public record DataSet(
        String name,
        String title,
        String holds,
        URI origin,
        String licence,
        List<String> formats,
        String labels,
        String citation,
        String advice,
        List<RemoteFile> files) {

    /** Bytes of all files that can be fetched. */
    public long size() {
        return files.stream().mapToLong(RemoteFile::size).sum();
    }
}
