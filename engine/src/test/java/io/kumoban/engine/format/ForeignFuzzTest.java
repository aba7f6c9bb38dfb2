package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.foreign.CsvMapping;
import io.kumoban.engine.foreign.CsvMappingFile;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, no reader of a foreign format throws, and each accounts for all that it met. */
class ForeignFuzzTest {
    private static final int CASES = 1500;
    private static final int MOST_CHANGES = 6;
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_DEPTH = 12;
    private static final Projection PROJECTION = Projection.of(List.of(), List.of());
    private static final CsvMapping MAPPING = mapping();
    private static final List<Format> FORMATS =
            List.of(Format.ZEEK_TEXT, Format.ZEEK_JSON, Format.ARGUS, Format.SURICATA, Format.OCSF, Format.MAPPED);
    private static final String SIGNS = "\t,\"\\{}[]:#-_.|\n\r0F\0x9eE+/TZ\u00e9";

    private static CsvMapping mapping() {
        try {
            Path file = Files.createTempFile("mapping", ".yaml");
            Files.writeString(
                    file,
                    "family: flow\ncolumns: {start: t, source: a, destination: b, action: s}\n" + "rejected: [no]\n");
            CsvMapping mapping = CsvMappingFile.read(file);
            Files.delete(file);
            return mapping;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFormatAccountsForAllOfIt(byte[] text) {
        for (Format format : FORMATS) {
            Block block = new Block();
            block.bytes = text;
            block.to = text.length;
            block.format = format;
            block.last = true;
            Map<Kind, Run> runs = new EnumMap<>(Kind.class);
            Tally tally = new Tally();
            new Decoders(PROJECTION, PublicSuffixes.of(List.of()), MOST_BYTES, MOST_DEPTH, MAPPING)
                    .decode(block, kind -> runs.computeIfAbsent(kind, one -> new Run(PROJECTION.layout(one))), tally);
            long rows = runs.values().stream().mapToLong(Run::rows).sum();
            long ignored =
                    tally.ignored().values().stream().mapToLong(Long::longValue).sum();
            assertThat(rows + ignored + tally.bad().size()).isEqualTo(tally.records());
        }
    }

    @MethodSource("samples")
    @FuzzTest
    void fuzzForeign(byte[] text) {
        everyFormatAccountsForAllOfIt(text);
    }

    @Test
    void damagedSamplesAreAccountedFor() {
        List<byte[]> samples = samples().toList();
        Property.of(CASES, dice -> damaged(samples.get(dice.nextInt(samples.size())), dice))
                .holds(this::everyFormatAccountsForAllOfIt);
    }

    private static byte[] damaged(byte[] sample, Random dice) {
        StringBuilder text = new StringBuilder(new String(sample, StandardCharsets.UTF_8));
        for (int change = dice.nextInt(MOST_CHANGES); change >= 0; change--) {
            int at = dice.nextInt(text.length());
            char sign = SIGNS.charAt(dice.nextInt(SIGNS.length()));
            switch (dice.nextInt(4)) {
                case 0 -> text.setCharAt(at, sign);
                case 1 -> text.insert(at, sign);
                case 2 -> text.deleteCharAt(at);
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + dice.nextInt(80))));
            }
            if (text.isEmpty()) {
                text.append(sign);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Stream<byte[]> samples() {
        return Stream.of(
                        "#separator \\x09\n"
                                + "#set_separator\t,\n"
                                + "#unset_field\t-\n"
                                + "#path\tconn\n"
                                + "#fields\tts\tid.orig_h\tproto\tduration\tconn_state\thistory\torig_pkts\tresp_pkts\n"
                                + "1713484795.9\t10.0.0.5\ttcp\t1e3\tSF\tShADadFf\t10\t8\n"
                                + "#close\t-\n",
                        "#separator \\x7c\n#path|dns\n#fields|ts|query|answers\n1.5|\\x41\\xff.example.com|a,b\n",
                        "{\"@stream\":\"dns\",\"ts\":\"2018-03-24T17:15:20.8Z\",\"query\":\"x\",\"answers\":[\"a\",[1]]}\n"
                            + "{\"_path\":\"conn\",\"ts\":1.5,\"id\":{\"orig_h\":\"::1\"},\"orig_pkts\":1e2}",
                        "StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,TotPkts,TotBytes,SrcBytes\n"
                                + "2018/12/18 14:00:00.07,0.5,tcp,10.0.0.5,0x0016,->,::1,22,FSPA_FSRPA,9,900,400\n",
                        "{\"event_type\":\"flow\",\"src_ip\":\"10.0.0.5\",\"proto\":\"TCP\",\"flow\":{\"pkts_toserver\":1,\"end\":\"2021-06-06T17:34:31.140759+0200\"},\"tcp\":{\"tcp_flags_ts\":\"1b\",\"tcp_flags_tc\":\"12\"}}\n"
                            + "{\"event_type\":\"dns\",\"timestamp\":\"2021-06-06T17:34:31Z\","
                            + "\"dns\":{\"type\":\"answer\",\"grouped\":{\"A\":[\"192.0.2.1\"]}}}",
                        "{\"class_uid\":6003,\"time\":1600726972000,\"metadata\":{\"uid\":\"e\",\"product\":{\"name\":\"CloudTrail\"}},\"api\":{\"operation\":\"o\",\"service\":{\"name\":\"s\"},\"request\":{\"data\":\"{\\\"a\\\":1}\"},\"response\":{\"data\":{\"b\":[2]}}},\"cloud\":{\"account_uid\":\"1\"},\"actor\":{\"user\":{\"uid\":\"arn:x\",\"type\":\"Root\"}}}\n"
                            + "{\"class_uid\":4001,\"end_time\":1653200160000,\"src_endpoint\":{\"ip\":\"10.0.0.5\"}}",
                        "t,a,b,s\n1653200160,10.0.0.5,\"10.0.0.6\",no\n2021-06-06T17:34:31Z,::1,x y,\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
