package io.kumoban.detectors.dga;

import io.kumoban.engine.event.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trains the shipped model: what it learns from, in which shares, in which order. {@code build/names.sh train} runs it. */
final class Training {
    private static final int NAMES_OF_A_FAMILY = 1_000;
    private static final int PARTS = 10;
    /**
     * So many parts of the ordinary labels make the letter model, the others but the last train the weights: a letter
     * model that knows the labels to be judged finds them too ordinary, and all others odd.
     */
    private static final int PARTS_OF_THE_LETTER_MODEL = 3;

    private static final long SEED_OF_NAMES = 31;
    private static final long SEED_OF_ORDER = 41;

    private Training() {}

    /** @param arguments the file to write the model to */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), bytes(run()));
    }

    static DgaModel run() {
        Trainer trainer = new Trainer(LetterCounts.model(ordinary(0, PARTS_OF_THE_LETTER_MODEL)));
        List<Family> families = families();
        trainer.add(ordinary(PARTS_OF_THE_LETTER_MODEL, PARTS - 1), false, families.size());
        SplittableRandom random = new SplittableRandom(SEED_OF_NAMES);
        for (Family family : families) {
            trainer.add(family.labels(NAMES_OF_A_FAMILY, random.split()), true, 1);
        }
        return trainer.train(SEED_OF_ORDER);
    }

    /** The model as the program ships it. */
    static byte[] bytes(DgaModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            model.save(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    /** All labels that training draws from generators. */
    static List<String> generated() {
        List<String> labels = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED_OF_NAMES);
        families().forEach(family -> labels.addAll(family.labels(NAMES_OF_A_FAMILY, random.split())));
        return labels;
    }

    /** Ordinary labels that training does not see. */
    static List<String> heldBack() {
        return ordinary(PARTS - 1, PARTS);
    }

    private static List<Family> families() {
        List<Family> families = new ArrayList<>(RandomFamilies.all());
        families.addAll(new WordFamilies(Corpus.WORDS.lines(), Corpus.NAMES.lines()).all());
        return families;
    }

    /** The ordinary labels of these parts; which part a label is in hangs on its hash. */
    private static List<String> ordinary(int from, int to) {
        return Corpus.ORDINARY.lines().stream()
                .filter(label -> {
                    long part = Long.remainderUnsigned(Hashes.of(label), PARTS);
                    return part >= from && part < to;
                })
                .toList();
    }
}
