package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kumoban.engine.filter.FieldConditions;
import io.kumoban.engine.finding.FindingType;
import io.kumoban.engine.finding.FindingTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.Resource;
import software.amazon.awssdk.services.guardduty.model.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is written here is what the AWS SDK for Java reads: no field lost, none changed, none that its model lacks. */
class SdkRoundTripTest {
    private static final String DETECTOR = "12abc34d567e8fa901bc2d34e56789f0";

    /** Fields of the service that are newer than the model of this SDK. */
    private static final Set<String> NEWER = Set.of();

    @TempDir
    Path folder;

    @Test
    void everyFieldOfEveryFindingArrivesAsItWasWritten() throws IOException {
        List<JsonNode> written = PublishedFindings.write(folder);
        List<Finding> read = read(written);

        SdkFields fields = new SdkFields();
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).id()).isEqualTo(written.get(i).path("id").asString());
            fields.compare(written.get(i), read.get(i));
        }

        assertThat(fields.differences()).isEmpty();
        Set<String> allowed = new HashSet<>(NEWER);
        allowed.add("/kumoban");
        assertThat(fields.unknown()).isSubsetOf(allowed).contains("/kumoban");
        assertThat(read.stream().map(Finding::type).distinct().toList())
                .containsAll(FindingTypes.of(FindingType.Status.ACTIVE).stream()
                        .map(FindingType::name)
                        .toList());
    }

    @Test
    void aFilterMayNameEveryFieldOfTheModel() {
        List<String> fields = new ArrayList<>();
        names(Resource.builder().build()).forEach(name -> fields.add("resource." + name + "~*"));
        names(Service.builder().build()).forEach(name -> fields.add("service." + name + "~*"));
        names(Finding.builder().build()).forEach(name -> fields.add(name + "~*"));

        assertThatCode(() -> FieldConditions.read("test", fields, List.of())).doesNotThrowAnyException();
    }

    private static List<String> names(SdkPojo object) {
        return object.sdkFields().stream().map(SdkField::locationName).toList();
    }

    @Test
    void theComparisonNoticesAValueThatTheModelDoesNotList() throws IOException {
        ObjectNode written = PublishedFindings.sequence();
        ((ObjectNode) written.at("/service/detection/sequence/signals/0")).put("type", "SMOKE_SIGNAL");

        SdkFields fields = new SdkFields();
        fields.compare(written, read(List.of(written)).getFirst());

        assertThat(fields.differences())
                .containsExactly("/service/detection/sequence/signals/type: the model knows no SMOKE_SIGNAL");
    }

    @Test
    void theComparisonNoticesWhatIsLostChangedOrForeign() throws IOException {
        ObjectNode written = PublishedFindings.sequence();
        Finding read = read(List.of(written)).getFirst();
        written.put("severity", 3.5).put("newest", true).remove("title");
        written.withObjectProperty("service").put("count", "many");
        JsonNode signal = written.at("/service/detection/sequence/signals/1");
        ((ObjectNode) signal).put("lastSeenAt", 1).put("mood", "bad");

        SdkFields fields = new SdkFields();
        fields.compare(written, read);

        assertThat(fields.differences())
                .extracting(difference -> difference.substring(0, difference.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "/severity", "/title", "/service/count", "/service/detection/sequence/signals/lastSeenAt");
        assertThat(fields.unknown())
                .containsExactlyInAnyOrder("/kumoban", "/newest", "/service/detection/sequence/signals/mood");
    }

    private static List<Finding> read(List<JsonNode> served) throws IOException {
        try (GuardDutyStub stub = new GuardDutyStub(served);
                GuardDutyClient client = client(stub)) {
            List<Finding> read = new ArrayList<>();
            client.listFindingsPaginator(request -> request.detectorId(DETECTOR).maxResults(GuardDutyStub.PAGE))
                    .forEach(page -> read.addAll(client.getFindings(
                                    request -> request.detectorId(DETECTOR).findingIds(page.findingIds()))
                            .findings()));
            return read;
        }
    }

    private static GuardDutyClient client(GuardDutyStub stub) {
        return GuardDutyClient.builder()
                .endpointOverride(stub.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(configuration -> configuration.defaultProfileFile(
                        ProfileFile.aggregator().build()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
