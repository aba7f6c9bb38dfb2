package io.kumoban.engine.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.yaml.ConfigurationError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsFileTest {
    @TempDir
    private Path folder;

    @Test
    void aContextIsRead() throws Exception {
        Assets assets = AssetsFile.read(file("""
            ownRanges: [10.0.0.0/8, "fd00::/8"]
            trusted:
              - 192.0.2.10
            interfaces:
              eni-0a1b2c3d: {instance: i-01, role: web, address: 10.0.1.5, securityGroups: [sg-1, sg-2]}
              eni-0bare:
            peerGroups:
              build: [ci-1, ci-2]
            """));

        assertThat(assets.ownRanges().contains(Address.of("10.200.0.1"))).isTrue();
        assertThat(assets.ownRanges().contains(Address.of("fd12::1"))).isTrue();
        assertThat(assets.trusted().contains(Address.of("192.0.2.10"))).isTrue();
        assertThat(assets.interfaces())
                .isEqualTo(Map.of(
                        "eni-0a1b2c3d",
                        new Assets.NetworkInterface("i-01", null, "web", "10.0.1.5", List.of("sg-1", "sg-2")),
                        "eni-0bare",
                        new Assets.NetworkInterface(null, null, null, null, List.of())));
        assertThat(assets.peerGroups()).isEqualTo(Map.of("build", List.of("ci-1", "ci-2")));
    }

    @Test
    void everyMistakeIsToldWithItsPlace() throws Exception {
        Path file = file("""
            ownRanges: [10.0.0.0/33, 10.1.0.0/16]
            trustd: [192.0.2.10]
            interfaces:
              0a1b: {instances: i-01, address: 10.0.1}
            peerGroups: [a, b]
            trusted: 192.0.2.1
            """);

        ConfigurationError error = catchThrowableOfType(ConfigurationError.class, () -> AssetsFile.read(file));

        assertThat(error.mistakes())
                .containsExactly(
                        file + ":1:13: '10.0.0.0/33' has no prefix length from 0 to 32; write it like 10.0.0.0/8,"
                                + " 192.0.2.10 or 2001:db8::/32",
                        file + ":2:1: unknown key 'trustd'; did you mean 'trusted'? allowed: interfaces, ownRanges,"
                                + " peerGroups, trusted",
                        file + ":4:3: an interface is named by its id, like eni-0a1b2c3d, not '0a1b'",
                        file
                                + ":4:10: unknown key 'instances'; did you mean 'instance'? allowed: address,"
                                + " function, instance, role, securityGroups",
                        file + ":4:36: '10.0.1' is no IP address; write it like 10.0.1.5",
                        file + ":5:13: peerGroups must be a mapping (name: value), not a list",
                        file + ":6:10: trusted must be a list (- value), not the text '192.0.2.1'");
    }

    private Path file(String yaml) throws Exception {
        return Files.writeString(folder.resolve("context.yaml"), yaml);
    }
}
