package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The quick way through records of known shapes says of every text what the plain way says, and is taken often. */
class KnownShapesTest {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_DEPTH = 12;
    private static final List<Field> CALL_FIELDS = Stream.of(
                    "requestParameters",
                    "requestParameters.name",
                    "requestParameters.items",
                    "responseElements.x",
                    "responseElements.name.arn",
                    "errorMessage")
            .map(Field::ofCall)
            .toList();

    @Test
    void callsThatRepeatWithOtherValuesReadTheSameBothWays() {
        AtomicLong quick = new AtomicLong();
        Property.<List<byte[]>>of(400, random -> texts(random, record(random), 0))
                .holds(texts -> {
                    quick.addAndGet(compareCalls(texts));
                });
        assertThat(quick).as("records on the quick way").hasValueGreaterThan(2_000);
    }

    @Test
    void damagedCallsReadTheSameBothWays() {
        AtomicLong quick = new AtomicLong();
        Property.<List<byte[]>>of(400, random -> texts(random, record(random), 30))
                .holds(texts -> {
                    quick.addAndGet(compareCalls(texts));
                });
        assertThat(quick).as("records on the quick way").hasValueGreaterThan(2_000);
    }

    @Test
    void queriesReadTheSameBothWays() {
        AtomicLong quick = new AtomicLong();
        Property.<List<byte[]>>of(200, random -> texts(random, queries(random), 15))
                .holds(texts -> {
                    quick.addAndGet(compareQueries(texts));
                });
        assertThat(quick).as("records on the quick way").hasValueGreaterThan(2_000);
    }

    @Test
    void aNameThatOccursTwiceInOneRecordIsLeftToThePlainWay() {
        String start = "{\"eventVersion\":\"1\",\"eventTime\":\"2026-01-01T00:00:00Z\",\"eventSource\":\"s3\","
                + "\"eventName\":\"GetObject\",\"recipientAccountId\":\"1\",\"eventID\":\"";
        String plain = start + "a\",\"userAgent\":\"x\",\"readOnly\":true}\n";
        String turned = start + "b\",\"readOnly\":true,\"userAgent\":\"y\"}\n";
        String twice = start + "c\",\"userAgent\":\"z\",\"readOnly\":true,\"userAgent\":\"last\"}\n";

        List<byte[]> texts = Stream.of(plain, turned, plain, turned, twice)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();

        assertThat(compareCalls(texts)).isEqualTo(2);
    }

    @Test
    void anotherNumberMayBeFollowedByOtherMembers() {
        String start = "{\"eventTime\":\"2026-01-01T00:00:00Z\",\"eventSource\":\"s3\",\"eventName\":\"GetObject\","
                + "\"recipientAccountId\":\"1\",\"eventID\":\"a\",\"readOnly\":";
        List<byte[]> texts = Stream.of("12}", "13,\"x\":1}", "14}", "15,\"x\":2}", "16,\"x\":33}")
                .map(end -> (start + end + "\n").getBytes(StandardCharsets.UTF_8))
                .toList();

        assertThat(compareCalls(texts)).isEqualTo(3);
    }

    @Test
    void anObjectAndNullTakeTurnsOnTheQuickWay() {
        String start = "{\"eventTime\":\"2026-01-01T00:00:00Z\",\"eventSource\":\"s3\",\"eventName\":\"GetObject\","
                + "\"recipientAccountId\":\"1\",\"eventID\":\"a\",\"requestParameters\":";
        List<byte[]> texts = Stream.of("null", "{\"name\":\"b\"}", "null", "{\"name\":\"c\"}", "{}", "{\"name\":\"d\"}")
                .map(value -> (start + value + ",\"readOnly\":true}\n").getBytes(StandardCharsets.UTF_8))
                .toList();

        assertThat(compareCalls(texts)).isEqualTo(3);
    }

