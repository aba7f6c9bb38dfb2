package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final int ROUNDS = 20_000;
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|[.:])0[0-9]");
    private static final Pattern LONG_GROUP = Pattern.compile("[0-9a-fA-F]{5}");

    @ParameterizedTest
    @CsvSource({
        "203.0.113.12, 203.0.113.12",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:1234:a100:8d6e:3477:df66:f105, 2001:db8:1234:a100:8d6e:3477:df66:f105",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::ffff:192.0.2.1, 192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "fe80::1:ff4a:14f7, fe80::1:ff4a:14f7",
    })
    void everyWrittenFormIsRead(String written, String canonical) {
        Address address = Address.of(written);

        assertThat(address.isAbsent()).isFalse();
        assertThat(address).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ":",
                ":::",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.",
                "1..2.3",
                "1.2.3.4 ",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1::2::3",
                "12345::",
                "::1:",
                ":1::",
                "::g",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3",
                "fe80::1%eth0",
                "[::1]",
                "example.com",
                "AWS Internal"
            })
    void whatIsNoAddressIsAbsent(String written) {
        assertThat(Address.of(written).isAbsent()).isTrue();
    }

    @Test
    void aFailedReadLeavesNothingOfTheAddressBehind() {
        Address address = Address.of("2001:db8::1");
        byte[] broken = "2001:db8::1::".getBytes(StandardCharsets.US_ASCII);

        assertThat(address.parse(broken, 0, broken.length)).isFalse();
        assertThat(address.sameAs(new Address())).isTrue();
    }

    @Test
    void anAddressIsReadFromTheMiddleOfALine() {
        byte[] line = "2 10.0.0.62 x".getBytes(StandardCharsets.US_ASCII);
        Address address = new Address();

        assertThat(address.parse(line, 2, 9)).isTrue();
        assertThat(address).hasToString("10.0.0.62");
    }

    @Test
    void randomAddressesReadAsThePlatformReadsThem() throws UnknownHostException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String written = randomAddress(random);

            Address address = Address.of(written);

            assertThat(bytes(address)).as("%s, seed %d", written, seed).isEqualTo(platform(written));
            assertThat(Address.of(address.toString()).sameAs(address))
                    .as("%s written as %s, seed %d", written, address, seed)
                    .isTrue();
        }
    }

    @Test
    void mutatedAddressesNeverThrowAndAreNeverReadOtherwiseThanByThePlatform() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String written = mutated(randomAddress(random), random);

            Address address = Address.of(written);

            if (!hasLeadingZeros(written) && !isLaxForm(written)) {
                assertThat(address.isAbsent() ? null : bytes(address))
                        .as("%s, seed %d", written, seed)
                        .isEqualTo(platform(written));
            }
        }
    }

    /** The platform is of two minds about these, as some programs read them as octal numbers. */
    private static boolean hasLeadingZeros(String written) {
        return written.contains(".") && LEADING_ZERO.matcher(written).find();
    }

    /** The platform also takes addresses of fewer than four parts, scopes, brackets, and groups of over four digits. */
    private static boolean isLaxForm(String written) {
        boolean fewParts =
                !written.contains(":") && written.chars().filter(c -> c == '.').count() < 3;
        boolean longGroup = written.contains(":") && LONG_GROUP.matcher(written).find();
        return fewParts || longGroup || written.contains("%") || written.startsWith("[");
    }

    private static byte @Nullable [] platform(String written) {
        try {
            byte[] bytes = InetAddress.ofLiteral(written).getAddress();
            return bytes.length == 4 ? mapped(bytes) : bytes;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static byte[] mapped(byte[] v4) {
        byte[] bytes = new byte[16];
        bytes[10] = -1;
        bytes[11] = -1;
        System.arraycopy(v4, 0, bytes, 12, 4);
        return bytes;
    }

    private static byte[] bytes(Address address) {
        return ByteBuffer.allocate(16)
                .putLong(address.high())
                .putLong(address.low())
                .array();
    }

    private static String randomAddress(Random random) {
        if (random.nextBoolean()) {
            return dotted(random);
        }
        boolean dottedTail = random.nextInt(4) == 0;
        int groups = dottedTail ? 6 : 8;
        int gapAt = random.nextInt(groups + 1);
        int gapLength = random.nextInt(groups - gapAt + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups; i++) {
            if (gapLength > 0 && i == gapAt) {
                text.append(i == 0 ? "::" : ":");
                i += gapLength - 1;
                continue;
            }
            String group = Integer.toHexString(random.nextInt(random.nextBoolean() ? 16 : 65536));
            text.append(random.nextBoolean() ? group : group.toUpperCase(Locale.ROOT));
            text.append(i + 1 < groups || dottedTail ? ":" : "");
        }
        return dottedTail ? text + dotted(random) : text.toString();
    }

    private static String dotted(Random random) {
        return "%d.%d.%d.%d"
                .formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static String mutated(String written, Random random) {
        StringBuilder text = new StringBuilder(written);
        for (int i = 1 + random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            char other = ".:0123456789afgx%[ -\u00ff".charAt(random.nextInt(21));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }
}
