package io.kumoban.datasets.truth;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a data set.
 *
 * @param incidents         what happened, in the order of the truth file
 * @param benignAccountDays days on which nothing happened, summed over accounts; empty when the data set does not say
 */
public record LabelledData(List<Incident> incidents, OptionalLong benignAccountDays) {
    private static final String TRUTH = "truth.jsonl";
    private static final String DESCRIPTION = "dataset.json";
    private static final long MOST_BYTES = 1 << 20;
    private static final long MOST_DAYS = 1_000_000_000;

    /**
     * Reads a truth file, or a folder with {@code truth.jsonl} and, where there is one, {@code dataset.json}.
     *
     * @throws TruthError when one of them cannot be used
     */
    public static LabelledData read(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return new LabelledData(TruthFile.read(fileOrFolder), OptionalLong.empty());
        }
        Path description = fileOrFolder.resolve(DESCRIPTION);
        return new LabelledData(
                TruthFile.read(fileOrFolder.resolve(TRUTH)),
                Files.exists(description) ? benignAccountDays(description) : OptionalLong.empty());
    }

    private static OptionalLong benignAccountDays(Path description) {
        JsonNode days = document(description).path("benignAccountDays");
        if (days.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!days.canConvertToLong() || !days.isIntegralNumber() || days.asLong() < 0 || days.asLong() > MOST_DAYS) {
            throw TruthError.ofDataSet(
                    description, "'benignAccountDays' is no whole number from 0 to %,d".formatted(MOST_DAYS));
        }
        return OptionalLong.of(days.asLong());
    }

    private static JsonNode document(Path description) {
        try {
            if (Files.size(description) > MOST_BYTES) {
                throw TruthError.ofDataSet(description, "it is larger than %,d bytes".formatted(MOST_BYTES));
            }
            JsonNode document = Json.read(Files.readString(description));
            if (document.isObject()) {
                return document;
            }
            throw TruthError.ofDataSet(description, "it is no JSON object");
        } catch (IOException unreadable) {
            throw TruthError.ofDataSet(description, "it cannot be read (" + unreadable.getMessage() + ")");
        } catch (JacksonException notJson) {
            throw TruthError.ofDataSet(description, "it is no JSON object");
        }
    }
}