    private static List<String> record(Random random) {
        JsonTexts texts = new JsonTexts(random);
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            records.add(random.nextInt(3) == 0 ? texts.event() : ordinary(random));
        }
        return records;
    }

    /** A call as AWS writes them, with some of the members that only some have. */
    private static String ordinary(Random random) {
        String name = random.nextBoolean() ? "GetObject" : "PutObject";
        String issuer = random.nextBoolean() ? "{\"arn\":\"arn:aws:iam::1:role/r\",\"userName\":\"r\"}" : "{}";
        String session =
                "\"sessionContext\":{\"sessionIssuer\":" + issuer + ",\"attributes\":{\"mfaAuthenticated\":\"false\"}}";
        String error = "\"errorCode\":\"AccessDenied\",\"errorMessage\":\"no \\\"way\\\" é\",";
        String parameters = "{\"name\":\"n" + random.nextInt(9) + "\",\"items\":[\"one\",\"two\",3],\"policyDocument\":"
                + "\"{\\\"Version\\\":1}\"}";
        return "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"AssumedRole\",\"principalId\":\"AROA1:session"
                + random.nextInt(9) + "\",\"arn\":\"arn:aws:sts::1:assumed-role/r/session1\",\"accountId\":\"1\","
                + (random.nextBoolean() ? session : "\"accessKeyId\":\"ASIA1\"")
                + "},\"eventTime\":\"2026-03-01T10:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\""
                + name
                + "\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"198.51.100.7\",\"userAgent\":\"aws-cli\","
                + (random.nextInt(3) == 0 ? error : "")
                + "\"requestParameters\":" + (random.nextInt(3) == 0 ? "null" : parameters)
                + ",\"responseElements\":"
                + (random.nextBoolean() ? "null" : "{\"x\":{\"y\":[1.5,true]},\"name\":{\"arn\":\"a\"}}")
                + ",\"eventID\":\"0b0b0b0b-1111-4222-8333-444444444444\",\"readOnly\":" + random.nextBoolean()
                + ",\"recipientAccountId\":\"1\"}";
    }

    private static List<String> queries(Random random) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String instance = random.nextBoolean() ? "{\"instance\":\"i-0" + random.nextInt(3) + "\"}" : "{}";
            records.add("{\"version\":\"1.100000\",\"account_id\":\"123456789012\",\"region\":\"eu-west-1\","
                    + "\"vpc_id\":\"vpc-1\",\"query_timestamp\":\"2026-03-01T10:00:0" + i + "Z\",\"query_name\":\"a"
                    + random.nextInt(9) + ".Example.com.\",\"query_type\":\"A\",\"rcode\":\"NOERROR\",\"answers\":["
                    + "{\"Rdata\":\"192.0.2.1\",\"Type\":\"A\",\"Class\":\"IN\"}],\"srcaddr\":\"10.0.0.4\","
                    + "\"srcport\":\"5" + random.nextInt(9) + "\",\"transport\":\"UDP\",\"srcids\":" + instance + "}");
        }
        return records;
    }

    /** Records of a few kinds again and again, with other letters and digits inside their strings, one text of each. */
    private static List<byte[]> texts(Random random, List<String> kinds, int damagedPercent) {
        List<byte[]> texts = new ArrayList<>();
        for (int text = 0; text < 3; text++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                lines.append(otherValues(random, kinds.get(random.nextInt(kinds.size()))))
                        .append('\n');
            }
            byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            texts.add(random.nextInt(100) < damagedPercent ? damaged(random, bytes) : bytes);
        }
        return texts;
    }

    private static String otherValues(Random random, String record) {
        StringBuilder other = new StringBuilder();
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            boolean inValue = i > 0 && Character.isLetterOrDigit(record.charAt(i - 1)) && random.nextInt(40) == 0;
            if (inValue && Character.isDigit(c)) {
                other.append((char) ('0' + random.nextInt(10)));
            } else if (inValue && c >= 'a' && c <= 'z' && random.nextInt(4) == 0) {
                other.append("yz", 0, random.nextInt(3));
            } else {
                other.append(c);
            }
        }
        return other.toString();
    }

    private static byte[] damaged(Random random, byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int more = Math.min(bytes.length, at + random.nextInt(20));
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, more, bytes.length));
            case 2 -> join(Arrays.copyOf(bytes, more), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> {
                byte[] other = bytes.clone();
                byte[] signs = {'"', '{', '}', '[', ']', ',', ':', '\\', 0, (byte) 0xff, 'u', '1', ' '};
                for (int i = 0; i <= random.nextInt(3); i++) {
                    other[random.nextInt(other.length)] = signs[random.nextInt(signs.length)];
                }
                yield other;
            }
        };
    }

    private static byte[] join(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private static long compareCalls(List<byte[]> texts) {
        Projection projection = new Projection(
                CALL_FIELDS,
                Map.of(Field.ofCall("requestParameters.policyDocument"), Set.of("GetObject")),
                List.of(Key.PRINCIPAL, Key.ACCESS_KEY, Key.ACCOUNT_API),
                new ApiNames(List.of("GetObject", "PutObject")),
                Assets.NONE,
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        CloudTrailDecoder quick = new CloudTrailDecoder(projection, MOST_BYTES, MOST_DEPTH, true);
        CloudTrailDecoder plain = new CloudTrailDecoder(projection, MOST_BYTES, MOST_DEPTH, false);
        compare(quick, plain, texts, projection, Kind.API_CALL, ApiCall.NUMBERS);
        return quick.quickRecords();
    }

    private static long compareQueries(List<byte[]> texts) {
        Projection projection = Projection.of(List.of(), List.of(Key.CLIENT, Key.DOMAIN));
        PublicSuffixes suffixes = PublicSuffixes.shipped();
        ResolverDecoder quick = new ResolverDecoder(projection, suffixes, MOST_BYTES, MOST_DEPTH, true);
        ResolverDecoder plain = new ResolverDecoder(projection, suffixes, MOST_BYTES, MOST_DEPTH, false);
        compare(quick, plain, texts, projection, Kind.DNS_QUERY, DnsQuery.NUMBERS);
        return quick.quickRecords();
    }

    private static void compare(
            Decoder quick, Decoder plain, List<byte[]> texts, Projection projection, Kind kind, int numbers) {
        Run quickRun = new Run(projection.layout(kind));
        Run plainRun = new Run(projection.layout(kind));
        for (byte[] text : texts) {
            assertThat(told(quick, text, quickRun)).isEqualTo(told(plain, text, plainRun));
        }
        assertThat(rows(quickRun, numbers)).isEqualTo(rows(plainRun, numbers));
    }

    private static List<String> told(Decoder decoder, byte[] text, Run run) {
        Block block = new Block();
        block.bytes = text;
        block.to = text.length;
        block.format = Format.CLOUD_TRAIL;
        block.last = true;
        Tally tally = new Tally();
        decoder.decode(block, run, tally);
        List<String> told = new ArrayList<>();
        told.add(tally.records() + " " + tally.malformedValues() + " " + tally.ignored());
        tally.bad().forEach(bad -> told.add(bad.offset() + " " + bad.length() + " " + bad.reason()));
        return told;
    }

    private static List<String> rows(Run run, int numbers) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < run.rows(); row++) {
            StringBuilder told = new StringBuilder(OrderKey.of(run, row).toString())
                    .append(' ')
                    .append(run.offset(row))
                    .append(' ')
                    .append(run.length(row))
                    .append(' ')
                    .append(run.dispatch(row));
            for (int key = 0; key < run.layout().keys().size(); key++) {
                told.append(' ').append(run.key(key, row));
            }
            for (int number = 0; number < numbers; number++) {
                told.append(' ').append(run.number(number, row));
            }
            for (int slot = 0; slot < run.layout().fields().size(); slot++) {
                told.append('|').append(text(run, run.slice(slot, row)));
            }
            rows.add(told.toString());
        }
        return rows;
    }

    private static String text(Run run, long slice) {
        return slice == Slice.ABSENT
                ? "absent"
                : Slice.type(slice)
                        + new String(run.text(), Slice.offset(slice), Slice.length(slice), StandardCharsets.ISO_8859_1);
    }
}
