package io.kumoban.datasets.simulator.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiCatalogueTest {
    @Test
    void errandsUseAlmostAllOfManyApis() {
        Errands errands = Errands.read();
        Set<String> used = new HashSet<>();
        for (String group : errands.groups("")) {
            errands.group(group).errands().forEach(errand -> errand.calls().forEach(api -> used.add(api.id())));
        }
        assertThat(errands.catalogue().size()).isGreaterThan(250);
        assertThat(used).hasSizeGreaterThan(230);
    }

    @Test
    void anApiThatThereIsNotIsNamed() {
        assertThatThrownBy(() -> ApiCatalogue.read().get("ec2:Dance")).hasMessageContaining("ec2:Dance");
    }

    @Test
    void aHoleThatThereIsNotIsNamed() {
        assertThatThrownBy(() -> Template.of("${colour}")).hasMessageContaining("colour");
    }
}
