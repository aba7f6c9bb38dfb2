package io.kumoban.datasets.delivery;

/**
 * A file as it was delivered.
 *
 * @param path relative to the data set's folder, with forward slashes: the S3 object key
 * @param stamp the time in its name, seconds since 1970; no event inside is younger
 * @param records how many records it holds
 * @param sha256 of the content before compression, lower-case hex
 * @param plainBytes size of the content before compression
 * @param storedBytes size of the file
 * @param oldest time of its oldest event, seconds since 1970
 * @param newest time of its newest event, seconds since 1970
 */
public record DeliveredFile(
        String path,
        long stamp,
        int records,
        String sha256,
        long plainBytes,
        long storedBytes,
        long oldest,
        long newest) {}
