package io.kumoban.engine.trail;

import io.kumoban.engine.trail.Problem.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the digests of one chain from the oldest on. A digest is judged when the one after it is known, since that
 * holds its hash and its signature; two are in memory at a time. What is wrong with a digest is named once.
 */
final class ChainCheck {
    private static final String ALGORITHM = "SHA256withRSA";

    private final Path folder;
    private final String chain;
    private final Knowledge knowledge;
    private final TrailCheck.Span span;
    private final Covered covered;
    private final Consumer<Problem> problems;
    private final Set<String> unknownKeys = new HashSet<>();
    private long digests;
    private long verified;
    private long logFiles;
    private long intact;
    private @Nullable Instant from;
    private @Nullable Instant until;

    /** What the user gave beside the logs. */
    record Knowledge(PublicKeys keys, Signatures signatures) {}

    /** A digest and the file that it lies in. */
    private record Link(String name, ObjectNames names, DigestFile digest, String sha256) {}

    ChainCheck(
            Path folder,
            String chain,
            Knowledge knowledge,
            TrailCheck.Span span,
            Covered covered,
            Consumer<Problem> problems) {
        this.folder = folder;
        this.chain = chain;
        this.knowledge = knowledge;
        this.span = span;
        this.covered = covered;
        this.problems = problems;
    }

    /** Verifies the digests that touch the stretch of time; empty when there are none. */
    Optional<TrailReport.Chain> run(List<TrailFolder.Entry> files) {
        Link before = null;
        for (TrailFolder.Entry file : files) {
            if (!Instant.ofEpochMilli(file.stamp()).isAfter(span.from())) {
                continue;
            }
            boolean isOver = until != null && !until.isBefore(span.until());
            Link link = link(file, isOver);
            boolean beyond = isOver || link != null && !link.digest().from().isBefore(span.until());
            digests += beyond ? 0 : 1;
            if (link != null) {
                join(before, link, beyond);
                before = beyond ? null : link;
            }
            if (beyond) {
                break;
            }
        }
        if (before != null) {
            judge(before, "");
        }
        return summary();
    }

    private Optional<TrailReport.Chain> summary() {
        if (from == null || until == null) {
            return Optional.empty();
        }
        if (span.from().isAfter(Instant.MIN) && from.isAfter(span.from())) {
            gap(span.from(), from, "the stretch of time begins before the first digest");
        }
        if (span.until().isBefore(Instant.MAX) && until.isBefore(span.until())) {
            gap(until, span.until(), "the stretch of time ends behind the last digest");
        }
        return Optional.of(new TrailReport.Chain(chain, digests, verified, logFiles, intact, from, until));
    }

    /** Reads a digest; null when it is none, or lies in a wrong place, which is no problem once all is over. */
    private @Nullable Link link(TrailFolder.Entry file, boolean isOver) {
        Path path = ObjectNames.file(folder, file.name());
        PlainContent content =
                path == null ? new PlainContent("", new byte[0], "it is gone") : PlainContent.ofDigest(path);
        String trouble = content.damage();
        DigestFile digest = null;
        if (trouble.isEmpty()) {
            try {
                digest = DigestFile.parse(content.bytes());
            } catch (IllegalArgumentException noDigest) {
                trouble = String.valueOf(noDigest.getMessage());
            }
        }
        ObjectNames names = digest == null ? null : ObjectNames.of(folder, digest.object(), file.name());
        if (digest == null && !isOver) {
            problem(Kind.DIGEST_UNREADABLE, file.name(), "The digest cannot be read: " + trouble + ".");
        } else if (digest != null && names == null && !isOver) {
            problem(Kind.DIGEST_MOVED, file.name(), "It is the digest " + digest.object() + ", which belongs there.");
        }
        return digest == null || names == null ? null : new Link(file.name(), names, digest, content.sha256());
    }

    /** Judges a digest by the one after it, and takes that one up. */
    private void join(@Nullable Link before, Link link, boolean beyond) {
        DigestFile.Previous previous = link.digest().previous();
        String name = previous == null ? null : link.names().name(previous.object());
        if (before != null) {
            DigestFile.Previous told = before.name().equals(name) ? previous : null;
            if (told != null && !before.sha256().equals(told.sha256())) {
                problem(
                        Kind.DIGEST_ALTERED,
                        before.digest().object(),
                        "Its content is not the one whose hash " + link.digest().object() + " holds.");
                before.digest().logFiles().forEach(named -> nameOf(before, named));
            } else {
                judge(before, told == null ? "" : told.signature());
            }
        }
        if (!beyond) {
            missing(before, link, previous, name);
            extend(link.digest());
        }
    }

