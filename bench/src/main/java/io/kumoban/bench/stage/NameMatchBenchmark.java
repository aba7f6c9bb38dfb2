package io.kumoban.bench.stage;

import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.shard.DetectorSet;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The names of the demo account's DNS queries looked up in a list of two million domains, with all their parents. One domain
 * in fifty that is asked for is on the list. Beside it a set of strings, in which the name and each parent are looked up.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class NameMatchBenchmark implements Measured {
    private static final int LISTED = 50;
    private static final int FILES_OF_A_RUN = 32;
    private static final String LIST = "large-domains";

    private int entries = 2_000_000;
    private final DnsQuery query = new DnsQuery();
    private final Set<String> strings = new HashSet<>();
    private List<Run> runs = List.of();
    private DomainSet set = DomainSet.EMPTY;

    @Override
    public void shrink() {
        entries = 200_000;
    }

    @Override
    @Setup
    public void prepare() {
        DemoLogs logs = DemoLogs.shared();
        DetectorSet detectors = logs.detectors();
        runs = DecodedLogs.runs(
                detectors,
                Kind.DNS_QUERY,
                DecodedLogs.blocks(logs.packed(Kind.DNS_QUERY), Kind.DNS_QUERY),
                FILES_OF_A_RUN);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < entries; i++) {
            String label = Integer.toString(random.nextInt() & Integer.MAX_VALUE, Character.MAX_RADIX);
            strings.add(label + (i % 3 == 0 ? ".example.com" : i % 3 == 1 ? ".example.net" : ".org"));
        }
        for (Run run : runs) {
            for (int row = 0; row < run.rows(); row++) {
                query.at(run, row);
                if (query.domain().isPresent() && Long.remainderUnsigned(query.domainHash(), LISTED) == 0) {
                    strings.add(query.domain().toString());
                }
            }
        }
        DomainSet.Builder builder = new DomainSet.Builder();
        for (String name : strings) {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            builder.add(utf8, 0, utf8.length);
        }
        set = new Lists(Map.of(), Map.of(LIST, builder.build()))
                .lookedUp(Set.of(LIST))
                .domains(LIST);
    }

    @Override
    public long events() {
        return runs.stream().mapToLong(Run::rows).sum();
    }

    /** Answers how many queries are for a member or a name below one, and one more. */
    @Benchmark
    public long kumoban() {
        long members = 1;
        for (Run run : runs) {
            for (int row = 0; row < run.rows(); row++) {
                query.at(run, row);
                members += set.contains(query) ? 1 : 0;
            }
        }
        return members;
    }

    /** The same with strings. */
    @Benchmark
    public long hashSet() {
        long members = 1;
        for (Run run : runs) {
            for (int row = 0; row < run.rows(); row++) {
                query.at(run, row);
                members += isMember(query.name().toString()) ? 1 : 0;
            }
        }
        return members;
    }

    private boolean isMember(String name) {
        int from = 0;
        while (!strings.contains(name.substring(from))) {
            int dot = name.indexOf('.', from);
            if (dot < 0) {
                return false;
            }
            from = dot + 1;
        }
        return true;
    }
}
