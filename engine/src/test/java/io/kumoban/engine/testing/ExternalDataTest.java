package io.kumoban.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class ExternalDataTest {
    @Test
    void aDataSetIsFoundUnderTheRoot(@TempDir Path root) throws Exception {
        Path beacons = Files.createDirectory(root.resolve("zeek-beacon"));

        assertThat(ExternalData.in(root.toString(), "zeek-beacon")).isEqualTo(beacons);
    }

    @Test
    void aTestWithoutTheVariableIsSkippedWithTheReason() {
        assertThatThrownBy(() -> ExternalData.in(null, "zeek-beacon"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("set KUMOBAN_DATA");
    }

    @Test
    void aTestWithoutItsDataSetIsSkippedWithTheReason(@TempDir Path root) {
        assertThatThrownBy(() -> ExternalData.in(root.toString(), "zeek-beacon"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("zeek-beacon")
                .hasMessageContaining(root.toString());
    }
}
