package io.kumoban.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Runs;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Traffic;
import io.kumoban.engine.format.ApiNames;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every column of a block is read back as it was written, whatever the values are. */
class BlockTest {
    private static final Projection PLAIN = Projection.of(List.of(), List.of());

    @Test
    void everyFieldOfEveryRowIsReadBack() {
        for (Kind kind : Kind.values()) {
            Property.ofSizes(40, 900, random -> {
                        long seed = random.nextLong();
                        return rows -> rows(new Random(seed), PLAIN.layout(kind), rows);
                    })
                    .holds(sized -> assertThat(texts(readBack(sized.value()))).isEqualTo(texts(sized.value())));
        }
    }

    @Test
    void onlyRowsOfTheSpanAreReadAndTheOthersAreCounted() {
        Run run = rows(new Random(7), PLAIN.layout(Kind.FLOW), 500);
        long from = run.time(100) + 1;
        long to = run.time(400);
        Projection narrow = new Projection(List.of(), Map.of(), List.of(), ApiNames.NONE, Assets.NONE, from, to);
        Map<Kind, Run> read = new EnumMap<>(Kind.class);

        int left = new BlockReader(narrow, FieldsHeld.of(PLAIN))
                .read(block(run), members(), kind -> into(read, kind, narrow));

        Run rest = read.get(Kind.FLOW);
        assertThat(left + rest.rows()).isEqualTo(500);
        assertThat(rest.rows()).isPositive();
        List<String> inside = new ArrayList<>();
        for (int row = 0; row < run.rows(); row++) {
            if (run.time(row) >= from && run.time(row) < to) {
                inside.add(Runs.row(run, row));
            }
        }
        assertThat(texts(rest)).isEqualTo(inside);
    }

    private static Run readBack(Run run) {
        if (run.rows() == 0) {
            return run;
        }
        Map<Kind, Run> read = new EnumMap<>(Kind.class);
        new BlockReader(PLAIN, FieldsHeld.of(PLAIN)).read(block(run), members(), kind -> into(read, kind, PLAIN));
        return read.get(run.kind());
    }

    private static Run into(Map<Kind, Run> read, Kind kind, Projection projection) {
        return read.computeIfAbsent(kind, unused -> new Run(projection.layout(kind)));
    }

    private static int[] members() {
        int[] members = new int[16];
        for (int i = 0; i < members.length; i++) {
            members[i] = i;
        }
        return members;
    }

    private static Excerpt block(Run run) {
        Run[] runs = new Run[Kind.count()];
        int[] counts = new int[runs.length];
        for (Kind kind : Kind.values()) {
            runs[kind.ordinal()] = kind == run.kind() ? run : new Run(PLAIN.layout(kind));
            counts[kind.ordinal()] = runs[kind.ordinal()].rows();
        }
        ByteOutput out = new ByteOutput();
        OrderKey first = OrderKey.of(run, 0);
        new BlockHead(first, first, counts, new Totals(), List.of()).write(out);
        new BlockWriter().write(runs, out, new long[runs.length]);
        Excerpt excerpt = new Excerpt();
        excerpt.type = Excerpt.Type.BLOCK;
        excerpt.bytes = out.bytes();
        excerpt.length = out.size();
        return excerpt;
    }

    /** Rows in order of time, with columns of few values, of many, of none, and of one that follows from another. */
    private static Run rows(Random random, Layout layout, int count) {
        Run run = new Run(layout);
        int variety = 1 + random.nextInt(600);
        boolean seconds = random.nextBoolean();
        long time = 1_700_000_000_000L;
        for (int i = 0; i < count; i++) {
            int row = run.open();
            time += random.nextInt(3) * (seconds ? 1000L : 7L);
            int choice = random.nextInt(variety);
            for (int slot = 0; slot < layout.fields().size(); slot++) {
                run.setSlice(slot, row, text(random, run, slot, choice));
            }
            for (int column = 0; column < layout.numbers(); column++) {
                run.setNumber(column, row, number(random, column, choice));
            }
            run.setOrderKey(row, time, random.nextLong(), random.nextLong(), random.nextLong(), random.nextInt(2));
            run.setPlace(row, random.nextInt(5), random.nextLong() >>> 20, random.nextInt(2000));
            run.setDispatch(row, dispatch(run, row));
            run.setAccount(row, account(run, row));
            run.commit();
        }
        return run;
    }

    /** As decoders do it where nobody listens to API names. */
    private static int dispatch(Run run, int row) {
        return run.kind() == Kind.FLOW
                ? Traffic.number(run.number(Flow.SHAPE, row), run.number(Flow.PROTOCOL, row))
                : 0;
    }

    /** As decoders do it: the hash of the account's text, 0 without one. */
    private static long account(Run run, int row) {
        Field field = switch (run.kind()) {
            case API_CALL -> ApiCall.ACCOUNT;
            case FLOW -> Flow.ACCOUNT;
            case DNS_QUERY -> DnsQuery.ACCOUNT;
        };
        long slice = run.slice(run.layout().slot(field), row);
        return slice == Slice.ABSENT || Slice.length(slice) == 0
                ? 0
                : Hashes.of(run.text(), Slice.offset(slice), Slice.length(slice));
    }

    private static long text(Random random, Run run, int slot, int choice) {
        String text = switch (slot % 6) {
            case 0 -> "value-" + choice;
            case 1 -> "part.of." + choice + ".example.com.";
            case 2 -> choice % 3 == 0 ? null : "é" + choice / 7;
            case 3 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 4 -> random.nextInt(9) == 0 ? null : "x".repeat(random.nextInt(40)) + random.nextInt();
            default -> null;
        };
        if (text == null) {
            return Slice.ABSENT;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return run.addText(utf8, 0, utf8.length, slot % 6 == 0 ? choice % 6 : Slice.STRING);
    }

    private static long number(Random random, int column, int choice) {
        return switch (column % 5) {
            case 0 -> random.nextInt(4) == 0 ? Long.MIN_VALUE : random.nextInt(70_000);
            case 1 -> choice;
            case 2 -> random.nextLong();
            case 3 -> 443;
            default -> random.nextInt(5) == 0 ? Long.MAX_VALUE : 1L << random.nextInt(63);
        };
    }

    private static List<String> texts(Run run) {
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < run.rows(); row++) {
            texts.add(Runs.row(run, row));
        }
        return texts;
    }
}
