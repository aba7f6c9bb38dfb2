package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunTest {
    @Test
    void sortingPutsRowsInTheTotalOrder() {
        Property.ofSizes(100, 200, random -> size -> Runs.of(random, Runs.layout(Kind.API_CALL), size, 6))
                .holds(made -> {
                    Run run = made.value();
                    run.sort();
                    List<OrderKey> keys = IntStream.range(0, run.rows())
                            .mapToObj(rank -> OrderKey.of(run, run.ordered(rank)))
                            .toList();
                    assertThat(keys).isSorted();
                    assertThat(IntStream.range(0, run.rows()).map(run::ordered).sorted())
                            .containsExactlyElementsOf(
                                    IntStream.range(0, run.rows()).boxed().toList());
                });
    }

    @Test
    void whatIsWrittenIsReadBackAlsoIntoAUsedRun() {
        Property.ofSizes(100, 150, random -> size -> Runs.of(random, Runs.layout(Kind.API_CALL), size, 6))
                .holds(made -> {
                    Run run = made.value();
                    ByteBuffer bytes = ByteBuffer.allocate(run.savedBytes());
                    run.save(bytes);
                    assertThat(bytes.remaining()).isZero();
                    Run back = Runs.of(new Random(1), Runs.layout(Kind.API_CALL), 70, 6);
                    back.load(bytes.flip());
                    assertThat(rows(back)).isEqualTo(rows(run));
                });
    }

    @Test
    void aCopiedRowHoldsTheSame() {
        Property.ofSizes(100, 150, random -> size -> Runs.of(random, Runs.layout(Kind.DNS_QUERY), size, 6))
                .holds(made -> {
                    Run copy = new Run(Runs.layout(Kind.DNS_QUERY));
                    for (int row = 0; row < made.value().rows(); row++) {
                        copy.copy(made.value(), row);
                    }
                    assertThat(rows(copy)).isEqualTo(rows(made.value()));
                });
    }

    private static List<String> rows(Run run) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < run.rows(); row++) {
            rows.add(Runs.row(run, row));
        }
        return rows;
    }
}
