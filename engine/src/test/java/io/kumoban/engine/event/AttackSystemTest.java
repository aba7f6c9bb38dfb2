package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackSystemTest {
    @ParameterizedTest
    @CsvSource({
        "aws-cli/1.22.34 Python/3.9.11 Linux/5.15.0-kali3-amd64 botocore/1.27.84, KALI",
        "Boto3/1.9.89 Python/3.8.2 Linux/5.4.0-KALI4-amd64, KALI",
        "aws-cli/2.0 Python/3.9 Linux/5.16.0-12parrot1-amd64, PARROT",
        "aws-cli/2.0 Python/3.9 Linux/5.10.0-pentoo source/x86_64, PENTOO",
        "kali, KALI",
        "alkali/1.0,",
        "kalinga-sync/2,",
        "Parrotfish/1.0,",
        "aws-cli/2.15.0 Python/3.11.6 Linux/5.10.205 exe/x86_64,",
        "kal,",
        "'',"
    })
    void aDistributionCountsWhenItStandsAsAWord(String agent, @Nullable AttackSystem system) {
        assertThat(AttackSystem.in(Text.of(agent))).isEqualTo(system);
    }
}
