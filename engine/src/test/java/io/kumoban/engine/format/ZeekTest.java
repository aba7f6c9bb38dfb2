package io.kumoban.engine.format;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.DnsQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZeekTest {
    private static final String[] HEAD = {
        "#separator \\x09", "#set_separator\t,", "#empty_field\t(empty)", "#unset_field\t-",
    };
    private static final String CONN = "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration"
        + "\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\thistory\torig_pkts\torig_ip_bytes\tresp_pkts"
        + "\tresp_ip_bytes";
    private static final String CALL =
            "1713484795.943239\tC1\t10.0.0.5\t49152\t198.51.100.7\t443\ttcp\t2.5\t100\t200\tSF\t-"
                    + "\t-\tShADadFf\t10\t940\t8\t1240";
    private static final String DNS =
            "#fields\tts\tuid\tid.orig_h\tid.orig_p\tproto\ttrans_id\tquery\tqtype_name\trcode_name\tanswers";

    private static ForeignLogs conn(String... lines) {
        return under("conn", CONN, lines);
    }

    private static ForeignLogs under(String path, String fields, String... lines) {
        return ForeignLogs.of(
                String.join("\n", HEAD),
                "#path\t" + path,
                "#open\t2024-04-19-00-00-01",
                fields,
                String.join("\n", lines),
                "#close\t2024-04-19-01-00-00");
    }

    @Test
    void aConversationIsOneFlowEachWayAtItsEnd() {
        ForeignLogs logs = conn(CALL);

        assertThat(logs.format).isEqualTo(Format.ZEEK_TEXT);
        assertThat(logs.told())
                .containsExactly(
                        "10.0.0.5:49152 to 198.51.100.7:443 protocol 6, 10 packets, 940 bytes, flags 3, accepted,"
                                + " 1713484795943 to 1713484798443",
                        "10.0.0.5:49152 from 198.51.100.7:443 protocol 6, 8 packets, 1240 bytes, flags 19, accepted,"
                                + " 1713484795943 to 1713484798443");
        assertThat(logs.flow(0).opensConnection()).isTrue();
        assertThat(logs.flow(1).opensConnection()).isFalse();
        assertThat(logs.tally.records()).isEqualTo(2);
    }

    @Test
    void bothFlowsOfARecordHaveItsIdentityAndPlaceAndDifferInTheirPart() {
        ForeignLogs logs = conn(CALL);

        assertThat(logs.flow(0).contentId()).isEqualTo(logs.flow(1).contentId());
        assertThat(logs.flows.offset(0)).isEqualTo(logs.flows.offset(1));
        assertThat(logs.flows.length(0)).isEqualTo(CALL.length());
        assertThat(logs.flows.part(0)).isZero();
        assertThat(logs.flows.part(1)).isOne();
    }

    @Test
    void aConversationWithoutAnEndIsOfItsBeginning() {
        ForeignLogs logs = conn(CALL.replace("\t2.5\t", "\t-\t"));

        assertThat(logs.flow(0).time()).isEqualTo(1713484795943L);
    }

    @Test
    void anEndThatSentNothingHasNoFlow() {
        ForeignLogs logs =
                conn("928.5\tC1\t10.0.2.112\t49168\t195.113.214.219\t80\ttcp\t-\t-\t-\tS0\t-\t-\tS\t1\t52\t0\t0");

        assertThat(logs.told())
                .containsExactly("10.0.2.112:49168 to 195.113.214.219:80 protocol 6, 1 packets, 52 bytes, flags 2,"
                        + " rejected, 928500 to 928500");
    }

    @ParameterizedTest
    @CsvSource({
        "S0, S, rejected, 2, 0",
        "S0, -, rejected, 2, 0",
        "REJ, Sr, rejected, 2, 4",
        "REJ, -, rejected, 2, 4",
        "SH, SF, rejected, 3, 0",
        "RSTOS0, SR, rejected, 6, 0",
        "RSTRH, ^hr, rejected, 0, 22",
        "S1, ShA, accepted, 2, 18",
        "SF, ShADadfF, accepted, 3, 19",
        "SF, -, accepted, 3, 19",
        "S2, -, accepted, 3, 18",
        "S3, -, accepted, 2, 19",
        "RSTO, ShADdaR, accepted, 6, 18",
        "RSTR, ShADar, accepted, 2, 22",
        "SHR, ^hf, accepted, 0, 19",
        "OTH, Cc, accepted, 0, 0"
    })
    void statesAndHistoriesBecomeFlagsAndVerdicts(String state, String history, String verdict, int first, int second) {
        ForeignLogs logs = conn(CALL.replace("\tSF\t", "\t" + state + "\t").replace("ShADadFf", history));

        assertThat(logs.told()).allMatch(flow -> flow.contains(", " + verdict));
        assertThat(logs.flow(0).tcpFlags()).isEqualTo(first);
        assertThat(logs.flow(1).tcpFlags()).isEqualTo(second);
    }

    @Test
    void whatIsNoTcpIsNeverRefusedAndHasNoFlags() {
        ForeignLogs logs = conn(CALL.replace("\ttcp\t", "\tudp\t").replace("\tSF\t", "\tS0\t"));

        assertThat(logs.told()).allMatch(flow -> flow.contains("protocol 17") && flow.contains("flags -1, accepted"));
    }

    @Test
    void typeAndCodeOfIcmpAreNoPorts() {
        ForeignLogs logs = conn(CALL.replace("\t49152\t", "\t8\t").replace("\ttcp\t", "\ticmp\t"));

        assertThat(logs.told().getFirst()).startsWith("10.0.0.5:0 to 198.51.100.7:0 protocol 1,");
    }

    @Test
    void theEndThatZeekCallsLocalIsTheOwnSide() {
        ForeignLogs logs = conn(
                CALL.replace("10.0.0.5", "203.0.113.9").replace("\tSF\t-\t-\t", "\tSF\tF\tT\t"),
                CALL.replace("10.0.0.5", "203.0.113.9").replace("\tSF\t-\t-\t", "\tSF\tT\tF\t"));

        assertThat(logs.told().get(0)).startsWith("198.51.100.7:443 from 203.0.113.9:49152");
        assertThat(logs.told().get(2)).startsWith("203.0.113.9:49152 to 198.51.100.7:443");
        assertThat(logs.flow(0).sidesAreGuessed()).isFalse();
    }

    @Test
    void aHeaderIsInForceUntilTheNext() {
        ForeignLogs logs = ForeignLogs.of(
                String.join("\n", HEAD),
                "#path\tconn",
                CONN,
                CALL,
                "#close\t2024-04-19-01-00-00",
                "#separator |",
                "#set_separator|;",
                "#path|dns",
                DNS.replace('\t', '|'),
                "1713484800.441203|C2|10.0.0.5|43250|udp|48095|WWW.Example.com|A|NOERROR|web.example.com;192.0.2.1");

        assertThat(logs.flows.rows()).isEqualTo(2);
        DnsQuery query = logs.query(0);
        assertThat(query.time()).isEqualTo(1713484800441L);
        assertThat(query.name().toString()).isEqualTo("www.example.com");
        assertThat(query.domain().toString()).isEqualTo("example.com");
        assertThat(query.actor().toString()).isEqualTo("10.0.0.5");
        assertThat(query.queryType().toString()).isEqualTo("A");
        assertThat(query.rcode().toString()).isEqualTo("NOERROR");
        assertThat(query.answeredWith("192.0.2.1")).isTrue();
        assertThat(query.answeredWith("web.example.com")).isTrue();
    }

    @Test
    void aHeaderStaysAsSmallAsOneHowOftenItComes() {
        byte[] text = (String.join("\n", HEAD) + "\n" + ("#path\tconn\n" + CONN + "\n#close\tx\n").repeat(50))
                .getBytes(StandardCharsets.UTF_8);
        byte[] header = requireNonNull(HeaderLines.after(Format.ZEEK_TEXT, null, null, text, 0, text.length));

        assertThat(new String(header, StandardCharsets.UTF_8).lines())
                .containsExactly(HEAD[0], HEAD[1], HEAD[2], HEAD[3], "#path\tconn", CONN);
    }

    @Test
    void equalLinesUnderOtherColumnsAreOtherRecords() {
        String turned = CONN.replace("orig_bytes\tresp_bytes", "resp_bytes\torig_bytes");
        ForeignLogs logs = ForeignLogs.of(String.join("\n", HEAD), CONN, CALL, turned, CALL);

        assertThat(logs.flow(0).contentId()).isNotEqualTo(logs.flow(2).contentId());
    }

    @Test
    void bytesThatZeekEscapesStandForThemselves() {
        ForeignLogs logs =
                under("dns", DNS, "1.5\tC\t10.0.0.5\t1\tudp\t1\ta\\x41\\xc3\\xa9.example.com\t*\tNXDOMAIN\t-");

        assertThat(logs.query(0).name().toString()).isEqualTo("aaé.example.com");
        assertThat(logs.query(0).queryType().toString()).isEqualTo("ANY");
        assertThat(logs.query(0).answers().toString()).isEqualTo("[]");
    }

    @Test
    void aValueThatIsUnsetIsAbsent() {
        ForeignLogs logs = under("dns", DNS, "1.5\tC\t10.0.0.5\t1\tudp\t1\t-\t-\t-\t-");

        assertThat(logs.query(0).name().isAbsent()).isTrue();
        assertThat(logs.query(0).rcode().isAbsent()).isTrue();
    }

    @Test
    void recordsThatCannotBeUsedAreToldWithTheReason() {
        ForeignLogs logs = conn("1\t2\t3", CALL.replace("1713484795.943239", "yesterday"), CALL);

        assertThat(logs.reasons())
                .containsExactly(
                        "the record has 3 fields where the header names 18", "the record has no ts that is a time");
        assertThat(logs.flows.rows()).isEqualTo(2);
        assertThat(ForeignLogs.of("#path\tconn", CALL).reasons())
                .containsExactly("the record stands behind no #fields line, so nothing says what its columns are");
    }

    @Test
    void otherStreamsAreIgnoredAndCounted() {
        ForeignLogs logs = under("ssl", "#fields\tts\tuid", "1.5\tC1", "2.5\tC2");

        assertThat(logs.tally.ignored()).containsExactly(java.util.Map.entry("zeek-other-stream", 2L));
        assertThat(logs.tally.records()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'ts':1713484795.943239,'uid':'C1','id.orig_h':'10.0.0.5','id.resp_h':'198.51.100.7'",
                "'_path':'conn','ts':'2024-04-18T23:59:55.943239Z','uid':'C','id.orig_h':'10.0.0.5',"
                        + "'id.resp_h':'198.51.100.7'",
                "'@stream':'conn','ts':1713484795.943239,'id_orig_h':'10.0.0.5','id_resp_h':'198.51.100.7'",
                "'uid':'C1','ts':1713484795.943239,'id':{'orig_h':'10.0.0.5','resp_h':'198.51.100.7'}"
            })
    void jsonIsReadInAllItsSpellings(String beginning) {
        String record =
                "{" + beginning.replace('\'', '"') + ",\"proto\":\"tcp\",\"duration\":2.5,\"conn_state\":\"SF\","
                                                   + "\"orig_pkts\":10,\"orig_ip_bytes\":940,\"resp_pkts\":8,\"resp_ip_bytes\":1240,\"history\":\"ShADadFf\"}";
        ForeignLogs logs = ForeignLogs.of(record, record);

        assertThat(logs.format).isEqualTo(Format.ZEEK_JSON);
        assertThat(logs.told()).hasSize(4);
        assertThat(logs.told().getFirst())
                .contains(
                        "to 198.51.100.7:", "10 packets, 940 bytes, flags 3, accepted, 1713484795943 to 1713484798443");
    }

    @Test
    void aCombinedFileHoldsSeveralFamilies() {
        ForeignLogs logs = ForeignLogs.of(
                "{\"@stream\":\"ssl\",\"ts\":1.5,\"uid\":\"C\"}",
                "{\"@stream\":\"dns\",\"ts\":1.5,\"id_orig_h\":\"10.0.0.5\",\"query\":\"example.com\",\"answers\":[\"a\"]}",
                "{\"@stream\":\"conn\",\"ts\":1.5,\"id_orig_h\":\"10.0.0.5\",\"orig_pkts\":1}",
                "{\"@stream\":\"dns\",\"ts\":tomorrow}");

        assertThat(logs.queries.rows()).isOne();
        assertThat(logs.flows.rows()).isOne();
        assertThat(logs.tally.ignored()).containsOnlyKeys("zeek-other-stream");
        assertThat(logs.reasons()).isEqualTo(List.of("the record breaks the grammar of JSON"));
    }
}
