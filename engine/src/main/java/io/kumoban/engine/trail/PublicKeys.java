package io.kumoban.engine.trail;

import io.kumoban.engine.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The public keys of a trail by fingerprint: the MD5 of the encoded key, as the service gives it out. Keys come in the
 * encoding of PKCS#1 or as a SubjectPublicKeyInfo (RFC 8017, RFC 5280); each is found by the fingerprint of either.
 */
public final class PublicKeys {
    private static final long LARGEST_FILE = 4 << 20;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (?:RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PUBLIC KEY-----");
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    /** The algorithm rsaEncryption without parameters, encoded. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private final Map<String, PublicKey> byFingerprint = new HashMap<>();

    private PublicKeys() {}

    /**
     * Reads a file: what {@code aws cloudtrail list-public-keys} prints, or keys in PEM.
     *
     * @throws TrailError when it cannot be read or holds no key
     */
    public static PublicKeys read(Path file) {
        PublicKeys keys = new PublicKeys();
        String text = text(file);
        try {
            if (text.stripLeading().startsWith("{")) {
                for (JsonNode key : Json.read(text).path("PublicKeyList")) {
                    keys.add(Base64.getMimeDecoder().decode(key.path("Value").asString("")));
                }
            } else {
                Matcher blocks = PEM.matcher(text);
                while (blocks.find()) {
                    keys.add(Base64.getMimeDecoder().decode(blocks.group(1)));
                }
            }
        } catch (JacksonException | IllegalArgumentException | GeneralSecurityException unreadable) {
            throw new TrailError(
                    "The public keys in " + file + " cannot be read: one of them is damaged or no RSA key;"
                            + " write the file anew with 'aws cloudtrail list-public-keys'.",
                    unreadable);
        }
        if (keys.byFingerprint.isEmpty()) {
            throw new TrailError(
                    "There is no public key in " + file + "; it must hold what 'aws cloudtrail list-public-keys'"
                            + " prints for the days of the logs, or keys in PEM.");
        }
        return keys;
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new TrailError("The file of public keys " + file + " is larger than 4 MiB; is it the right one?");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TrailError(
                    "The file of public keys " + file + " cannot be read; check its name and permissions.", e);
        }
    }

    private void add(byte[] encoded) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("RSA");
        PublicKey key;
        try {
            key = keys.generatePublic(new X509EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException noKeyInfo) {
            byte[] bits = der(BIT_STRING, new byte[] {0}, encoded);
            key = keys.generatePublic(new X509EncodedKeySpec(der(SEQUENCE, RSA, bits)));
        }
        byFingerprint.put(Hash.md5(encoded), key);
        byFingerprint.put(Hash.md5(key.getEncoded()), key);
        if (key instanceof RSAPublicKey rsa) {
            byFingerprint.put(
                    Hash.md5(der(SEQUENCE, integer(rsa.getModulus()), integer(rsa.getPublicExponent()))), key);
        }
    }

    private static byte[] integer(BigInteger value) {
        return der(INTEGER, value.toByteArray());
    }

    /** A value in the distinguished encoding rules (X.690): tag, length, contents. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            contents.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        int length = contents.size();
        if (length < 0x80) {
            value.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int from = bytes[0] == 0 ? 1 : 0;
            value.write(0x80 | bytes.length - from);
            value.write(bytes, from, bytes.length - from);
        }
        value.writeBytes(contents.toByteArray());
        return value.toByteArray();
    }

    /** The key with this fingerprint, 32 hex digits; null when there is none. */
    @Nullable
    PublicKey find(String fingerprint) {
        return byFingerprint.get(fingerprint.toLowerCase(Locale.ROOT));
    }
}
