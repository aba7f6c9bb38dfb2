package io.kumoban.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.kumoban.engine.event.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files come from a real server on this machine, with a certificate made for the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetcherTest {
    private static final byte[] CONTENT = "#path\tconn\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path keys;

    private HttpsServer server;
    private Fetcher fetcher;

    @BeforeAll
    void serve() throws Exception {
        SSLContext tls = context();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/good" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(CONTENT);
                }
                case "/elsewhere" -> {
                    exchange.getResponseHeaders().add("Location", "http://localhost:" + port() + "/good");
                    exchange.sendResponseHeaders(302, -1);
                }
                default -> exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        server.start();
        fetcher = new Fetcher(HttpClient.newBuilder()
                .sslContext(tls)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build());
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static SSLContext context() throws Exception {
        Path store = keys.resolve("keys.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(tool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(loaded, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(loaded);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private RemoteFile file(String path, long size, String sha256) {
        return new RemoteFile("day/conn.log", URI.create("https://localhost:" + port() + path), size, sha256);
    }

    private RemoteFile good() {
        return file("/good", CONTENT.length, Sha256.of(CONTENT));
    }

    @Test
    void aFileIsFetchedOnceAndVerified(@TempDir Path folder) throws Exception {
        assertThat(fetcher.fetch(good(), folder)).isTrue();
        assertThat(fetcher.fetch(good(), folder)).isFalse();
        assertThat(folder.resolve("day/conn.log")).hasBinaryContent(CONTENT);
    }

    @Test
    void anotherFileThanTheCatalogueSaysIsNotKept(@TempDir Path folder) throws IOException {
        refused(file("/good", CONTENT.length, "0".repeat(64)), folder, "was changed at its origin");
        refused(file("/good", CONTENT.length - 1, Sha256.of(CONTENT)), folder, "is larger than the");
        refused(file("/none", 1, "0".repeat(64)), folder, "answers with status 404");
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aRedirectionAwayFromEncryptionIsNotFollowed(@TempDir Path folder) {
        refused(file("/elsewhere", CONTENT.length, Sha256.of(CONTENT)), folder, "answers with status 302");
    }

    @Test
    void whatLiesThereIsNotOverwritten(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("day"));
        Files.writeString(folder.resolve("day/conn.log"), "mine");

        refused(good(), folder, "is there already and is not the file of the catalogue");
        assertThat(folder.resolve("day/conn.log")).hasContent("mine");
    }

    @Test
    void anOriginThatCannotBeReachedIsTold(@TempDir Path folder) {
        RemoteFile nowhere = new RemoteFile("x", URI.create("https://localhost:1/x"), 1, "0".repeat(64));

        refused(nowhere, folder, "https://localhost:1/x cannot be reached (ConnectException)");
    }

    private void refused(RemoteFile file, Path folder, String reason) {
        assertThatThrownBy(() -> fetcher.fetch(file, folder))
                .isInstanceOf(FetchError.class)
                .hasMessageContaining(reason);
    }
}
