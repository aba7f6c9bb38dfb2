package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.asset.Assets.NetworkInterface;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ContentId;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.FlowIdentity;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.list.AddressSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowTextDecoderTest {
    private static final String LINE =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 203.0.113.12 49761 443 6 20 4249"
                    + " 1418530010 1418530070 ACCEPT OK";
    private static final String NODATA =
            "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA";
    private static final Field ACTION = Field.ofFlow("action");
    private static final Projection STANDARD = Projection.of(List.of(), List.of());
    private static final Projection KEYED =
            Projection.of(List.of(ACTION), List.of(Key.OWN_SIDE, Key.REMOTE_SIDE, Key.INTERFACE));

    @Test
    void aLineWithoutAHeaderIsReadInTheDefaultColumns() {
        DecodedFlows flows = DecodedFlows.of(KEYED, LINE + "\n");

        Flow flow = flows.row(0);
        assertThat(flows.rows()).isOne();
        assertThat(flow.time()).isEqualTo(1_418_530_070_000L);
        assertThat(flow.start()).isEqualTo(1_418_530_010_000L);
        assertThat(flow.account()).hasToString("123456789010");
        assertThat(flow.interfaceId()).hasToString("eni-1235b8ca123456789");
        assertThat(flow.instanceId().isAbsent()).isTrue();
        assertThat(flow.local()).hasToString("172.31.16.139");
        assertThat(flow.remote()).hasToString("203.0.113.12");
        assertThat(flow.localPort()).isEqualTo(49761);
        assertThat(flow.remotePort()).isEqualTo(443);
        assertThat(flow.protocol()).isEqualTo(Flow.TCP);
        assertThat(flow.packets()).isEqualTo(20);
        assertThat(flow.bytes()).isEqualTo(4249);
        assertThat(flow.tcpFlags()).isEqualTo(-1);
        assertThat(flow.outbound()).isTrue();
        assertThat(flow.accepted()).isTrue();
        assertThat(flow.rejected()).isFalse();
        assertThat(flow.text(ACTION)).hasToString("ACCEPT");
    }

    @Test
    void theHeaderNamesTheColumnsInAnyOrderAndInBothSpellings() {
        DecodedFlows flows = DecodedFlows.of(STANDARD, """
            end tcp_flags pkt_dstaddr dstaddr srcaddr instance_id region
            1566848933 2 198.51.100.7 10.0.0.220 10.0.0.5 i-01234567890123456 eu-west-1
            """);

        Flow flow = flows.row(0);
        assertThat(flow.time()).isEqualTo(1_566_848_933_000L);
        assertThat(flow.tcpFlags()).isEqualTo(2);
        assertThat(flow.own()).hasToString("i-01234567890123456");
        assertThat(flow.text(Flow.REGION)).hasToString("eu-west-1");
        assertThat(flow.protocol()).isEqualTo(-1);
        assertThat(flow.localPort()).isEqualTo(-1);
        assertThat(flow.start()).isEqualTo(flow.time());
    }

    @Test
    void aHeaderInTheMiddleBeginsNewColumns() {
        DecodedFlows flows = DecodedFlows.of(
                STANDARD, LINE + "\nend srcaddr dstaddr\n1566848933 10.0.0.5 198.51.100.7\n" + LINE + "\n");

        assertThat(flows.rows()).isEqualTo(2);
        assertThat(flows.row(1).remote()).hasToString("198.51.100.7");
        assertThat(flows.reason()).isEqualTo("has 14 fields where the header names 3");
    }

    @Test
    void theHeaderOfTheBlockIsInForceUntilAnotherOneComes() {
        Block block = new Block();
        block.bytes = "1566848933 10.0.0.5 198.51.100.7\n".getBytes(StandardCharsets.UTF_8);
        block.to = block.bytes.length;
        block.header = "end srcaddr dstaddr\r\n".getBytes(StandardCharsets.UTF_8);
        FlowTextDecoder decoder = new FlowTextDecoder(STANDARD);
        Run run = new Run(STANDARD.layout(Kind.FLOW));
        Tally tally = new Tally();

        decoder.decode(block, run, tally);
        block.header = null;
        decoder.decode(block, run, tally);

        assertThat(run.rows()).isOne();
        assertThat(tally.records()).isEqualTo(2);
        assertThat(tally.bad().getFirst().reason()).startsWith("has 3 fields where the default format has 14");
    }

    @Test
    void aBlockWithABrokenHeaderIsRefused() {
        assertThatThrownBy(() -> FlowColumns.of("end, start".getBytes(StandardCharsets.UTF_8), 0, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("end, start");
    }

    @Test
    void aLineIsAHeaderOnlyIfAllItsTokensAreColumnNames() {
        assertThat(isHeader("version end")).isTrue();
        assertThat(isHeader("  end \r\n")).isTrue();
        assertThat(isHeader("\ufeffversion end")).isTrue();
        assertThat(isHeader("version end unheard-of")).isFalse();
        assertThat(isHeader("VERSION END")).isFalse();
        assertThat(isHeader(LINE)).isFalse();
        assertThat(isHeader("   ")).isFalse();
    }

    @Test
    void lineEndsBlankLinesAndAByteOrderMarkDoNotMatter() {
        DecodedFlows flows = DecodedFlows.of(STANDARD, "\ufeff" + LINE + "\r\n\r\n   \n\n" + LINE);

        assertThat(flows.rows()).isEqualTo(2);
        assertThat(flows.tally.records()).isEqualTo(2);
        assertThat(flows.run.offset(0)).isEqualTo(3);
        assertThat(flows.run.length(0)).isEqualTo(LINE.length());
        assertThat(flows.run.offset(1)).isEqualTo(3 + LINE.length() + 2 + 2 + 4 + 1);
        assertThat(flows.run.member(1)).isEqualTo(DecodedFlows.MEMBER);
        assertThat(flows.row(1).contentId()).isEqualTo(ContentId.ofFlow(null, bytes(LINE)));
        assertThat(flows.run.idHigh(0)).isEqualTo(flows.run.idHigh(1));
    }

    @Test
    void aHeaderBehindAByteOrderMarkIsOne() {
        DecodedFlows flows = DecodedFlows.of(STANDARD, "\ufeffend srcaddr\n1566848933 10.0.0.5\n");

        assertThat(flows.rows()).isOne();
    }

    @Test
    void aLineWithTooFewFieldsIsRejectedWithItsPlace() {
        DecodedFlows flows =
                DecodedFlows.of(STANDARD, FlowIdentity.DEFAULT_HEADER + "\n" + LINE.replace(" OK", "") + "\n");

        assertThat(flows.rows()).isZero();
        assertThat(flows.reason()).isEqualTo("has 13 fields where the header names 14");
        assertThat(flows.tally.bad().getFirst().offset()).isEqualTo(FlowIdentity.DEFAULT_HEADER.length() + 1);
        assertThat(flows.tally.bad().getFirst().length()).isEqualTo(LINE.length() - 3);
        assertThat(DecodedFlows.of(STANDARD, "garbage").reason())
                .startsWith("has 1 field where the default format has 14");
    }

    @Test
    void aRecordWithoutAReadableEndIsRejected() {
        assertThat(DecodedFlows.of(STANDARD, LINE.replace("1418530070", "-")).reason())
                .isEqualTo("has no end, so no time");
        for (String bad : List.of("1418530070000", "14185x0070", "-1", "99999999999999999999", "1.5")) {
            assertThat(DecodedFlows.of(STANDARD, LINE.replace("1418530070", bad))
                            .reason())
                    .isEqualTo("has an end that is no number of seconds since 1970");
        }
    }

    @Test
    void columnsWithoutAnEndAreRejectedWithTheMend() {
        assertThat(DecodedFlows.of(STANDARD, "srcaddr dstaddr\n10.0.0.5 10.0.0.6\n")
                        .reason())
                .contains("include ${end}");
    }

    @Test
    void recordsWithoutDataAreIgnoredAndCounted() {
        DecodedFlows flows =
                DecodedFlows.of(STANDARD, NODATA + "\n" + NODATA.replace("NODATA", "SKIPDATA") + "\n" + LINE);

        assertThat(flows.rows()).isOne();
        assertThat(flows.tally.records()).isEqualTo(3);
        assertThat(flows.tally.ignored()).isEqualTo(Map.of("nodata", 1L, "skipdata", 1L));
        assertThat(flows.tally.malformedValues()).isZero();
    }

    @Test
    void recordsOutsideTheAskedTimesAreIgnoredAndCounted() {
        Projection afterwards = projection(Assets.NONE, 1_418_530_070_001L);

        assertThat(DecodedFlows.of(afterwards, LINE).tally.ignored()).isEqualTo(Map.of("outside-from-to", 1L));
        assertThat(DecodedFlows.of(projection(Assets.NONE, 1_418_530_070_000L), LINE)
                        .rows())
                .isOne();
    }

    @Test
    void valuesThatCannotBeReadAreAbsentAndCounted() {
        String bad = "2 123456789010 eni-1235b8ca123456789 172.31.16.1390 203.0.113.12 65536 4x3 256 -7"
                + " 99999999999999999999 soon 1418530070 ACCEPT OK";

        DecodedFlows flows = DecodedFlows.of(STANDARD, bad);

        Flow flow = flows.row(0);
        assertThat(flows.tally.malformedValues()).isEqualTo(7);
        assertThat(List.of(flow.localPort(), flow.remotePort(), flow.protocol()))
                .containsOnly(-1);
        assertThat(flow.packets()).isZero();
        assertThat(flow.bytes()).isZero();
        assertThat(flow.start()).isEqualTo(flow.time());
        assertThat(flow.remote().isAbsent() || flow.local().isAbsent()).isTrue();
    }

    @Test
    void aDashIsAbsentAndNoMalformedValue() {
        DecodedFlows flows = DecodedFlows.of(KEYED, "2 - - - - - - - - - - 1418530070 - OK");

        Flow flow = flows.row(0);
        assertThat(flows.tally.malformedValues()).isZero();
        assertThat(flow.account().isAbsent()).isTrue();
        assertThat(flow.own().isAbsent()).isTrue();
        assertThat(flow.local().isAbsent()).isTrue();
        assertThat(flow.remote().isAbsent()).isTrue();
        assertThat(flow.accepted() || flow.rejected()).isFalse();
        assertThat(flow.key(Key.OWN_SIDE)).isNotZero();
        assertThat(flow.key(Key.REMOTE_SIDE)).isZero();
        assertThat(flow.key(Key.INTERFACE)).isZero();
    }

    @Test
    void askedTextThatIsNoUtf8IsAbsentAndCounted() {
        Projection asked = Projection.of(List.of(Field.ofFlow("instance-tag")), List.of());
        byte[] text = "end instance-tag\n1566848933 web??\n1566848933 w%C3%A9b\n".getBytes(StandardCharsets.ISO_8859_1);
        text[31] = (byte) 0xc3;
        text[32] = (byte) 0x28;

        DecodedFlows flows = DecodedFlows.of(asked, text);

        assertThat(flows.rows()).isEqualTo(2);
        assertThat(flows.tally.malformedValues()).isOne();
        assertThat(flows.row(0).text(Field.ofFlow("instance-tag")).isAbsent()).isTrue();
        assertThat(flows.row(1).text(Field.ofFlow("instance-tag"))).hasToString("w%C3%A9b");
        assertThat(DecodedFlows.of(STANDARD, text).tally.malformedValues()).isZero();
    }

    @Test
    void theRemoteAddressIsThatOfThePacketAndTheLocalOneThatOfTheInterface() {
        String header = "end srcaddr dstaddr pkt-srcaddr pkt-dstaddr flow-direction\n";

        Flow out = DecodedFlows.of(STANDARD, header + "1566848933 10.0.1.5 10.0.0.220 10.9.9.9 198.51.100.7 egress")
                .row(0);
        assertThat(out.local()).hasToString("10.0.1.5");
        assertThat(out.remote()).hasToString("198.51.100.7");

        Flow in = DecodedFlows.of(STANDARD, header + "1566848933 10.0.0.220 10.0.1.5 198.51.100.7 - ingress")
                .row(0);
        assertThat(in.local()).hasToString("10.0.1.5");
        assertThat(in.remote()).hasToString("198.51.100.7");
        assertThat(in.outbound()).isFalse();
    }

    @Test
    void onlyPacketAddressesServeForBothSides() {
        Flow flow = DecodedFlows.of(STANDARD, "end pkt-srcaddr pkt-dstaddr\n1566848933 198.51.100.7 10.0.1.5")
                .row(0);

        assertThat(flow.local()).hasToString("10.0.1.5");
        assertThat(flow.remote()).hasToString("198.51.100.7");
        assertThat(flow.own()).hasToString("10.0.1.5");
    }

    @Test
    void theOwnSideIsNamedByInstanceThenContextThenInterfaceThenAddress() {
        Assets assets = assets(new NetworkInterface("i-context", null, null, null, List.of()));
        String header = "end instance-id interface-id srcaddr dstaddr\n";

        assertThat(own(assets, header + "1566848933 i-log eni-1 10.0.0.5 198.51.100.7"))
                .isEqualTo("i-log");
        assertThat(own(assets, header + "1566848933 - eni-1 10.0.0.5 198.51.100.7"))
                .isEqualTo("i-context");
        assertThat(own(assets, header + "1566848933 - eni-2 10.0.0.5 198.51.100.7"))
                .isEqualTo("eni-2");
        assertThat(own(assets, header + "1566848933 - - 198.51.100.7 10.0.0.5")).isEqualTo("10.0.0.5");
    }

    @Test
    void theContextTellsWhichAddressIsTheInterfaces() {
        Assets assets = assets(new NetworkInterface(null, null, null, "10.0.0.9", List.of()));
        String line = "2 123456789010 eni-1 10.0.0.5 10.0.0.9 50000 443 6 1 1 1 1418530070 ACCEPT OK";

        assertThat(DecodedFlows.of(projection(assets, 0), line).row(0).local()).hasToString("10.0.0.9");
        assertThat(DecodedFlows.of(STANDARD, line).row(0).local()).hasToString("10.0.0.5");
    }

    @Test
    void anInterfaceOfTheContextWithABadAddressIsRefused() {
        Assets assets = assets(new NetworkInterface(null, null, null, "10.0.0.900", List.of()));

        assertThatThrownBy(() -> new FlowTextDecoder(projection(assets, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eni-1")
                .hasMessageContaining("10.0.0.900");
    }

    @Test
    void keysAreHashesOfOwnSideRemoteAddressAndInterface() {
        Flow flow = DecodedFlows.of(KEYED, LINE).row(0);

        assertThat(flow.key(Key.INTERFACE)).isEqualTo(Hashes.of("eni-1235b8ca123456789"));
        assertThat(flow.key(Key.REMOTE_SIDE))
                .isEqualTo(Address.of("203.0.113.12").hash());
        assertThat(flow.key(Key.OWN_SIDE))
                .isEqualTo(Hashes.join(Hashes.of("123456789010"), Hashes.of("eni-1235b8ca123456789")));
    }

    @Test
    void bothDirectionsOfAConversationShareTheirSides() {
        String back = LINE.replace("172.31.16.139 203.0.113.12 49761 443", "203.0.113.12 172.31.16.139 443 49761");

        DecodedFlows flows = DecodedFlows.of(KEYED, LINE + "\n" + back + "\n");

        assertThat(flows.row(1).outbound()).isFalse();
        assertThat(flows.row(1).localPort()).isEqualTo(49761);
        assertThat(flows.run.key(0, 0)).isEqualTo(flows.run.key(0, 1));
        assertThat(flows.run.key(1, 0)).isEqualTo(flows.run.key(1, 1));
    }

    @Test
    void aDefaultHeaderChangesNoIdAndAnotherOneDoes() {
        String swapped = FlowIdentity.DEFAULT_HEADER.replace("packets bytes", "bytes packets");

        String bare = DecodedFlows.of(STANDARD, LINE).row(0).contentId();

        assertThat(DecodedFlows.of(STANDARD, FlowIdentity.DEFAULT_HEADER + "\r\n" + LINE + "\r\n")
                        .row(0)
                        .contentId())
                .isEqualTo(bare);
        assertThat(DecodedFlows.of(STANDARD, swapped + "\n" + LINE).row(0).contentId())
                .isNotEqualTo(bare)
                .isEqualTo(ContentId.ofFlow(bytes(swapped), bytes(LINE)));
    }

    private static boolean isHeader(String line) {
        byte[] bytes = bytes(line);
        return FlowColumns.isHeader(bytes, 0, bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String own(Assets assets, String text) {
        return DecodedFlows.of(projection(assets, 0), text).row(0).own().toString();
    }

    private static Assets assets(NetworkInterface known) {
        return new Assets(AddressSet.EMPTY, AddressSet.EMPTY, Map.of("eni-1", known), Map.of());
    }

    private static Projection projection(Assets assets, long from) {
        return new Projection(List.of(), Map.of(), List.of(), ApiNames.NONE, assets, from, Long.MAX_VALUE);
    }
}
