package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.DnsQuery;
import org.junit.jupiter.api.Test;

class SuricataTest {
    private static final String FLOW = """
        {"timestamp":"2021-06-06T15:57:37.272281+0200","flow_id":1,"event_type":"flow","src_ip":"203.0.113.9",\
        "src_port":48938,"dest_ip":"192.168.1.129","dest_port":445,"proto":"TCP","flow":{"pkts_toserver":2,\
        "pkts_toclient":3,"bytes_toserver":120,"bytes_toclient":180,"start":"2021-06-06T17:34:31.140759+0200",\
        "end":"2021-06-06T17:34:32.141012+0200","state":"closed"},"tcp":{"tcp_flags":"16","tcp_flags_ts":"02",\
        "tcp_flags_tc":"14","syn":true}}\
        """;
    private static final String ANSWER = """
        {"timestamp":"2021-06-06T16:15:30.868948+0200","flow_id":2,"event_type":"dns","src_ip":"192.168.1.129",\
        "src_port":39422,"dest_ip":"192.168.1.1","dest_port":53,"proto":"UDP","dns":{"version":2,"type":"answer",\
        "rrname":"www.Example.com","rrtype":"A","rcode":"NOERROR","answers":[{"rrname":"www.example.com",\
        "rrtype":"CNAME","rdata":"web.example.com"},{"rrtype":"A","rdata":"192.0.2.1"}]}}\
        """;

    @Test
    void aFlowIsOneEachWay() {
        ForeignLogs logs = ForeignLogs.of(FLOW);

        assertThat(logs.format).isEqualTo(Format.SURICATA);
        assertThat(logs.told())
                .containsExactly(
                        "192.168.1.129:445 from 203.0.113.9:48938 protocol 6, 2 packets, 120 bytes, flags 2, rejected,"
                                + " 1622993671140 to 1622993672141",
                        "192.168.1.129:445 to 203.0.113.9:48938 protocol 6, 3 packets, 180 bytes, flags 4, rejected,"
                                + " 1622993671140 to 1622993672141");
    }

    @Test
    void aConnectionThatWasAnsweredCameAbout() {
        ForeignLogs logs = ForeignLogs.of(FLOW.replace("\"tcp_flags_ts\":\"02\"", "\"tcp_flags_ts\":\"1b\"")
                .replace("\"14\"", "\"1b\""));

        assertThat(logs.told()).allMatch(flow -> flow.contains("accepted"));
        assertThat(logs.flow(0).tcpFlags()).isEqualTo(3);
        assertThat(logs.flow(1).tcpFlags()).isEqualTo(19);
    }

    @Test
    void anAnswerIsAQueryAndTheQuestionBeforeItIsNot() {
        ForeignLogs logs = ForeignLogs.of(ANSWER.replace("\"answer\"", "\"query\""), ANSWER);

        assertThat(logs.queries.rows()).isOne();
        DnsQuery query = logs.query(0);
        assertThat(query.name().toString()).isEqualTo("www.example.com");
        assertThat(query.source().toString()).isEqualTo("192.168.1.129");
        assertThat(query.time()).isEqualTo(1622988930868L);
        assertThat(query.answeredWith("192.0.2.1")).isTrue();
        assertThat(logs.tally.ignored()).containsEntry("suricata-dns-question", 1L);
    }

    @Test
    void anAnswerOfAnOldVersionComesFromTheResolver() {
        ForeignLogs logs = ForeignLogs.of(ANSWER.replace("192.168.1.129", "192.168.1.7")
                .replace("\"src_port\":39422", "\"src_port\":53")
                .replace("\"dest_port\":53", "\"dest_port\":39422"));

        assertThat(logs.query(0).source().toString()).isEqualTo("192.168.1.1");
    }

    @Test
    void newVersionsNestTheQuestion() {
        ForeignLogs logs = ForeignLogs.of(ANSWER.replace("\"answer\"", "\"response\"")
                .replace(
                        "\"rrname\":\"www.Example.com\",\"rrtype\":\"A\"",
                        "\"queries\":[{\"rrname\":\"a.example.org\",\"rrtype\":\"TXT\"}]"));

        assertThat(logs.query(0).name().toString()).isEqualTo("a.example.org");
        assertThat(logs.query(0).queryType().toString()).isEqualTo("TXT");
    }

    @Test
    void otherEventsAreIgnoredAndCounted() {
        ForeignLogs logs = ForeignLogs.of(FLOW.replace("\"flow\",", "\"alert\","), "{\"event_type\":\"stats\"}");

        assertThat(logs.tally.ignored()).containsEntry("suricata-other-event", 2L);
    }

    @Test
    void anEventWithoutATimeIsBad() {
        ForeignLogs logs = ForeignLogs.of(
                FLOW.replace("\"timestamp\"", "\"t\"").replace("\"end\"", "\"e\""), ANSWER.replace("2021-06-06T", ""));

        assertThat(logs.reasons())
                .containsExactly(
                        "the record has no timestamp that is a time", "the record has no timestamp that is a time");
    }
}
