package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.foreign.CsvMapping;
import io.kumoban.engine.foreign.CsvMappingFile;
import io.kumoban.engine.yaml.ConfigurationError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedTest {
    /** As docs/datasets.md has it for CIC-IDS2017. */
    private static final String CIC = """
        family: flow
        timeFormat: d/M/uuuu H:mm[:ss]
        zone: -03:00
        durationUnit: microseconds
        columns:
          start: Timestamp
          duration: Flow Duration
          source: Source IP
          sourcePort: Source Port
          destination: Destination IP
          destinationPort: Destination Port
          protocol: Protocol
          packets: Total Fwd Packets
          bytes: Total Length of Fwd Packets
          backPackets: Total Backward Packets
          backBytes: Total Length of Bwd Packets
        """;

    private static final String BARE = """
        family: flow
        header: [srcip, sport, dstip, dsport, proto, state, dur, Stime]
        columns: {start: Stime, duration: dur, source: srcip, sourcePort: sport, destination: dstip,
          destinationPort: dsport, protocol: proto, action: state}
        accepted: [FIN, CON]
        rejected: [REQ]
        """;

    @TempDir
    Path folder;

    private CsvMapping mapping(String yaml) throws IOException {
        return CsvMappingFile.read(Files.writeString(folder.resolve("mapping.yaml"), yaml));
    }

    private static ForeignLogs read(CsvMapping mapping, String... lines) {
        return ForeignLogs.of((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), mapping);
    }

    @Test
    void columnsAreFoundByTheirNamesInTheHeader() throws IOException {
        ForeignLogs logs = read(
                mapping(CIC),
                "Flow ID, Source IP, Source Port, Destination IP, Destination Port, Protocol, Timestamp, Flow Duration,"
                        + " Total Fwd Packets, Total Backward Packets,Total Length of Fwd Packets,"
                        + " Total Length of Bwd Packets, Label",
                "x,192.168.10.5,54865,198.51.100.7,80,6,7/7/2017 3:30,2500000,2,1,12.0,6.0,BENIGN");

        assertThat(logs.format).isEqualTo(Format.MAPPED);
        assertThat(logs.told())
                .containsExactly(
                        "192.168.10.5:54865 to 198.51.100.7:80 protocol 6, 2 packets, 12 bytes, flags -1,"
                                + " 1499409000000 to 1499409002500",
                        "192.168.10.5:54865 from 198.51.100.7:80 protocol 6, 1 packets, 6 bytes, flags -1,"
                                + " 1499409000000 to 1499409002500");
    }

    @Test
    void filesWithoutAHeaderAreReadByTheNamesOfTheMapping() throws IOException {
        ForeignLogs logs = read(
                mapping(BARE),
                "59.166.0.0,1390,10.0.0.6,53,udp,CON,0.5,1421927414",
                "59.166.0.0,33661,10.0.0.9,1024,tcp,REQ,-,1421927415",
                "59.166.0.0,33661,10.0.0.9,1024,tcp,REQ,-,soon",
                "59.166.0.0,33661");

        assertThat(logs.format).isEqualTo(Format.MAPPED);
        assertThat(logs.told())
                .containsExactly(
                        "10.0.0.6:53 from 59.166.0.0:1390 protocol 17, 0 packets, 0 bytes, flags -1, accepted,"
                                + " 1421927414000 to 1421927414500",
                        "10.0.0.9:1024 from 59.166.0.0:33661 protocol 6, 0 packets, 0 bytes, flags -1, rejected,"
                                + " 1421927415000 to 1421927415000");
        assertThat(logs.reasons())
                .containsExactly(
                        "the record has no time in the columns that are mapped to start and end",
                        "the record has 2 fields where the header names 8");
    }

    @Test
    void rowsMayBeQueries() throws IOException {
        ForeignLogs logs = read(
                mapping("family: dns\ntimeFormat: milliseconds\n"
                        + "columns: {time: t, name: q, source: client, rcode: code}\n"),
                "client,t,q,code",
                "10.0.0.5,1713484800441,\"www.example.com.\",NXDOMAIN");

        assertThat(logs.query(0).name().toString()).isEqualTo("www.example.com");
        assertThat(logs.query(0).nameDoesNotExist()).isTrue();
        assertThat(logs.query(0).time()).isEqualTo(1713484800441L);
    }

    @Test
    void otherCsvIsNotTaken() throws IOException {
        CsvMapping mapping = mapping(CIC);

        assertThat(read(mapping, "a,b,c", "1,2,3").format).isEqualTo(Format.UNKNOWN);
    }

    @Test
    void mistakesAreToldWithTheirPlace() {
        assertThatThrownBy(() -> mapping(
                        "family: flows\ntimeFormat: jjj\nzone: Moon\n" + "columns: {sourse: a, destination: b}\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("unknown family 'flows'; did you mean 'flow'?")
                .hasMessageContaining("'Moon' is no time zone")
                .hasMessageContaining("unknown field 'sourse'; did you mean 'source'?")
                .hasMessageContaining("no column has the time")
                .hasMessageContaining("map these columns too: destination, source")
                .hasMessageContaining("'jjj' is no format of times");
    }
}
