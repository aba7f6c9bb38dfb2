package io.kumoban.datasets.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Fetches files over HTTPS. A file is there wholly and verified, or not at all; what lies there already is never
 * overwritten.
 */
public final class Fetcher {
    private static final Duration TO_CONNECT = Duration.ofSeconds(20);
    private static final Duration TO_ANSWER = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int PIECE = 1 << 16;

    private final HttpClient client;

    /** A fetcher over a client, which must not follow a redirection away from HTTPS. */
    public Fetcher(HttpClient client) {
        this.client = client;
    }

    /** A fetcher over the network. */
    public static Fetcher overNetwork() {
        return new Fetcher(HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build());
    }

    /**
     * Fetches a file unless it is there.
     *
     * @param folder the set's folder
     * @return whether it was fetched; false when the very file was there
     * @throws FetchError           when it cannot be had, is another than the catalogue says, or another lies there
     * @throws IOException          when the folder cannot be written
     * @throws InterruptedException when the thread is interrupted
     */
    public boolean fetch(RemoteFile file, Path folder) throws IOException, InterruptedException {
        Path target = folder.resolve(file.path());
        if (Files.exists(target)) {
            if (Files.size(target) == file.size() && digest(target).equals(file.sha256())) {
                return false;
            }
            throw new FetchError(target + " is there already and is not the file of the catalogue; move it away.");
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path part = Files.createTempFile(target.toAbsolutePath().getParent(), ".fetching", ".part");
        try {
            String sha256 = download(file, part);
            if (!sha256.equals(file.sha256())) {
                throw new FetchError("%s has the SHA-256 %s where the catalogue says %s; it was changed at its origin."
                        .formatted(file.url(), sha256, file.sha256()));
            }
            // Not an atomic move, which may replace what has come there meanwhile.
            Files.move(part, target);
            return true;
        } catch (FileAlreadyExistsException meanwhile) {
            throw new FetchError(target + " has come there meanwhile; it was left as it is.");
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String download(RemoteFile file, Path into) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(file.url()).timeout(TO_ANSWER).GET().build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException unreachable) {
            throw new FetchError("%s cannot be reached (%s)."
                    .formatted(file.url(), unreachable.getClass().getSimpleName()));
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw new FetchError("%s answers with status %d.".formatted(file.url(), response.statusCode()));
            }
            return copy(file, body, into);
        }
    }

    private static String copy(RemoteFile file, InputStream body, Path into) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(into)) {
            for (int count = read(file, body, piece); count >= 0; count = read(file, body, piece)) {
                size += count;
                if (size > file.size()) {
                    throw new FetchError("%s is larger than the %,d bytes that the catalogue says."
                            .formatted(file.url(), file.size()));
                }
                digest.update(piece, 0, count);
                out.write(piece, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int read(RemoteFile file, InputStream body, byte[] piece) {
        try {
            return body.read(piece);
        } catch (IOException broken) {
            throw new FetchError(
                    "%s broke off (%s).".formatted(file.url(), broken.getClass().getSimpleName()));
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                digest.update(piece, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
