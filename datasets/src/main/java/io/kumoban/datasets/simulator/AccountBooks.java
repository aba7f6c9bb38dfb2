package io.kumoban.datasets.simulator;

import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.delivery.DeliveredFile;
import io.kumoban.datasets.delivery.DigestChain;
import io.kumoban.datasets.delivery.DigestDelivery;
import io.kumoban.datasets.delivery.DigestSigner;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.estate.Region;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one account's files while they are written: the digests of its trail, hour by hour, and the hash over all of
 * them. Hours may be done in any order; those that are early wait here, as small reports.
 */
final class AccountBooks {
    /** Hours behind the end in which late files are still delivered. */
    private static final int LATE_HOURS = 2;

    private final long start;
    private final int hours;
    private final boolean digested;
    private final DigestChain[] chains;
    private final List<List<DeliveredFile>> undigested = new ArrayList<>();
    private final @Nullable DeliveredFile[] newest;
    private final MessageDigest sha256;
    private final Map<Integer, CellReport> early = new TreeMap<>();
    private int next;
    private long storedBytes;
    private int digests;

    AccountBooks(Bucket bucket, List<DigestSigner> signers, Account account, SimulationOptions options) {
        start = options.start().getEpochSecond();
        hours = options.hours();
        digested = options.families().contains(LogFamily.CALLS);
        chains = Arrays.stream(Region.values())
                .map(region -> new DigestChain(
                        bucket,
                        signers.get(region.ordinal()),
                        account.number(),
                        region.id(),
                        Account.TRAIL,
                        Account.TRAIL_BUCKET))
                .toArray(DigestChain[]::new);
        newest = new @Nullable DeliveredFile[chains.length];
        Arrays.stream(chains).forEach(chain -> undigested.add(new ArrayList<>()));
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256; use a complete JDK.", e);
        }
    }

    /** Takes the report of an hour, and enters all that can be entered in order. */
    synchronized void add(CellReport report) {
        early.put(report.hour(), report);
        for (CellReport due = early.remove(next); due != null; due = early.remove(next)) {
            enter(due);
            next++;
        }
        if (next == hours) {
            for (int late = 0; late < LATE_HOURS; late++) {
                digest(hours + late);
            }
        }
    }

    private void enter(CellReport report) {
        for (LogFamily family : LogFamily.values()) {
            report.files(family).forEach(this::note);
        }
        for (int region = 0; region < chains.length; region++) {
            undigested.get(region).addAll(report.calls().get(region));
        }
        digest(report.hour());
    }

    private void digest(int hour) {
        if (!digested) {
            return;
        }
        long from = start + hour * Calendar.HOUR;
        long to = from + Calendar.HOUR;
        for (int region = 0; region < chains.length; region++) {
            List<DeliveredFile> files = undigested.get(region);
            List<DeliveredFile> covered =
                    files.stream().filter(file -> file.stamp() <= to).toList();
            files.removeIf(file -> file.stamp() <= to);
            DeliveredFile digest = chains[region].add(from, to, covered);
            newest[region] = digest;
            digests++;
            note(digest);
        }
    }

    private void note(DeliveredFile file) {
        storedBytes += file.storedBytes();
        sha256.update((file.sha256() + "  " + file.path() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The hash over the lines {@code <sha256>  <path>} of all files, hour by hour; to be asked once, at the end. */
    synchronized byte[] hash() {
        return sha256.digest();
    }

    /** Bytes of all files as they are stored. */
    synchronized long storedBytes() {
        return storedBytes;
    }

    /** How many digests were written. */
    synchronized int digests() {
        return digests;
    }

    /** The ends of the chains. */
    synchronized List<DigestDelivery.Chain> ends() {
        List<DigestDelivery.Chain> ends = new ArrayList<>();
        for (int region = 0; region < chains.length; region++) {
            DeliveredFile last = newest[region];
            if (last != null) {
                ends.add(new DigestDelivery.Chain(List.of(last), chains[region].newest()));
            }
        }
        return ends;
    }
}
