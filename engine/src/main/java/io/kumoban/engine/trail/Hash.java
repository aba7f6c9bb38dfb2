package io.kumoban.engine.trail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes as digests write them: lower-case hex. */
final class Hash {
    private Hash() {}

    static MessageDigest sha256() {
        return of("SHA-256");
    }

    static String hex(MessageDigest finished) {
        return HexFormat.of().formatHex(finished.digest());
    }

    static String md5(byte[] bytes) {
        MessageDigest hash = of("MD5");
        hash.update(bytes);
        return hex(hash);
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks " + algorithm + "; use a complete JDK.", e);
        }
    }
}
