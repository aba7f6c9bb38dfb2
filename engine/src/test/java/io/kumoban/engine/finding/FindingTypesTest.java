package io.kumoban.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingTypesTest {
    @Test
    void everyNameHasThePurposeResourceAndThreatOfAFindingType() {
        assertThat(FindingTypes.names())
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+:[A-Z][A-Za-z0-9]+/[A-Z][\\w&.!]+"));
    }

    @Test
    void typesAreSortedByStatusAndName() {
        List<FindingType> all = FindingTypes.all();

        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(FindingType::status).thenComparing(FindingType::name));
    }

    @Test
    void theStatusesDivideTheTypes() {
        assertThat(FindingTypes.of(FindingType.Status.ACTIVE)).hasSize(126);
        assertThat(FindingTypes.of(FindingType.Status.OTHER_SOURCE)).hasSize(102);
        assertThat(FindingTypes.of(FindingType.Status.RETIRED)).hasSize(23);
        assertThat(FindingTypes.all()).hasSize(126 + 102 + 23);
    }

    @Test
    void aTypeSaysWhatTheServiceSaysOfIt() {
        assertThat(FindingTypes.named("UnauthorizedAccess:EC2/SSHBruteForce"))
                .contains(new FindingType(
                        "UnauthorizedAccess:EC2/SSHBruteForce",
                        Severity.LOW,
                        true,
                        "Instance",
                        Set.of(FindingType.Source.FLOW_LOGS),
                        FindingType.Status.ACTIVE));
        assertThat(FindingTypes.named("UnauthorizedAccess:EC2/Unheard")).isEmpty();
    }

    @Test
    void activeTypesComeFromLogsThatAreRead() {
        Set<FindingType.Source> foreign =
                Set.of(FindingType.Source.EKS_AUDIT_LOGS, FindingType.Source.RDS_LOGIN_EVENTS);

        assertThat(FindingTypes.of(FindingType.Status.ACTIVE))
                .noneMatch(type -> type.sources().stream().anyMatch(foreign::contains));
    }
}
