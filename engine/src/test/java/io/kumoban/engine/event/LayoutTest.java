package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final int DISPATCHES = 8;

    private static List<BitSet> holders(Random random, int fields) {
        return IntStream.range(0, fields)
                .mapToObj(unused -> BitSet.valueOf(new long[] {1 + random.nextInt((1 << DISPATCHES) - 1)}))
                .toList();
    }

    private static Layout layout(List<BitSet> holders) {
        List<Field> fields = IntStream.rangeClosed(0, holders.size())
                .mapToObj(i -> Field.ofCall("requestParameters.shared" + i))
                .toList();
        return new Layout(Kind.API_CALL, fields, 1, List.of(Key.PRINCIPAL), holders);
    }

    @Test
    void fieldsThatAnEventHasTogetherKeepTheirValuesApart() {
        Property.ofSizes(200, 30, random -> size -> holders(random, size)).holds(holders -> {
            Layout layout = layout(holders.value());
            Run run = new Run(layout);
            for (int dispatch = 0; dispatch < DISPATCHES; dispatch++) {
                int row = run.open();
                run.setDispatch(row, dispatch);
                run.setAllAbsent(row);
                run.setSlice(0, row, Slice.of(0, 1, Slice.STRING));
                for (int slot = 1; slot < layout.fields().size(); slot++) {
                    if (layout.isHeld(slot, dispatch)) {
                        run.setSlice(slot, row, Slice.of(slot, 1, Slice.STRING));
                    }
                }
                run.commit();
            }
            for (int row = 0; row < run.rows(); row++) {
                assertThat(run.slice(0, row)).isEqualTo(Slice.of(0, 1, Slice.STRING));
                for (int slot = 1; slot < layout.fields().size(); slot++) {
                    boolean isHeld = holders.value().get(slot - 1).get(row);
                    assertThat(run.slice(slot, row)).isEqualTo(isHeld ? Slice.of(slot, 1, Slice.STRING) : Slice.ABSENT);
                }
            }
        });
    }

    @Test
    void fieldsOfDifferentNamesShareOneCell() {
        Layout layout = layout(List.of(
                BitSet.valueOf(new long[] {0b001}), BitSet.valueOf(new long[] {0b010}), BitSet.valueOf(new long[] {0b100
                })));
        assertThat(layout.cells()).isEqualTo(2);
    }
}
