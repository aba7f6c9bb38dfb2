package io.kumoban.console.endtoend;

import io.kumoban.console.endtoend.LogFiles.LogFile;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Ten hours of one network as Zeek, Suricata and Argus would log them, with a scan in each and names that do not exist. */
final class ForeignStream {
    private static final int RECORDS = 12_000;
    private static final double FIRST = 1_772_409_600;
    private static final double STEP = 36_000.0 / RECORDS;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private final Random dice = new Random(11);

    private ForeignStream() {}

    static LogFiles logs() {
        ForeignStream stream = new ForeignStream();
        return new LogFiles(List.of(
                new LogFile("conn.log", stream.zeekText()),
                new LogFile("combined.json.gz", stream.zeekJson()),
                new LogFile("eve.json", stream.suricata()),
                new LogFile("capture.binetflow", stream.argus())));
    }

    /** More than two blocks of it, so that a header must outlast its block. */
    private String zeekText() {
        StringBuilder text = new StringBuilder("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n"
                + "#unset_field\t-\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto"
                + "\tduration\tconn_state\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\n");
        for (int i = 0; i < RECORDS; i++) {
            boolean scan = i % 4 == 0;
            text.append("%s\tC%dxyzxyzxyzxyz\t10.0.1.%d\t%d\t%s\t%d\ttcp\t0.%06d\t%s\t%d\t%d\t%d\t%d\n"
                    .formatted(
                            seconds(at(i)),
                            i,
                            scan ? 9 : 10 + dice.nextInt(20),
                            32_768 + dice.nextInt(20_000),
                            scan ? "198.51.100.7" : "203.0.113." + dice.nextInt(200),
                            scan ? 1 + i % 1000 : 443,
                            dice.nextInt(1_000_000),
                            scan ? "REJ\tSr" : "SF\tShADadFf",
                            scan ? 1 : 9,
                            scan ? 60 : 900 + dice.nextInt(9000),
                            scan ? 1 : 7,
                            scan ? 40 : 4000));
        }
        return text.toString();
    }

    private String zeekJson() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < RECORDS / 4; i++) {
            double time = at(i * 4) + 1;
            lines.add("{\"@stream\":\"conn\",\"ts\":%s,\"uid\":\"D%d\",\"id_orig_h\":\"10.0.2.4\",\"id_orig_p\":%d,"
                            .formatted(seconds(time), i, 40_000 + i % 9000)
                    + "\"id_resp_h\":\"192.0.2.77\",\"id_resp_p\":443,\"proto\":\"tcp\",\"conn_state\":\"SF\","
                    + "\"orig_pkts\":5,\"orig_ip_bytes\":500,\"resp_pkts\":4,\"resp_ip_bytes\":900}");
            lines.add("{\"@stream\":\"ssl\",\"ts\":%s,\"uid\":\"D%d\"}".formatted(seconds(time), i));
            lines.add("{\"@stream\":\"dns\",\"ts\":%s,\"id_orig_h\":\"10.0.2.4\",\"proto\":\"udp\",\"trans_id\":1,"
                            .formatted(seconds(time + 0.5))
                    + "\"query\":\"" + nonsense() + ".com\",\"qtype_name\":\"A\",\"rcode_name\":\"NXDOMAIN\"}");
        }
        return String.join("\n", lines) + "\n";
    }

    private String nonsense() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            name.append((char) ('a' + dice.nextInt(26)));
        }
        return name.toString();
    }

    private String suricata() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < RECORDS / 4; i++) {
            String end = Instant.ofEpochMilli((long) (at(i * 4) * 1000) + 321).toString();
            text.append("{\"timestamp\":\"%s\",\"flow_id\":%d,\"event_type\":\"flow\",\"src_ip\":\"10.0.3.3\","
                            .formatted(end, i))
                    .append("\"src_port\":%d,\"dest_ip\":\"198.51.100.%d\",\"dest_port\":22,\"proto\":\"TCP\","
                            .formatted(40_000 + i % 9000, i % 250))
                    .append(
                            "\"flow\":{\"pkts_toserver\":1,\"bytes_toserver\":60,\"pkts_toclient\":0,\"bytes_toclient\":0,")
                    .append("\"end\":\"%s\"},\"tcp\":{\"tcp_flags_ts\":\"02\",\"tcp_flags_tc\":\"00\"}}\n"
                            .formatted(end));
        }
        return text.toString();
    }

    private String argus() {
        StringBuilder text = new StringBuilder("StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,sTos,dTos,"
                + "TotPkts,TotBytes,SrcBytes,SrcPkts,Label\n");
        for (int i = 0; i < RECORDS / 4; i++) {
            String start = LocalDateTime.ofEpochSecond((long) at(i * 4), 500_000, ZoneOffset.UTC)
                    .format(TIME);
            text.append("%s,0.25,tcp,10.0.4.%d,%d,   ->,203.0.113.9,%d,S_RA,0,0,2,100,60,1,\n"
                    .formatted(start, i % 2, 40_000 + i % 9000, i % 2000));
        }
        return text.toString();
    }

    private static String seconds(double time) {
        return String.format(Locale.ROOT, "%.6f", time);
    }

    private static double at(int record) {
        return FIRST + record * STEP;
    }
}
