package io.kumoban.engine.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeysTest {
    /** In front of the PKCS#1 structure inside the key information of 2,048 bits. */
    private static final int BEFORE_PKCS1 = 24;

    private static PublicKey key;
    private static byte[] keyInfo;
    private static byte[] pkcs1;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeAKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        key = generator.generateKeyPair().getPublic();
        keyInfo = key.getEncoded();
        pkcs1 = Arrays.copyOfRange(keyInfo, BEFORE_PKCS1, keyInfo.length);
    }

    @Test
    void bothEncodingsAreReadAndFoundByEitherFingerprint() throws IOException {
        for (byte[] encoded : new byte[][] {keyInfo, pkcs1}) {
            for (String text : new String[] {listed(encoded), pem(encoded, ""), pem(encoded, "RSA ")}) {
                PublicKeys keys = read(text);
                assertThat(keys.find(Hash.md5(keyInfo))).isEqualTo(key);
                assertThat(keys.find(Hash.md5(pkcs1).toUpperCase(Locale.ROOT))).isEqualTo(key);
            }
        }
        assertThat(read(listed(pkcs1)).find("00112233445566778899aabbccddeeff")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"PublicKeyList\":[]}", "no key"})
    void aFileWithoutAKeyIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(TrailError.class)
                .hasMessageContaining("There is no public key in")
                .hasMessageContaining("list-public-keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"PublicKeyList\":[{\"Value\":\"AAAA\"}]}", "{\"PublicKeyList\":[{\"Value\":\"*\"}]}"})
    void aDamagedKeyIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(TrailError.class).hasMessageContaining("damaged");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> PublicKeys.read(folder.resolve("none")))
                .isInstanceOf(TrailError.class)
                .hasMessageContaining("none cannot be read");
    }

    @Test
    void aLineOfTheSignaturesThatIsNoneIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("signatures"), "ab".repeat(64) + "  some key\n\nkey only\n");
        assertThatThrownBy(() -> Signatures.read(file))
                .isInstanceOf(TrailError.class)
                .hasMessageContaining("Line 3");
        Files.writeString(file, "AB".repeat(64) + "\tsome key \n");
        assertThat(Signatures.read(file).of("some key")).isEqualTo("ab".repeat(64));
        assertThat(Signatures.read(file).of("another")).isEmpty();
    }

    private PublicKeys read(String text) throws IOException {
        return PublicKeys.read(Files.writeString(folder.resolve("keys"), text));
    }

    private static String listed(byte[] encoded) {
        return "{\"PublicKeyList\":[{\"Value\":\"" + Base64.getEncoder().encodeToString(encoded) + "\"}]}";
    }

    private static String pem(byte[] encoded, String kind) {
        return "-----BEGIN " + kind + "PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END " + kind + "PUBLIC KEY-----\n";
    }
}
