package io.kumoban.datasets.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestSignerTest {
    @Test
    void theDemosKeyIsTheOneThatIsFoundBySearching() {
        assertThat(DigestSigner.ofDemo().fingerprint())
                .isEqualTo(DigestSigner.of(DigestSigner.DEMO).fingerprint());
    }
}
