package io.kumoban.engine.format;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.list.AddressSet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One log family's decoder twice, on its quick way and on its plain way, fed with the same texts: what one says of them
 * the other must say. Both live as long as this does, so that what the quick way has learned is tried too.
 */
public final class BothWays {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.shipped();
    private static final int ROWS_KEPT = 4096;

    private final Kind kind;
    private final Format format;
    private final Decoder quick;
    private final Decoder plain;
    private final Layout layout;
    private final Run quickRun;
    private final Run plainRun;
    private final Tally quickTally = new Tally();
    private final Tally plainTally = new Tally();
    private final Block block = new Block();
    private long records;
    private long accepted;
    private long ignored;
    private long bad;

    private BothWays(Kind kind, Format format, Decoder quick, Decoder plain, Layout layout) {
        this.kind = kind;
        this.format = format;
        this.quick = quick;
        this.plain = plain;
        this.layout = layout;
        quickRun = new Run(layout);
        plainRun = new Run(layout);
    }

    /**
     * New decoders that have learned nothing.
     *
     * @param maxRecord bytes that a JSON record may have
     * @param maxDepth  levels that a JSON record may have
     */
    public static BothWays of(Kind kind, int maxRecord, int maxDepth) {
        return switch (kind) {
            case API_CALL -> calls(maxRecord, maxDepth);
            case FLOW -> flows();
            case DNS_QUERY -> queries(maxRecord, maxDepth);
        };
    }

    private static BothWays calls(int maxRecord, int maxDepth) {
        List<Field> fields = Stream.of(
                        "requestParameters",
                        "requestParameters.name",
                        "requestParameters.items",
                        "responseElements.x",
                        "responseElements.name.arn",
                        "errorMessage")
                .map(Field::ofCall)
                .toList();
        Projection projection = new Projection(
                fields,
                Map.of(Field.ofCall("requestParameters.policyDocument"), Set.of("GetObject")),
                List.of(Key.PRINCIPAL, Key.ACCESS_KEY, Key.ACCOUNT_API),
                new ApiNames(List.of("GetObject", "PutObject")),
                Assets.NONE,
                Long.MIN_VALUE,
                4_102_444_800_000L);
        return new BothWays(
                Kind.API_CALL,
                Format.CLOUD_TRAIL,
                new CloudTrailDecoder(projection, maxRecord, maxDepth, true),
                new CloudTrailDecoder(projection, maxRecord, maxDepth, false),
                projection.layout(Kind.API_CALL));
    }

    private static BothWays queries(int maxRecord, int maxDepth) {
        Projection projection = Projection.of(List.of(), List.of(Key.CLIENT, Key.DOMAIN));
        return new BothWays(
                Kind.DNS_QUERY,
                Format.RESOLVER,
                new ResolverDecoder(projection, SUFFIXES, maxRecord, maxDepth, true),
                new ResolverDecoder(projection, SUFFIXES, maxRecord, maxDepth, false),
                projection.layout(Kind.DNS_QUERY));
    }

    private static BothWays flows() {
        Assets estate = new Assets(
                AddressSet.of(List.of("10.0.0.0/8", "172.31.16.0/20", "fd00::/8")),
                AddressSet.EMPTY,
                Map.of("eni-0a", new Assets.NetworkInterface("i-0123456789abcdef0", null, null, "10.0.0.5", List.of())),
                Map.of());
        Projection projection = new Projection(
                FlowColumns.known().stream().map(Field::ofFlow).toList(),
                Map.of(),
                List.of(Key.OWN_SIDE, Key.REMOTE_SIDE, Key.INTERFACE),
                ApiNames.NONE,
                estate,
                Long.MIN_VALUE,
                4_102_444_800_000L);
        return new BothWays(
                Kind.FLOW,
                Format.FLOW_TEXT,
                new FlowTextDecoder(projection),
                new PlainFlowTextDecoder(projection),
                projection.layout(Kind.FLOW));
    }

    /** Decodes the bytes from {@code from} to {@code to} both ways; what is wrong, or null when nothing is. */
    public @Nullable String wrong(byte[] bytes, int from, int to) {
        if (quickRun.rows() > ROWS_KEPT) {
            quickRun.clear();
            plainRun.clear();
        }
        int rowsBefore = plainRun.rows();
        String threw = threw(quick, quickRun, quickTally, bytes, from, to, "the quick way");
        if (threw == null) {
            threw = threw(plain, plainRun, plainTally, bytes, from, to, "the plain way");
        }
        if (threw != null) {
            return threw;
        }
        String tallies = tallies(plainRun.rows() - rowsBefore);
        return tallies == null ? rows(rowsBefore) : tallies;
    }

