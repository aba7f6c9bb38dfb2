package io.kumoban.engine.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Runs of made-up rows for tests. Rows often agree in time, identity, or all of it. */
public final class Runs {
    private static final Layout CALLS =
            new Layout(Kind.API_CALL, List.of(ApiCall.EVENT_ID, ApiCall.EVENT_NAME), 2, List.of(Key.PRINCIPAL));
    private static final Layout QUERIES = new Layout(Kind.DNS_QUERY, List.of(DnsQuery.QUERY_NAME), 0, List.of());

    private Runs() {}

    /** The layouts of two families. */
    public static Layout layout(Kind kind) {
        return kind == Kind.DNS_QUERY ? QUERIES : CALLS;
    }

    /** An unsorted run of one of the two families, with times from 0 to {@code lastTime}. */
    public static Run of(Random random, Layout layout, int rows, int lastTime) {
        Run run = new Run(layout);
        for (int i = 0; i < rows; i++) {
            int row = run.open();
            for (int slot = 0; slot < layout.fields().size(); slot++) {
                byte[] text = "x"
                        .repeat(random.nextInt(4))
                        .concat("é" + random.nextInt(3))
                        .getBytes(StandardCharsets.UTF_8);
                int type = random.nextInt(6);
                run.setSlice(
                        slot, row, random.nextInt(4) == 0 ? Slice.ABSENT : run.addText(text, 0, text.length, type));
            }
            for (int column = 0; column < layout.numbers(); column++) {
                run.setNumber(column, row, random.nextLong());
            }
            for (int slot = 0; slot < layout.keys().size(); slot++) {
                run.setKey(slot, row, random.nextLong());
            }
            run.setOrderKey(
                    row,
                    random.nextInt(lastTime + 1),
                    random.nextInt(3) - 1L,
                    random.nextInt(2) - 1L,
                    random.nextInt(2) - 1L,
                    random.nextInt(2));
            run.setPlace(row, random.nextInt(5), random.nextLong() >>> 1, random.nextInt(100));
            run.setDispatch(row, random.nextInt(7));
            run.setAccount(row, random.nextLong());
            run.commit();
        }
        return run;
    }

    /** Everything that a row holds. */
    public static String row(Run run, int row) {
        StringBuilder text = new StringBuilder();
        text.append(OrderKey.of(run, row))
                .append(' ')
                .append(run.member(row))
                .append(' ')
                .append(run.offset(row));
        text.append(' ').append(run.length(row)).append(' ').append(run.dispatch(row));
        text.append(' ').append(run.account(row));
        for (int slot = 0; slot < run.layout().fields().size(); slot++) {
            Text value = new Text();
            value.set(run.text(), run.slice(slot, row));
            text.append(' ').append(value.isAbsent() ? "-" : value.type() + "'" + value + "'");
        }
        for (int column = 0; column < run.layout().numbers(); column++) {
            text.append(' ').append(run.number(column, row));
        }
        for (int slot = 0; slot < run.layout().keys().size(); slot++) {
            text.append(' ').append(run.key(slot, row));
        }
        return text.toString();
    }
}
