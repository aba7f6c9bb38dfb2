package io.kumoban.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RingTest {
    private static final int NUMBERS = 5_000;

    /** What goes round: a number and what the stages made of it. */
    private static final class Place {
        private int number;
        private final List<String> marks = Collections.synchronizedList(new ArrayList<>());
    }

    private final Control control = new Control();
    private final List<List<String>> out = new ArrayList<>();

    @Test
    void everyPlaceGoesThroughTheStagesInOrder() {
        Ring<Place> ring = ring(4).then(place -> place.marks.add("first"))
                .thenEach(2, worker -> place -> place.marks.add("each"))
                .thenAny(3, worker -> place -> place.marks.add("any"))
                .then(this::collect);

        pass(ring, NUMBERS);

        assertThat(out)
                .containsExactlyElementsOf(IntStream.range(0, NUMBERS)
                        .mapToObj(number -> List.of(Integer.toString(number), "first", "each", "each", "any"))
                        .toList());
    }

    @Test
    void aPlaceGoesOnWhileItsStageIsBusyWithTheNextOnes() {
        CountDownLatch firstIsThrough = new CountDownLatch(1);
        CountDownLatch everythingIsPublished = new CountDownLatch(1);
        Ring<Place> ring = ring(8).then(place -> {
                    await(everythingIsPublished);
                    if (place.number == 1) {
                        await(firstIsThrough);
                    }
                })
                .then(place -> {
                    collect(place);
                    firstIsThrough.countDown();
                });

        ring.start();
        fill(ring, 0, 4);
        everythingIsPublished.countDown();
        control.await();
        ring.halt();

        assertThat(out).hasSize(4);
    }

    @Test
    void afterAFailurePlacesPassThroughUntouched() {
        Ring<Place> ring = ring(4).then(place -> {
                    if (place.number == 3) {
                        throw new IllegalStateException("at three");
                    }
                })
                .then(this::collect);

        pass(ring, NUMBERS);

        assertThatThrownBy(control::succeeded).hasMessage("at three");
        assertThat(out).hasSizeLessThanOrEqualTo(3);
    }

    private Ring<Place> ring(int places) {
        return new Ring<>("ring-test", Place::new, places, control);
    }

    private void pass(Ring<Place> ring, int numbers) {
        ring.start();
        fill(ring, 0, numbers);
        control.await();
        ring.halt();
    }

    private void fill(Ring<Place> ring, int from, int to) {
        for (int number = from; number < to; number++) {
            Place place = ring.claim();
            place.number = number;
            place.marks.clear();
            place.marks.add(Integer.toString(number));
            last = to - 1;
            ring.publish();
        }
    }

    private volatile int last;

    private void collect(Place place) {
        out.add(List.copyOf(place.marks));
        if (place.number == last) {
            control.finish();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