    private @Nullable String threw(Decoder decoder, Run run, Tally tally, byte[] bytes, int from, int to, String name) {
        block.bytes = bytes;
        block.from = from;
        block.to = to;
        block.origin = -from;
        block.member = 1;
        block.format = format;
        block.last = true;
        tally.clear();
        try {
            decoder.decode(block, run, tally);
            return null;
        } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
            StackTraceElement[] trace = thrown.getStackTrace();
            return name + " threw " + thrown + (trace.length > 0 ? " at " + trace[0] : "");
        }
    }

    private @Nullable String tallies(int rows) {
        long ignoredHere = 0;
        for (long count : plainTally.ignored().values()) {
            ignoredHere += count;
        }
        int badHere = plainTally.bad().size();
        records += plainTally.records();
        accepted += rows;
        ignored += ignoredHere;
        bad += badHere;
        if (plainTally.records() != rows + ignoredHere + badHere) {
            return "of %d records %d became rows, %d were ignored and %d rejected"
                    .formatted(plainTally.records(), rows, ignoredHere, badHere);
        }
        String wrong = differs("records", quickTally.records(), plainTally.records());
        if (wrong == null) {
            wrong = differs("malformed values", quickTally.malformedValues(), plainTally.malformedValues());
        }
        if (wrong == null && !quickTally.ignored().equals(plainTally.ignored())) {
            wrong = differ("ignored", quickTally.ignored(), plainTally.ignored());
        }
        if (wrong == null) {
            wrong = differs("rejects", quickTally.bad().size(), badHere);
        }
        for (int i = 0; i < badHere && wrong == null; i++) {
            wrong = rejects(quickTally.bad().get(i), plainTally.bad().get(i));
        }
        return wrong;
    }

    private static @Nullable String rejects(Tally.Bad quick, Tally.Bad plain) {
        boolean same = quick.member() == plain.member()
                && quick.offset() == plain.offset()
                && quick.length() == plain.length()
                && quick.reason().equals(plain.reason())
                && Arrays.equals(quick.sample(), plain.sample());
        return same ? null : differ("a reject", quick, plain);
    }

    private @Nullable String rows(int first) {
        if (quickRun.rows() != plainRun.rows()) {
            return differ("rows", quickRun.rows(), plainRun.rows());
        }
        for (int row = first; row < plainRun.rows(); row++) {
            String wrong = row(row);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable String row(int row) {
        if (OrderKey.compareRows(quickRun, row, plainRun, row) != 0) {
            return differ("order key", OrderKey.of(quickRun, row), OrderKey.of(plainRun, row));
        }
        String wrong = differs("member", quickRun.member(row), plainRun.member(row));
        wrong = wrong != null ? wrong : differs("offset", quickRun.offset(row), plainRun.offset(row));
        wrong = wrong != null ? wrong : differs("length", quickRun.length(row), plainRun.length(row));
        wrong = wrong != null ? wrong : differs("dispatch", quickRun.dispatch(row), plainRun.dispatch(row));
        wrong = wrong != null ? wrong : differs("account", quickRun.account(row), plainRun.account(row));
        for (int i = 0; i < layout.keys().size() && wrong == null; i++) {
            wrong = differs(layout.keys().get(i).name(), quickRun.key(i, row), plainRun.key(i, row));
        }
        for (int i = 0; i < layout.numbers() && wrong == null; i++) {
            if (quickRun.number(i, row) != plainRun.number(i, row)) {
                wrong = differ("number " + i, quickRun.number(i, row), plainRun.number(i, row));
            }
        }
        for (int i = 0; i < layout.fields().size() && wrong == null; i++) {
            wrong = sameText(quickRun.slice(i, row), plainRun.slice(i, row))
                    ? null
                    : differ(
                            layout.fields().get(i).toString(),
                            shown(quickRun, quickRun.slice(i, row)),
                            shown(plainRun, plainRun.slice(i, row)));
        }
        return wrong;
    }

    private boolean sameText(long left, long right) {
        if (left == Slice.ABSENT || right == Slice.ABSENT) {
            return left == right;
        }
        int leftFrom = Slice.offset(left);
        int rightFrom = Slice.offset(right);
        return Slice.type(left) == Slice.type(right)
                && Arrays.equals(
                        quickRun.text(),
                        leftFrom,
                        leftFrom + Slice.length(left),
                        plainRun.text(),
                        rightFrom,
                        rightFrom + Slice.length(right));
    }

    private static String shown(Run run, long slice) {
        return slice == Slice.ABSENT
                ? "absent"
                : "type " + Slice.type(slice) + " "
                        + new String(run.text(), Slice.offset(slice), Slice.length(slice), StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String differs(String what, long quick, long plain) {
        return quick == plain ? null : differ(what, quick, plain);
    }

    private static String differ(String what, Object quick, Object plain) {
        return what + ": " + quick + " on the quick way, " + plain + " on the plain one";
    }

    /** Records that the decoders met so far. */
    public long records() {
        return records;
    }

    /** Records that became rows. */
    public long accepted() {
        return accepted;
    }

    /** Good records of no use to detectors. */
    public long ignored() {
        return ignored;
    }

    /** Records that were rejected. */
    public long bad() {
        return bad;
    }

    /** Records that the quick way took: 0 for flows, whose two decoders do not count it. */
    public long quickRecords() {
        return switch (quick) {
            case CloudTrailDecoder calls -> calls.quickRecords();
            case ResolverDecoder queries -> queries.quickRecords();
            default -> 0;
        };
    }

    public Kind kind() {
        return kind;
    }
}
