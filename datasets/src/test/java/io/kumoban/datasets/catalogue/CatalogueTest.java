package io.kumoban.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.event.Sha256;
import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final String HASH = "0".repeat(64);

    @Test
    void everySetSaysWhereItComesFromAndUnderWhichLicence() {
        assertThat(Catalogue.shipped().sets()).hasSizeGreaterThan(10).allSatisfy(set -> {
            assertThat(set.name()).matches("[a-z0-9-]+");
            assertThat(set.origin().getScheme()).isEqualTo("https");
            assertThat(set.licence()).isNotBlank();
            assertThat(set.citation()).isNotBlank();
            assertThat(set.labels()).isNotBlank();
            assertThat(set.advice()).endsWith(".");
            assertThat(set.formats()).isNotEmpty();
            assertThat(set.files()).allSatisfy(file -> {
                assertThat(file.sha256()).matches("[0-9a-f]{64}");
                assertThat(file.size()).isPositive();
            });
        });
        assertThat(Catalogue.shipped().sets().stream().map(DataSet::name)).doesNotHaveDuplicates();
    }

    @Test
    void checksumsAreThoseOfTheFilesThatTestsUse() throws IOException {
        DataSet set = Catalogue.shipped().find("zeek-beacon").orElseThrow();
        for (RemoteFile file : set.files()) {
            byte[] bytes = Files.readAllBytes(ExternalData.named("zeek-beacon").resolve(file.path()));
            assertThat(bytes).hasSize((int) file.size());
            assertThat(Sha256.of(bytes)).isEqualTo(file.sha256());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/x", "a/../../x", "./x"})
    void noFileLeadsOutOfItsFolder(String path) {
        assertThatThrownBy(() -> new RemoteFile(path, URI.create("https://example.com/x"), 1, HASH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsReadWithoutEncryption() {
        assertThatThrownBy(() -> new RemoteFile("x", URI.create("http://example.com/x"), 1, HASH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
