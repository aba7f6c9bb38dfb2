package io.kumoban.datasets.simulator;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.delivery.DeliveredFile;
import io.kumoban.datasets.delivery.DigestDelivery;
import io.kumoban.datasets.delivery.DigestSigner;
import io.kumoban.datasets.delivery.TrailFiles;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.estate.Region;
import io.kumoban.datasets.simulator.files.Outlet;
import io.kumoban.datasets.simulator.files.Workshop;
import io.kumoban.datasets.truth.Incident;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes all cells of a simulation, on several threads, and writes them into a folder or nowhere. */
public final class SimulationRun {
    /** The keys of the Regions, as CloudTrail signs: one for all accounts in each. To find one takes some tenths of a second. */
    private static final class Keys {
        static final List<DigestSigner> SIGNERS = Arrays.stream(Region.values())
                .map(region -> DigestSigner.of("the trail of the simulated organisation in " + region.id()))
                .toList();
    }

    private final Simulation simulation;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong records = new AtomicLong();
    private volatile boolean stopped;

    public SimulationRun(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Has the run end as soon as the cells that are being made are done; from any thread. */
    public void stop() {
        stopped = true;
    }

    /** How far it has come; from any thread. */
    public SimulationProgress progress() {
        return new SimulationProgress(done.get(), simulation.cells(), records.get());
    }

    /** Makes everything and writes nothing: no compression, no hashes, no digests. */
    public SimulationSummary discard(int threads) {
        return run(threads, null, List.of());
    }

    /**
     * Writes the logs under {@code AWSLogs}, {@code truth.jsonl}, {@code context.yaml}, the {@code intel} and {@code trail}
     * folders and, last, {@code dataset.json}.
     *
     * @param folder made if absent, else empty
     * @throws IllegalArgumentException if the folder holds something
     * @throws UncheckedIOException if it cannot be written
     */
    public SimulationSummary write(Path folder, int threads) {
        requireEmpty(folder);
        Bucket bucket = new Bucket(folder);
        List<DigestSigner> signers = Keys.SIGNERS;
        List<AccountBooks> books = simulation.estate().accounts().stream()
                .map(account -> new AccountBooks(bucket, signers, account, simulation.options()))
                .toList();
        SimulationSummary summary = run(threads, bucket, books);
        if (!summary.interrupted()) {
            List<DigestDelivery.Chain> ends =
                    books.stream().flatMap(book -> book.ends().stream()).toList();
            long start = simulation.options().start().getEpochSecond();
            TrailFiles.write(
                    bucket, signers, start, start + simulation.options().days() * Calendar.DAY + Calendar.DAY, ends);
            EstateFiles.write(bucket, simulation, summary);
        }
        return summary;
    }

    private SimulationSummary run(int threads, @Nullable Bucket bucket, List<AccountBooks> books) {
        long begin = System.nanoTime();
        Tally tally = new Tally();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<Tally>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(workers.submit(worker(bucket, books)));
            }
            for (Future<Tally> part : parts) {
                tally.add(part.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The simulation was interrupted; delete its folder and repeat.", e);
        } catch (ExecutionException e) {
            stopped = true;
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The simulation failed; see the cause.", e.getCause());
        }
        boolean interrupted = done.get() < simulation.cells();
        List<Incident> incidents = simulation.happenings().incidents();
        return new SimulationSummary(
                tally,
                books.stream().mapToInt(AccountBooks::digests).sum(),
                books.stream().mapToLong(AccountBooks::storedBytes).sum(),
                incidents,
                simulation.happenings().leftOut(),
                benignAccountDays(incidents),
                System.nanoTime() - begin,
                books.isEmpty() || interrupted ? "" : hash(books),
                interrupted);
    }

    /** Takes one cell after the other, in their order, until there are none. */
    private Callable<Tally> worker(@Nullable Bucket bucket, List<AccountBooks> books) {
        return () -> {
            Tally tally = new Tally();
            Workshop workshop = new Workshop();
            try (FolderOutlet folder = bucket == null ? null : new FolderOutlet(bucket)) {
                Outlet outlet = folder == null ? SimulationRun::drop : folder;
                for (long cell = next.getAndIncrement();
                        cell < simulation.cells() && !stopped;
                        cell = next.getAndIncrement()) {
                    CellReport report = simulation.live(simulation.cell(cell), outlet, workshop);
                    if (!books.isEmpty()) {
                        books.get(report.account()).add(report);
                    }
                    tally.add(report.tally());
                    records.addAndGet(report.tally().records());
                    done.incrementAndGet();
                }
                return tally;
            } catch (RuntimeException | Error failed) {
                stopped = true;
                throw failed;
            }
        };
    }

    private static DeliveredFile drop(
            String key, long stamp, RecordBuffer content, int records, long oldest, long newest) {
        return new DeliveredFile(key, stamp, records, "", content.length(), 0, oldest, newest);
    }

    private static String hash(List<AccountBooks> books) {
        StringBuilder hashes = new StringBuilder();
        books.forEach(
                book -> hashes.append(HexFormat.of().formatHex(book.hash())).append('\n'));
        return Bucket.sha256(hashes.toString().getBytes(StandardCharsets.UTF_8));
    }

    private long benignAccountDays(List<Incident> incidents) {
        long start = simulation.options().start().getEpochSecond();
        long touched = incidents.stream()
                .flatMap(incident -> Stream.iterate(
                                Math.floorDiv(incident.from() - start, Calendar.DAY),
                                day -> day <= Math.floorDiv(incident.to() - start, Calendar.DAY),
                                day -> day + 1)
                        .map(day -> incident.account() + "/" + day))
                .distinct()
                .count();
        return (long) simulation.options().accounts() * simulation.options().days() - touched;
    }

    private static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new IllegalArgumentException("The folder " + folder + " is not empty; name a new one.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Could not look into " + folder + "; check that it is a readable folder.", e);
        }
    }
}
