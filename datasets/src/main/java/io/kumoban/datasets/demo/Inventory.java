package io.kumoban.datasets.demo;

import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.delivery.DeliveredFile;
import io.kumoban.datasets.demo.DemoAccount.DayDelivery;
import io.kumoban.datasets.demo.DemoSummary.Family;
import io.kumoban.datasets.truth.Incident;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds up what the days delivered. */
record Inventory(Path folder, DemoOptions options, List<DayDelivery> days, List<DeliveredFile> digests) {

    DemoSummary summary() {
        int quietDays =
                (int) days.stream().filter(day -> day.incidents().isEmpty()).count();
        List<Incident> incidents = days.stream()
                .flatMap(day -> day.incidents().stream())
                .sorted(Comparator.comparingLong(Incident::from))
                .toList();
        return new DemoSummary(
                folder,
                family(all(DayDelivery::calls)),
                family(all(DayDelivery::flows)),
                family(all(DayDelivery::lookups)),
                family(digests),
                days.stream().mapToInt(DayDelivery::repeats).sum(),
                days.stream().mapToInt(DayDelivery::gaps).sum(),
                quietDays,
                incidents,
                sha256());
    }

    private String sha256() {
        String lines = Stream.of(all(DayDelivery::calls), all(DayDelivery::flows), all(DayDelivery::lookups), digests)
                .flatMap(List::stream)
                .map(file -> file.sha256() + "  " + file.path() + "\n")
                .sorted()
                .collect(Collectors.joining());
        return Bucket.sha256(lines.getBytes(StandardCharsets.UTF_8));
    }

    private List<DeliveredFile> all(Function<DayDelivery, List<DeliveredFile>> kind) {
        return days.stream().map(kind).flatMap(List::stream).toList();
    }

    private static Family family(List<DeliveredFile> files) {
        return new Family(
                files.size(),
                files.stream().mapToInt(DeliveredFile::records).sum(),
                files.stream().mapToLong(DeliveredFile::plainBytes).sum(),
                files.stream().mapToLong(DeliveredFile::storedBytes).sum());
    }
}
