package io.kumoban.engine.trail;

import java.util.Locale;

/**
 * Something that keeps a trail from being verified.
 *
 * @param file   the key of the object, or the name in the folder where a file has none; for a gap the chain
 * @param detail a sentence
 */
public record Problem(Kind kind, String file, String detail) {
    /** What is wrong. */
    public enum Kind {
        /** A log file that a digest names is not there. */
        LOG_MISSING,
        /** A log file is not what was delivered. */
        LOG_ALTERED,
        /** A log file lies in time that digests cover, and none of them names it. */
        LOG_UNNAMED,
        /** A digest that the one after it names is not there. */
        DIGEST_MISSING,
        /** A digest is not the one whose hash the one after it holds. */
        DIGEST_ALTERED,
        /** A digest lies where another belongs. */
        DIGEST_MOVED,
        /** A digest cannot be read. */
        DIGEST_UNREADABLE,
        /** The signature of a digest does not belong to it. */
        SIGNATURE_WRONG,
        /** Nothing tells the signature of a digest. */
        SIGNATURE_UNKNOWN,
        /** There is no public key of the fingerprint that digests name. */
        KEY_UNKNOWN,
        /** No digest covers a stretch of time. */
        GAP,
        /** A digest names a file outside of the folder. */
        NAME_REFUSED;

        /** In words, for example {@code log missing}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
