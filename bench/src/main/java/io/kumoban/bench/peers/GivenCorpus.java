package io.kumoban.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;

/** A corpus of the user's own deliveries. A file is taken as it is unless it repeats records of files before it. */
final class GivenCorpus {
    private GivenCorpus() {}

    /**
     * Lays it out in an empty folder.
     *
     * @throws IllegalArgumentException when there are no CloudTrail records, or a file cannot be read
     */
    static Corpus lay(Path deliveries, Path folder) throws IOException {
        try (CorpusWriter writer = new CorpusWriter(folder)) {
            for (Path file : Corpus.files(deliveries)) {
                if (isDelivery(file)) {
                    take(file, deliveries.relativize(file).toString(), writer);
                }
            }
            Corpus corpus = writer.finish();
            if (corpus.records() == 0) {
                throw new IllegalArgumentException(
                        "There are no CloudTrail delivery files (.json.gz with Records) below " + deliveries
                                + "; name a folder of them with --corpus, or leave it out to have one made.");
            }
            return corpus;
        }
    }

    private static void take(Path file, String name, CorpusWriter writer) throws IOException {
        Delivery.Content content = read(file);
        List<Delivery.Call> fresh =
                content.calls().stream().filter(writer::isNew).toList();
        if (!fresh.isEmpty() && fresh.size() == content.calls().size()) {
            writer.copy(file, name, content);
        } else {
            writer.write(name, fresh);
        }
    }

    private static Delivery.Content read(Path file) {
        try {
            return Delivery.read(file);
        } catch (IOException | JacksonException broken) {
            throw new IllegalArgumentException(
                    "The file " + file + " is no whole CloudTrail delivery (" + broken.getMessage()
                            + "); keep it out of the folder of --corpus.",
                    broken);
        }
    }

    private static boolean isDelivery(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json.gz") && !name.contains("_CloudTrail-Digest_");
    }
}
