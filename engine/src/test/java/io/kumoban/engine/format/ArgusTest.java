package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgusTest {
    private static final String HEADER =
            "StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,sTos,dTos,TotPkts,TotBytes,SrcBytes,SrcPkts,Label";
    private static final String ROW = "2018/12/18 14:00:00.500000,2.250000,tcp,10.0.0.5,52691,   ->,198.51.100.7,445,"
            + "FSPA_FSRPA,0,0,26,5723,1621,13,flow=From-Botnet";

    @Test
    void aRowIsOneFlowEachWay() {
        ForeignLogs logs = ForeignLogs.of(HEADER, ROW);

        assertThat(logs.format).isEqualTo(Format.ARGUS);
        assertThat(logs.told())
                .containsExactly(
                        "10.0.0.5:52691 to 198.51.100.7:445 protocol 6, 13 packets, 1621 bytes, flags 3, accepted,"
                                + " 1545141600500 to 1545141602750",
                        "10.0.0.5:52691 from 198.51.100.7:445 protocol 6, 13 packets, 4102 bytes, flags 23, accepted,"
                                + " 1545141600500 to 1545141602750");
    }

    @ParameterizedTest
    @CsvSource({
        "S_, rejected, 2, 0",
        "S_RA, rejected, 2, 4",
        "SRPA_, accepted, 6, 0",
        "SPA_SPA, accepted, 2, 18",
        "PA_PA, accepted, 0, 0",
        "REQ, rejected, 2, 0",
        "S0, rejected, 2, 0",
        "CON, accepted, -1, -1"
    })
    void statesBecomeFlagsAndVerdicts(String state, String verdict, int first, int second) {
        ForeignLogs logs = ForeignLogs.of(HEADER, ROW.replace("FSPA_FSRPA", state));

        assertThat(logs.told()).allMatch(flow -> flow.contains(", " + verdict));
        assertThat(logs.flow(0).tcpFlags()).isEqualTo(first);
        assertThat(logs.flow(1).tcpFlags()).isEqualTo(second);
    }

    @Test
    void theOldSetsDoNotSayWhoSentThePackets() {
        String header = HEADER.replace(",SrcPkts", "");
        ForeignLogs logs = ForeignLogs.of(
                header,
                ROW.replace(",13,", ","),
                ROW.replace("5723,1621,13,", "70,70,").replace("FSPA_FSRPA", "S_"));

        assertThat(logs.told()).hasSize(3);
        assertThat(logs.told().get(0)).contains("0 packets, 1621 bytes");
        assertThat(logs.told().get(2)).contains("26 packets, 70 bytes");
    }

    @Test
    void hexadecimalPortsAndOtherProtocolsAreRead() {
        ForeignLogs logs = ForeignLogs.of(
                HEADER,
                ROW.replace("tcp", "icmp").replace("52691", "0x0303"),
                ROW.replace("tcp", "rtp").replace("52691", "0xcdd3"),
                ROW.replace("tcp", "arp"));

        assertThat(logs.told().get(0)).startsWith("10.0.0.5:0 to 198.51.100.7:0 protocol 1,");
        assertThat(logs.told().get(2)).startsWith("10.0.0.5:52691 to 198.51.100.7:445 protocol 17,");
        assertThat(logs.tally.ignored()).containsEntry("argus-not-ip", 1L);
    }

    @Test
    void rowsThatCannotBeUsedAreToldWithTheReason() {
        ForeignLogs logs = ForeignLogs.of(HEADER, "a,b", ROW.replace("2018/12/18 ", ""), "", ROW);

        assertThat(logs.reasons())
                .containsExactly(
                        "the record has 2 fields where the header names 16",
                        "the record has no StartTime like 2018/12/18 14:00:00.075359");
        assertThat(logs.flows.rows()).isEqualTo(2);
    }
}
