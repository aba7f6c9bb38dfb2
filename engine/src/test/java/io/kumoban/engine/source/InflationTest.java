package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kumoban.engine.testing.ExternalData;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both inflaters give the same bytes and the same verdict, whatever is in the file. */
class InflationTest {
    private static final byte[] PLAIN = Packed.log(400);

    private static Reading read(byte[] file, ReadLimits limits, Inflation inflation) {
        try (LogSource source = new LogSource(limits, inflation);
                PlainReader reader = source.open(Reading.named("file", file.length), file, file.length)) {
            return Reading.of(reader, 8192);
        }
    }

    private static void bothGiveTheSame(byte[] file, ReadLimits limits) {
        Reading quick = read(file, limits, Inflation.AUTO);
        Reading plain = read(file, limits, Inflation.JDK);
        assertThat(quick.summary()).isEqualTo(plain.summary());
        for (int i = 0; i < plain.contents().size(); i++) {
            assertThat(quick.contents().get(i).bytes())
                    .isEqualTo(plain.contents().get(i).bytes());
        }
    }

    private static int atOnce(byte[] packed, int most) {
        assumeTrue(Libdeflate.obstacle() == null, () -> "libdeflate cannot be loaded here: " + Libdeflate.obstacle());
        WholeGzip whole = new WholeGzip();
        try {
            return whole.inflate(packed, 0, packed.length, most);
        } finally {
            whole.end();
        }
    }

    @Test
    void chainsCutsFlipsAndLiesReadTheSameWithBoth() {
        Property.of(600, InflationTest::file).holds(file -> bothGiveTheSame(file, ReadLimits.DEFAULT));
    }

    @Test
    void limitsAreMetAtTheSameByteWithBoth() {
        Property.of(100, random -> new Limited(file(random), random.nextInt(1, 40_000)))
                .holds(file ->
                        bothGiveTheSame(file.bytes(), ReadLimits.DEFAULT.withMaxPlainBytesPerFile(file.limit())));
    }

    private record Limited(byte[] bytes, int limit) {}

    @Test
    void realDeliveriesWholeAndDamagedReadTheSameWithBoth() throws IOException {
        Random random = new Random(5);
        try (Stream<Path> files = Files.walk(ExternalData.named("cloudtrail-invictus"))) {
            List<Path> packed = files.filter(file -> file.toString().endsWith(".gz"))
                    .sorted()
                    .toList();
            for (Path path : packed) {
                byte[] file = Files.readAllBytes(path);
                bothGiveTheSame(file, ReadLimits.DEFAULT);
                bothGiveTheSame(damaged(random, file), ReadLimits.DEFAULT);
            }
        }
    }

    @Test
    void goodDataGoesAtOnce() {
        assertThat(atOnce(Packed.gzip(PLAIN), Integer.MAX_VALUE)).isEqualTo(PLAIN.length);
        assertThat(atOnce(Packed.concat(Packed.gzip(PLAIN), new byte[5]), Integer.MAX_VALUE))
                .isEqualTo(PLAIN.length);
        assertThat(atOnce(Packed.gzip(new byte[0]), Integer.MAX_VALUE)).isZero();
    }

    @Test
    void ofTwinsInAChainBothAreRead() {
        byte[] member = Packed.gzip(PLAIN);
        assertThat(atOnce(Packed.concat(member, member), Integer.MAX_VALUE)).isEqualTo(2 * PLAIN.length);
    }

    @Test
    void whatCannotBeTrustedIsLeftToTheOther() {
        byte[] packed = Packed.gzip(PLAIN);
        byte[] flipped = packed.clone();
        flipped[packed.length / 2] ^= 4;
        byte[] huge = packed.clone();
        Arrays.fill(huge, huge.length - 4, huge.length, (byte) 0xff);
        byte[] small = packed.clone();
        Arrays.fill(small, small.length - 4, small.length, (byte) 0);
        for (byte[] file : List.of(
                flipped,
                huge,
                small,
                Arrays.copyOf(packed, packed.length - 1),
                Packed.concat(packed, new byte[] {0, 1}),
                Packed.concat(packed, Arrays.copyOf(packed, 40)),
                Packed.gzipOfZeros(17))) {
            assertThat(atOnce(file, Integer.MAX_VALUE)).isEqualTo(-1);
        }
        assertThat(atOnce(packed, PLAIN.length - 1)).isEqualTo(-1);
    }

    private static byte[] file(Random random) {
        byte[] file = member(random);
        byte[] first = file;
        for (int more = random.nextInt(3); more > 0; more--) {
            file = Packed.concat(file, random.nextInt(4) == 0 ? first : member(random));
        }
        return random.nextInt(3) == 0 ? file : damaged(random, file);
    }

    private static byte[] member(Random random) {
        byte[] plain = switch (random.nextInt(5)) {
            case 0 -> new byte[random.nextInt(100_000)];
            case 1 -> noise(random, random.nextInt(3000));
            default -> Packed.log(random.nextInt(2000));
        };
        byte[] packed = random.nextInt(5) == 0 ? Packed.gzipWithAllFields(plain) : Packed.gzip(plain);
        if (random.nextInt(5) == 0) {
            packed = Packed.concat(
                    Arrays.copyOf(packed, 3),
                    new byte[] {8},
                    Arrays.copyOfRange(packed, 4, 10),
                    Packed.text("a name\0"),
                    Arrays.copyOfRange(packed, 10, packed.length));
        }
        return random.nextInt(8) == 0 ? Packed.gzip(packed) : packed;
    }

    private static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] damaged(Random random, byte[] file) {
        byte[] broken = file.clone();
        switch (random.nextInt(6)) {
            case 0 -> broken = Arrays.copyOf(broken, 2 + random.nextInt(broken.length - 2));
            case 1 -> broken[2 + random.nextInt(broken.length - 2)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> broken[broken.length - 1 - random.nextInt(4)] = (byte) random.nextInt();
            case 3 -> broken[broken.length - 5 - random.nextInt(4)] ^= 1;
            case 4 -> broken = Packed.concat(broken, new byte[random.nextInt(20)]);
            default -> {
                int trailer = random.nextInt(9);
                broken = Packed.concat(broken, Arrays.copyOfRange(broken, broken.length - trailer, broken.length));
            }
        }
        return broken;
    }
}