    /** Names what is not there between two digests. */
    private void missing(
            @Nullable Link before, Link link, DigestFile.@Nullable Previous previous, @Nullable String name) {
        if (previous != null && name == null) {
            problem(
                    Kind.NAME_REFUSED,
                    link.digest().object(),
                    "It names a digest before it outside of the folder: " + previous.object() + ".");
        } else if (name != null && until != null && link.names().file(name) == null) {
            problem(
                    Kind.DIGEST_MISSING,
                    previous == null ? name : previous.object(),
                    "The digest before %s is not there; from %s to %s nothing is covered."
                            .formatted(
                                    link.digest().object(), until, link.digest().from()));
        } else if (before != null
                && until != null
                && link.digest().from().isAfter(until)
                && (previous == null || before.name().equals(name))) {
            gap(
                    until,
                    link.digest().from(),
                    previous == null ? "the chain begins anew" : "no digest covers the time between");
        }
    }

    private void gap(Instant begins, Instant ends, String why) {
        problem(Kind.GAP, chain, "From %s to %s nothing is covered: %s.".formatted(begins, ends, why));
    }

    private void extend(DigestFile digest) {
        from = from == null || digest.from().isBefore(from) ? digest.from() : from;
        until = until == null || digest.until().isAfter(until) ? digest.until() : until;
        covered.add(digest.from(), digest.until());
    }

    /** Holds a digest against its signature, and its log files against it. */
    private void judge(Link link, String toldByNext) {
        DigestFile digest = link.digest();
        String given = knowledge.signatures().of(digest.object());
        String signature = toldByNext.isEmpty() ? given : toldByNext;
        PublicKey key = knowledge.keys().find(digest.fingerprint());
        if (signature.isEmpty()) {
            problem(
                    Kind.SIGNATURE_UNKNOWN,
                    digest.object(),
                    "No digest after it tells its signature; give it with --signatures, or end before it with --to.");
        } else if (key == null) {
            if (unknownKeys.add(digest.fingerprint())) {
                problem(
                        Kind.KEY_UNKNOWN,
                        digest.object(),
                        "From this digest on there is no public key with the fingerprint " + digest.fingerprint()
                                + ".");
            }
        } else if (!given.isEmpty() && !given.equals(signature)) {
            problem(
                    Kind.SIGNATURE_WRONG,
                    digest.object(),
                    "The digest after it tells another signature than the file of signatures.");
        } else if (!holds(digest, link.sha256(), signature, key)) {
            problem(Kind.SIGNATURE_WRONG, digest.object(), "Its signature is not one of this digest by this key.");
        } else {
            verified++;
            intact += checkLogs(link);
            return;
        }
        checkLogs(link);
    }

    private static boolean holds(DigestFile digest, String sha256, String hex, PublicKey key) {
        if (!digest.algorithm().equals(ALGORITHM)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(digest.signed(sha256).getBytes(StandardCharsets.UTF_8));
            return signature.verify(HexFormat.of().parseHex(hex));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    /** Holds the log files against a digest; says how many are the same. */
    private long checkLogs(Link link) {
        long same = 0;
        for (DigestFile.Named named : link.digest().logFiles()) {
            String name = nameOf(link, named);
            if (name == null) {
                problem(Kind.NAME_REFUSED, named.object(), "It lies outside of the folder and is not looked at.");
                continue;
            }
            Path file = link.names().file(name);
            if (file == null) {
                problem(
                        Kind.LOG_MISSING,
                        named.object(),
                        "The digest " + link.digest().object() + " names it.");
                continue;
            }
            PlainContent content = PlainContent.ofLog(file);
            if (!content.damage().isEmpty()) {
                problem(Kind.LOG_ALTERED, named.object(), "It is not as it was delivered: " + content.damage() + ".");
            } else if (!content.sha256().equals(named.sha256())) {
                problem(Kind.LOG_ALTERED, named.object(), altered(link.digest(), content.sha256()));
            } else {
                same++;
            }
        }
        return same;
    }

    /** The name of a log file, which from now on is one that a digest names; null when it lies outside of the folder. */
    private @Nullable String nameOf(Link link, DigestFile.Named named) {
        logFiles++;
        String name = link.names().name(named.object());
        if (name != null) {
            covered.name(name);
        }
        return name;
    }

    private static String altered(DigestFile digest, String sha256) {
        return digest.logFiles().stream()
                .filter(other -> other.sha256().equals(sha256))
                .findFirst()
                .map(other -> "It has the content of " + other.object() + ".")
                .orElse("Its content has another hash than the digest " + digest.object() + " says.");
    }

    private void problem(Kind kind, String file, String detail) {
        problems.accept(new Problem(kind, file, detail));
    }
}
