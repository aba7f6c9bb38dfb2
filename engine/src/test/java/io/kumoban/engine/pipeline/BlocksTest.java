package io.kumoban.engine.pipeline;

import static io.kumoban.engine.pipeline.BlockReading.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.testing.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However the bytes are cut into blocks, and whatever was done to them, the records are the same. */
class BlocksTest {
    private static final ReplayOptions.Limits SMALL = new ReplayOptions.Limits(4000, 20, 1L << 30, 250);
    private static final int WHOLE = 1 << 20;
    /** The bytes by which even the smallest block tells its format. */
    private static final int HEAD = 64;

    private enum Shape {
        DELIVERY("{\"Records\":[", ",", "]}"),
        PRETTY("{\n  \"Records\": [\n    ", ",\n    ", "\n  ]\n}\n"),
        LINES("", "\n", "\n"),
        ARRAY("[", ",\n", "]"),
        DELIVERIES_IN_LINES("{\"Records\":[", "]}\n{\"Records\":[", "]}\n");

        final String before;
        final String between;
        final String behind;

        Shape(String before, String between, String behind) {
            this.before = before;
            this.between = between;
            this.behind = behind;
        }

        String of(List<String> records) {
            return records.stream().collect(Collectors.joining(between, before, behind));
        }
    }

    private static String event(int id, int filling) {
        return ("{\"eventVersion\":\"1.08\",\"eventSource\":\"iam.amazonaws.com\",\"userIdentity\":{\"type\":"
                        + "\"IAMUser\",\"arn\":\"arn:aws:iam::1:user/u\",\"accountId\":\"111122223333\"},"
                        + "\"eventTime\":\"2026-03-02T10:00:00Z\",\"eventName\":\"GetUser\","
                        + "\"requestParameters\":{\"a\":[{\"b\":\"%s\"}]},\"eventID\":\"e%d\"}")
                .formatted("x\\\"{".repeat(filling), id);
    }

    private static List<String> events(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(id -> event(id, random.nextInt(30)))
                .toList();
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(id -> "e" + id).toList();
    }

    @ParameterizedTest
    @EnumSource
    void goodTextGivesTheSameRecordsInBlocksOfAnySize(Shape shape) {
        Property.ofSizes(40, 30, random -> size -> events(size + 1, random)).holds(events -> {
            byte[] bytes = utf8(shape.of(events.value()));
            BlockReading whole = BlockReading.of(bytes, WHOLE, SMALL, List.of());
            assertThat(whole.ids()).isEqualTo(ids(events.value().size()));
            assertThat(whole.bad()).isEmpty();
            assertThat(BlockReading.ofLent(bytes, 500, SMALL, List.of()).events())
                    .isEqualTo(whole.events());
            for (int block : new int[] {64, 127, 500, 1000, 4096}) {
                BlockReading cut = BlockReading.of(bytes, block, SMALL, List.of());
                assertThat(cut.events()).as("in blocks of %d", block).isEqualTo(whole.events());
                assertThat(cut.bad()).isEmpty();
            }
        });
    }

    /** A text and what was done to it: the bytes from {@code from} to {@code to} are not as they were. */
    private record Damaged(byte[] bytes, int from, int to, List<String> before, List<String> behind) {
        @Override
        public String toString() {
            return from + " to " + to + " of " + new String(bytes, ISO_8859_1);
        }
    }

