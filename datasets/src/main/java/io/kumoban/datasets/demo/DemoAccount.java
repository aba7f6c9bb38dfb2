package io.kumoban.datasets.demo;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.delivery.CloudTrailDelivery;
import io.kumoban.datasets.delivery.DeliveredFile;
import io.kumoban.datasets.delivery.DigestDelivery;
import io.kumoban.datasets.delivery.DigestSigner;
import io.kumoban.datasets.delivery.DnsLogDelivery;
import io.kumoban.datasets.delivery.FlowLogDelivery;
import io.kumoban.datasets.delivery.TrailFiles;
import io.kumoban.datasets.network.FlowLog;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small labelled account: some days of ordinary life and a few incidents, written as AWS would deliver the logs. Days
 * are lived apart from each other, each under dice of its own, so the bytes do not depend on how many threads run.
 */
public final class DemoAccount {
    private DemoAccount() {}

    /**
     * Writes the account's logs, {@code truth.jsonl}, {@code context.yaml}, the {@code intel} and {@code trail} folders
     * and, last, {@code dataset.json}.
     *
     * @param folder made if absent, else empty
     * @throws IllegalArgumentException if the folder holds something
     * @throws UncheckedIOException if it cannot be written
     */
    public static DemoSummary write(Path folder, DemoOptions options) {
        return write(folder, options, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Writes the same account with an attack to practise on in place of the demo's incidents: the logs that show it,
     * {@code context.yaml}, the {@code intel} folder and, beside CloudTrail, the {@code trail} folder; nothing tells
     * what happened.
     *
     * @param folder made if absent, else empty
     * @throws IllegalArgumentException if the folder holds something
     * @throws UncheckedIOException if it cannot be written
     */
    public static DemoSummary write(Path folder, DemoOptions options, Exercise exercise) {
        return write(folder, options, Runtime.getRuntime().availableProcessors(), Recipe.of(exercise));
    }

    static DemoSummary write(Path folder, DemoOptions options, int threads) {
        return write(folder, options, threads, Recipe.DEMO);
    }

    static DemoSummary write(Path folder, DemoOptions options, int threads, Recipe recipe) {
        requireEmpty(folder);
        Bucket bucket = new Bucket(folder);
        List<DayDelivery> days = liveAll(bucket, options, threads, recipe);
        DigestSigner signer = DigestSigner.ofDemo();
        List<DigestDelivery.Chain> chains =
                recipe.logs().contains(Kind.API_CALL) ? digests(bucket, signer, options, days) : List.of();
        List<DeliveredFile> digests =
                chains.stream().flatMap(chain -> chain.digests().stream()).toList();
        DemoSummary summary = new Inventory(folder, options, days, digests).summary();
        if (!chains.isEmpty()) {
            long start = options.start().getEpochSecond();
            TrailFiles.write(bucket, List.of(signer), start, start + options.days() * Day.LENGTH, chains);
        }
        SideFiles.writeGuides(bucket, recipe);
        if (recipe.labelled()) {
            SideFiles.writeTruth(bucket, options, recipe, summary);
        }
        return summary;
    }

    private static List<DayDelivery> liveAll(Bucket bucket, DemoOptions options, int threads, Recipe recipe) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<DayDelivery>> days = IntStream.range(0, options.days())
                    .mapToObj(index ->
                            new Day(options.seed(), index, options.start().getEpochSecond() + index * Day.LENGTH))
                    .map(day -> workers.submit(() -> live(bucket, day, recipe)))
                    .toList();
            List<DayDelivery> delivered = new ArrayList<>();
            for (Future<DayDelivery> day : days) {
                delivered.add(day.get());
            }
            return delivered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Writing the demo account was interrupted; delete its folder and repeat.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("Writing the demo account failed; see the cause.", e.getCause());
        }
    }

    private static DayDelivery live(Bucket bucket, Day day, Recipe recipe) {
        Ledger ledger = new Ledger();
        recipe.lives().forEach(life -> life.live(day, ledger));
        List<Incident> incidents = recipe.incidents(day, ledger);
        Dice dice = day.dice("delivery");
        CloudTrailDelivery.Delivered calls = CloudTrailDelivery.deliver(bucket, Arn.ACCOUNT, ledger.calls(), dice);
        List<DeliveredFile> flows = FlowLogDelivery.deliver(
                bucket, Arn.ACCOUNT, Arn.HOME_REGION, Company.FLOW_LOG, FlowLog.HEADER, ledger.flows(), dice);
        List<DeliveredFile> lookups = DnsLogDelivery.deliver(bucket, Arn.ACCOUNT, Company.VPC, ledger.lookups(), dice);
        int gaps = (int) ledger.flows().stream()
                .filter(flow -> !flow.status().equals("OK"))
                .count();
        return new DayDelivery(calls.files(), calls.repeats(), flows, gaps, lookups, incidents);
    }

    private static List<DigestDelivery.Chain> digests(
            Bucket bucket, DigestSigner signer, DemoOptions options, List<DayDelivery> days) {
        return Stream.of(Arn.HOME_REGION, Arn.SECOND_REGION)
                .parallel()
                .map(region -> {
                    List<DeliveredFile> logFiles = days.stream()
                            .flatMap(day -> day.calls().stream())
                            .filter(file -> file.path().contains("/CloudTrail/" + region + "/"))
                            .toList();
                    return DigestDelivery.deliver(
                            bucket,
                            signer,
                            Arn.ACCOUNT,
                            region,
                            Company.DELIVERED_TRAIL,
                            Company.LOG_BUCKET,
                            logFiles,
                            options.start().getEpochSecond(),
                            Day.LENGTH,
                            options.days());
                })
                .toList();
    }

    private static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new IllegalArgumentException(
                        "The folder " + folder + " is not empty; name a new one for the account.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Could not look into " + folder + "; check that it is a readable folder.", e);
        }
    }

    /** What one day left behind. */
    record DayDelivery(
            List<DeliveredFile> calls,
            int repeats,
            List<DeliveredFile> flows,
            int gaps,
            List<DeliveredFile> lookups,
            List<Incident> incidents) {}
}
