package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FlowIdentityTest {
    private static final byte[] LINE =
            bytes("2 123456789010 eni-1235b8ca123456789 10.0.0.1 10.0.0.2 1 2 6 1 1 1 2 ACCEPT OK");

    @Test
    void aDefaultHeaderMakesNoDifferenceToHavingNone() {
        String bare = ContentId.ofFlow(null, LINE);

        assertThat(ContentId.ofFlow(bytes(FlowIdentity.DEFAULT_HEADER), LINE)).isEqualTo(bare);
        assertThat(ContentId.ofFlow(bytes(FlowIdentity.DEFAULT_HEADER.replace('-', '_') + "\r\n"), LINE))
                .isEqualTo(bare);
    }

    @Test
    void anIdStaysTheSameFromReleaseToRelease() {
        assertThat(ContentId.ofFlow(null, LINE)).isEqualTo("4592c83b366df20c");
        assertThat(ContentId.ofFlow(bytes("srcaddr dstaddr end"), bytes("10.0.0.1 10.0.0.2 1")))
                .isEqualTo("2a248c8b93ae12e5");
    }

    @Test
    void equalLinesUnderDifferentHeadersAreDifferentRecords() {
        assertThat(ContentId.ofFlow(bytes("srcaddr dstaddr end"), LINE))
                .isNotEqualTo(ContentId.ofFlow(bytes("dstaddr srcaddr end"), LINE))
                .isNotEqualTo(ContentId.ofFlow(null, LINE));
    }

    @Test
    void theWayOfWritingAHeaderMakesNoDifference() {
        assertThat(ContentId.ofFlow(bytes("  pkt_srcaddr   tcp_flags end \r\n"), LINE))
                .isEqualTo(ContentId.ofFlow(bytes("pkt-srcaddr tcp-flags end"), LINE))
                .matches("[0-9a-f]{16}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
