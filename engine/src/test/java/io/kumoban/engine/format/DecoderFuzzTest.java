package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.event.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, no decoder throws, each accounts for every record, and its quick way says what its plain way says. */
class DecoderFuzzTest {
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_DEPTH = 12;
    private static final int MARGIN = 64;

    @ParameterizedTest
    @MethodSource("calls")
    void callsDecodeAlikeBothWays(byte[] text) {
        decode(Kind.API_CALL, text);
    }

    @MethodSource("calls")
    @FuzzTest
    void fuzzCalls(byte[] text) {
        callsDecodeAlikeBothWays(text);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queriesDecodeAlikeBothWays(byte[] text) {
        decode(Kind.DNS_QUERY, text);
    }

    @MethodSource("queries")
    @FuzzTest
    void fuzzQueries(byte[] text) {
        queriesDecodeAlikeBothWays(text);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void flowsDecodeAlikeBothWays(byte[] text) {
        decode(Kind.FLOW, text);
    }

    @MethodSource("flows")
    @FuzzTest
    void fuzzFlows(byte[] text) {
        flowsDecodeAlikeBothWays(text);
    }

    /** Twice, so that the shapes of the first time are known the second time. */
    private static void decode(Kind kind, byte[] text) {
        byte[] bytes = new byte[text.length + 2 * MARGIN];
        Arrays.fill(bytes, (byte) '7');
        System.arraycopy(text, 0, bytes, MARGIN, text.length);
        BothWays decoders = BothWays.of(kind, MOST_BYTES, MOST_DEPTH);
        for (int time = 0; time < 2; time++) {
            assertThat(decoders.wrong(bytes, MARGIN, MARGIN + text.length)).isNull();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<byte[]> calls() {
        String call =
                "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"1\",\"userName\":\"u\"},"
                    + "\"eventTime\":\"2026-03-01T10:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                    + "\"sourceIPAddress\":\"198.51.100.7\",\"requestParameters\":{\"name\":\"n\"},\"responseElements\":null,"
                    + "\"eventID\":\"0b0b\",\"readOnly\":true,\"recipientAccountId\":\"1\"}";
        JsonTexts texts = new JsonTexts(new Random(1));
        return Stream.of(
                        call + "\n" + call,
                        "{\"Records\":[" + call + "," + call + "]}",
                        "[" + call + "]",
                        "{\"detail-type\":\"x\",\"detail\":" + call + "}",
                        "{\"Events\":[{\"CloudTrailEvent\":\"" + call.replace("\"", "\\\"") + "\"}]}",
                        texts.event() + "\n" + texts.event())
                .map(DecoderFuzzTest::bytes);
    }

    static Stream<byte[]> queries() {
        String query = "{\"version\":\"1.100000\",\"account_id\":\"1\",\"vpc_id\":\"vpc-1\",\"query_timestamp\":"
            + "\"2026-03-01T10:00:00Z\",\"query_name\":\"a.Example.com.\",\"query_type\":\"A\",\"rcode\":\"NOERROR\","
            + "\"answers\":[{\"Rdata\":\"192.0.2.1\",\"Type\":\"A\",\"Class\":\"IN\"}],\"srcaddr\":\"10.0.0.4\","
            + "\"srcids\":{\"instance\":\"i-0\"}}";
        return Stream.of(query, query + "\n" + query).map(DecoderFuzzTest::bytes);
    }

    static Stream<byte[]> flows() {
        String line =
                "2 111122223333 eni-0a 10.0.0.5 198.51.100.7 49152 443 6 10 840 1500000000 1500000060 ACCEPT OK\n";
        return Stream.of(
                        line + line,
                        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start"
                                + " end action log-status\r\n" + line,
                        "end start srcaddr dstaddr\n1500000060 0000000001500000000 ::1 fe80::1\n",
                        line.replace(" 1500000000 ", " 0000000001500000000 "),
                        line.replace(" 1500000000 ", " 18446744073709552 "),
                        line.replace(" 1500000000 ", " " + "\0".repeat(8) + "00 "))
                .map(DecoderFuzzTest::bytes);
    }
}