    /**
     * Damages a text at one place. Records that end before the damage must be found; so must those that begin behind
     * the second record start after it, as the first may belong to what is broken. Without the head of an envelope there are
     * no records to be found.
     */
    private static Damaged damaged(Shape shape, int count, Random random) {
        List<String> events = events(count, random);
        String text = shape.of(events);
        byte[] bytes = utf8(text);
        int at = random.nextInt(bytes.length);
        int size = 1 + random.nextInt(5);
        int to = Math.min(bytes.length, at + size);
        byte[] result = switch (random.nextInt(4)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                to = at + 1;
                yield flipped;
            }
            case 1 -> joined(bytes, at, new byte[0], to);
            case 2 -> {
                byte[] inserted = new byte[size];
                random.nextBytes(inserted);
                to = at;
                yield joined(bytes, at, inserted, at);
            }
            default -> {
                to = bytes.length;
                yield Arrays.copyOf(bytes, at);
            }
        };
        List<String> before = new ArrayList<>();
        List<String> behind = new ArrayList<>();
        int startsBehind = 0;
        for (int id = 0; id < count; id++) {
            int start = text.indexOf(events.get(id));
            if (start + events.get(id).length() < at) {
                before.add("e" + id);
            } else if (start > to && at >= shape.before.length() && startsBehind++ > 0) {
                behind.add("e" + id);
            }
        }
        return new Damaged(result, at, to, before, behind);
    }

    private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
        byte[] joined = Arrays.copyOf(bytes, to + middle.length + bytes.length - from);
        System.arraycopy(middle, 0, joined, to, middle.length);
        System.arraycopy(bytes, from, joined, to + middle.length, bytes.length - from);
        return joined;
    }

    @ParameterizedTest
    @EnumSource
    void damageCostsOnlyTheRecordsAroundIt(Shape shape) {
        Property.of(400, random -> damaged(shape, 12, random)).holds(damaged -> {
            for (int block : damaged.from < HEAD ? new int[] {WHOLE} : new int[] {WHOLE, 600, 64}) {
                BlockReading reading = inTime(() -> BlockReading.of(damaged.bytes, block, SMALL, List.of()));
                assertThat(reading.ids()).as("in blocks of %d", block).containsAll(damaged.before);
                assertThat(reading.ids())
                        .as("in blocks of %d, bad: %s", block, reading.bad())
                        .containsAll(damaged.behind);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void lentBytesGiveTheSameAsCopiedOnes(Shape shape) {
        Property.of(400, random -> damaged(shape, 8, random)).holds(damaged -> {
            BlockReading copied = BlockReading.of(damaged.bytes, WHOLE, SMALL, List.of());
            BlockReading lent = BlockReading.ofLent(damaged.bytes, WHOLE, SMALL, List.of());
            assertThat(lent.events()).isEqualTo(copied.events());
            assertThat(lent.bad()).usingRecursiveComparison().isEqualTo(copied.bad());
        });
    }

    @ParameterizedTest
    @EnumSource
    void whetherARecordIsGoodDoesNotDependOnWhatIsAskedFor(Shape shape) {
        List<Field> everything = new ArrayList<>();
        for (String path : List.of(
                "eventVersion",
                "userIdentity",
                "requestParameters",
                "requestParameters.a",
                "eventTime",
                "userIdentity.sessionContext",
                "resources")) {
            everything.add(Field.of(Kind.API_CALL, path));
        }
        Property.of(400, random -> damaged(shape, 6, random)).holds(damaged -> {
            BlockReading nothing = BlockReading.of(damaged.bytes, 700, SMALL, List.of());
            BlockReading all = BlockReading.of(damaged.bytes, 700, SMALL, everything);
            assertThat(all.events()).isEqualTo(nothing.events());
            assertThat(all.badPlaces()).isEqualTo(nothing.badPlaces());
        });
    }

    @Test
    void anyBytesEndWithoutAnException() {
        byte[] alphabet = utf8("{{{}}[[]],,::\"\"\\ \n\r\t19.e-truefalsn\u0001é");
        byte[] head = utf8(event(1, 0) + "\n");
        Property.ofSizes(500, 3000, random -> size -> {
                    byte[] noise = new byte[size];
                    for (int i = 0; i < size; i++) {
                        noise[i] = alphabet[random.nextInt(alphabet.length)];
                    }
                    return joined(head, head.length, noise, head.length);
                })
                .holds(noise -> {
                    for (int block : new int[] {64, 1000, WHOLE}) {
                        BlockReading reading = inTime(() -> BlockReading.of(noise.value(), block, SMALL, List.of()));
                        assertThat(reading.ids()).startsWith("e1");
                    }
                });
    }

    @Test
    void aRecordThatNestsTooDeepIsBadAndItsNeighboursAreGood() {
        String deep = event(1, 0).replace("[{\"b\":\"\"}]", "[".repeat(20) + "]".repeat(20));
        for (Shape shape : Shape.values()) {
            byte[] bytes = utf8(shape.of(List.of(event(0, 0), deep, event(2, 0))));
            BlockReading reading = BlockReading.of(bytes, 64, SMALL, List.of());
            assertThat(reading.ids()).containsExactly("e0", "e2");
            assertThat(reading.bad()).singleElement().satisfies(bad -> {
                assertThat(bad.reason()).contains("deeper than 20 levels");
                assertThat(bad.length()).isEqualTo(deep.length());
            });
        }
    }

    @Test
    void aRecordLongerThanTheLimitIsBadAndItsNeighboursAreGood() {
        String onLimit = event(1, (4000 - event(1, 0).length()) / 4);
        for (int filling : new int[] {1000, 1500, 5000, 100_000}) {
            String tooLong = event(2, filling);
            for (Shape shape : Shape.values()) {
                byte[] bytes = utf8(shape.of(List.of(event(0, 0), onLimit, tooLong, event(3, 0), event(4, 3))));
                for (int block : new int[] {64, 1000, 5000, WHOLE}) {
                    BlockReading reading = BlockReading.of(bytes, block, SMALL, List.of());
                    assertThat(reading.ids()).as(shape + " " + block).containsExactly("e0", "e1", "e3", "e4");
                    assertThat(reading.bad())
                            .as(shape + " " + block)
                            .singleElement()
                            .satisfies(bad -> {
                                assertThat(bad.reason()).contains("longer than 4000 bytes (see --max-record)");
                                assertThat(bad.length()).isEqualTo(tooLong.length());
                                assertThat(new String(bytes, (int) bad.offset(), 20, UTF_8))
                                        .isEqualTo(tooLong.substring(0, 20));
                            });
                }
            }
        }
    }

    @Test
    void aLongRecordWithoutAnEndDoesNotTakeTheRestOfTheFileWithIt() {
        String unclosed = event(1, 3000).replace("}]}", "");
        String openString = event(1, 3000).replace("\"}]}", "");
        for (String broken : List.of(unclosed, openString)) {
            for (Shape shape : Shape.values()) {
                List<String> records = new ArrayList<>(List.of(event(0, 0), broken));
                IntStream.range(2, 40).forEach(id -> records.add(event(id, 1)));
                for (int block : new int[] {64, 1000, WHOLE}) {
                    BlockReading reading = BlockReading.of(utf8(shape.of(records)), block, SMALL, List.of());
                    assertThat(reading.ids())
                            .as(shape + " in blocks of " + block)
                            .contains("e0", "e5", "e39");
                    assertThat(reading.bad()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void aControlCharacterInAStringBreaksItsRecordAlone() {
        for (Shape shape : Shape.values()) {
            String broken = event(1, 1).replace("IAMUser", "IAM\nUser");
            BlockReading reading = BlockReading.of(
                    utf8(shape.of(List.of(event(0, 0), broken, event(2, 0), event(3, 0)))), 64, SMALL, List.of());
            assertThat(reading.ids()).as(shape.name()).containsExactly("e0", "e2", "e3");
            assertThat(reading.bad()).isNotEmpty();
        }
    }

    @Test
    void aDeliveryThatEndsInsideItsArrayGivesItsWholeRecordsAndSaysSo() {
        String text = Shape.DELIVERY.of(List.of(event(0, 0), event(1, 0)));

        BlockReading between = BlockReading.of(utf8(text.substring(0, text.length() - 2)), 64, SMALL, List.of());
        BlockReading within = BlockReading.of(utf8(text.substring(0, text.length() - 30)), 64, SMALL, List.of());

        assertThat(between.ids()).containsExactly("e0", "e1");
        assertThat(between.bad())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason()).contains("ends inside its array"));
        assertThat(within.ids()).containsExactly("e0");
        assertThat(within.bad()).isNotEmpty();
    }

    @Test
    void garbageBetweenLinesIsBadLineByLine() {
        String text = event(0, 0) + "\n# a comment\n\n" + event(1, 0) + "\nnull\n12\n" + event(2, 0) + "\n\"x\"";

        BlockReading reading = BlockReading.of(utf8(text), 64, SMALL, List.of());

        assertThat(reading.ids()).containsExactly("e0", "e1", "e2");
        assertThat(reading.bad().stream().map(bad -> new String(bad.sample(), UTF_8)))
                .containsExactly("# a comment", "null", "12", "\"x\"");
    }

    @Test
    void ofAFileThatIsDamagedBehindABrokenRecordAllWholeRecordsAreUsed() {
        List<String> records = new ArrayList<>(List.of(event(0, 0), event(1, 0).replace("}]}", "}]")));
        IntStream.range(2, 10).forEach(id -> records.add(event(id, 0)));
        String text = Shape.LINES.of(records);
        byte[] bytes = utf8(text.substring(0, text.length() - 40));

        for (int block : new int[] {64, 1000, WHOLE}) {
            BlockReading reading = BlockReading.of(bytes, block, SMALL, List.of(), "the gzip data is cut");
            assertThat(reading.ids())
                    .as("in blocks of " + block)
                    .containsExactly("e0", "e2", "e3", "e4", "e5", "e6", "e7", "e8");
            assertThat(reading.bad().getLast().reason()).isEqualTo("the gzip data is cut");
        }
    }

    @Test
    void manyRecordsWithoutAnEndTakeNoLongerThanTheirBytes() {
        byte[] lines = utf8((event(1, 0).replace("}]}", "}]") + "\n").repeat(30_000));
        byte[] brackets = utf8(event(0, 0) + "\n" + "{\"a\":{\n".repeat(500_000));
        byte[] records = utf8("{\"Records\":[" + (event(1, 0).replace("}]}", "}]") + ",").repeat(30_000));
        byte[] closed = utf8(event(0, 0) + "\n" + "{\"a\":{\n".repeat(500_000) + "]");

        for (byte[] bytes : List.of(lines, brackets, records, closed)) {
            inTime(() -> BlockReading.of(bytes, 512 << 10, ReplayOptions.Limits.STANDARD, List.of()));
        }
    }

    @Test
    void anEmptyBlockOfNothingButSpaceEnds() {
        assertThatCode(() -> BlockReading.of(utf8(event(0, 0) + " \n".repeat(5000)), 64, SMALL, List.of()))
                .doesNotThrowAnyException();
    }

    private static BlockReading inTime(ThrowingSupplier<BlockReading> reading) {
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), reading);
    }
}
