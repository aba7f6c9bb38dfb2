package io.kumoban.datasets.delivery;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Signs digests as CloudTrail does (AWS page "Custom implementations of CloudTrail log file integrity validation"), with
 * an RSA key that follows from a text: the same text makes the same data set, and whoever knows the text can forge the
 * signatures, so they prove nothing about who wrote the digests.
 */
public final class DigestSigner {
    private static final int PRIME_BYTES = 128;
    /** How much of an encoded public key of 2,048 bits stands before the PKCS#1 structure inside it. */
    private static final int BEFORE_PKCS1 = 24;

    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    static final String DEMO = "the trail of the demo account";
    /** How far behind the hashes of its text the primes of the demo's key lie: to search for them takes a second. */
    private static final int TO_DEMO_P = 726;

    private static final int TO_DEMO_Q = 3_427;

    private final PrivateKey privateKey;
    /** In the encoding of PKCS#1 (RFC 8017, appendix A.1.1), as the service gives it out. */
    private final byte[] publicKey;

    private DigestSigner(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** The signer of the demo account. */
    public static DigestSigner ofDemo() {
        return of(
                hashed(DEMO + "/p").add(BigInteger.valueOf(TO_DEMO_P)),
                hashed(DEMO + "/q").add(BigInteger.valueOf(TO_DEMO_Q)));
    }

    /** The signer whose key follows from this text; takes some tenths of a second. */
    public static DigestSigner of(String seed) {
        return of(prime(hashed(seed + "/p")), prime(hashed(seed + "/q")));
    }

    private static DigestSigner of(BigInteger p, BigInteger q) {
        BigInteger beforeP = p.subtract(BigInteger.ONE);
        BigInteger beforeQ = q.subtract(BigInteger.ONE);
        BigInteger secret = EXPONENT.modInverse(beforeP.multiply(beforeQ));
        BigInteger modulus = p.multiply(q);
        try {
            KeyFactory keys = KeyFactory.getInstance("RSA");
            PublicKey shown = keys.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT));
            byte[] encoded = shown.getEncoded();
            return new DigestSigner(
                    keys.generatePrivate(new RSAPrivateCrtKeySpec(
                            modulus,
                            EXPONENT,
                            secret,
                            p,
                            q,
                            secret.mod(beforeP),
                            secret.mod(beforeQ),
                            q.modInverse(p))),
                    Arrays.copyOfRange(encoded, BEFORE_PKCS1, encoded.length));
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    /** A number of 1,024 bits that follows from a text. */
    private static BigInteger hashed(String text) {
        byte[] bits = new byte[PRIME_BYTES];
        for (int at = 0; at < PRIME_BYTES; at += 32) {
            byte[] hash = hash("SHA-256", (text + at).getBytes(StandardCharsets.UTF_8));
            System.arraycopy(hash, 0, bits, at, hash.length);
        }
        bits[0] |= (byte) 0xc0;
        return new BigInteger(1, bits);
    }

    /** The first prime behind a number that can be a factor of a key. */
    private static BigInteger prime(BigInteger before) {
        BigInteger prime = before.nextProbablePrime();
        while (prime.mod(EXPONENT).equals(BigInteger.ONE)) {
            prime = prime.nextProbablePrime();
        }
        return prime;
    }

    /** The MD5 of the key by which a digest names it, lower-case hex. */
    public String fingerprint() {
        return HexFormat.of().formatHex(hash("MD5", publicKey));
    }

    /**
     * The signature of a digest.
     *
     * @param end               when the digest's period ends, ISO-8601
     * @param path              bucket and key
     * @param sha256            of the digest, lower-case hex
     * @param previousSignature that of the digest before, or {@code null} as a text
     * @return lower-case hex
     */
    public String sign(String end, String path, String sha256, String previousSignature) {
        String text = String.join("\n", end, path, sha256, previousSignature);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    /** The public keys of signers as {@code aws cloudtrail list-public-keys} would print them. */
    public static JsonObject publicKeys(List<DigestSigner> signers, String from, String to) {
        return JsonObject.of(
                "PublicKeyList",
                signers.stream()
                        .map(signer -> JsonObject.of(
                                "Value",
                                Base64.getEncoder().encodeToString(signer.publicKey),
                                "ValidityStartTime",
                                from,
                                "ValidityEndTime",
                                to,
                                "Fingerprint",
                                signer.fingerprint()))
                        .toList());
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    private static IllegalStateException lacking(GeneralSecurityException cause) {
        return new IllegalStateException("This Java runtime lacks RSA, SHA-256 or MD5; use a complete JDK.", cause);
    }
}
