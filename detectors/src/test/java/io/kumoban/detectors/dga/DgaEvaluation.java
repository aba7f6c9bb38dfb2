package io.kumoban.detectors.dga;

import io.kumoban.detectors.stats.Entropy;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How well the names of malware families are told from popular ones, as {@code docs/evaluation.md} holds it. Training saw
 * no family and no popular name of them. {@code build/names.sh evaluate} prints it.
 */
final class DgaEvaluation {
    /** Families whose names are words put together, or words with letters changed; all others draw characters. */
    private static final Set<String> OF_WORDS = Set.of("banjori", "darkcracks", "gozi", "suppobox");
    /** The threshold of a single name that the detectors have by default. */
    private static final double DEFAULT_THRESHOLD = 5;

    private static final String MODEL = "the shipped model";
    private static final int[] WINDOWS = {1, 5, 10, 20};
    private static final int ORDINARY_WINDOWS = 100_000;
    private static final int WINDOWS_OF_A_FAMILY = 2_000;
    private static final double FALSE_RATE = 0.001;
    private static final double LEAST = -3;
    private static final double MOST = 9;

    private final Map<String, List<String>> families = new TreeMap<>();
    private final List<String> popular;
    private final int met;

    DgaEvaluation(TestNames names) {
        Set<String> trained = new HashSet<>(Training.generated());
        popular = names.popular();
        names.families()
                .forEach((family, labels) -> families.put(
                        family,
                        labels.stream()
                                .filter(label -> !trained.contains(label))
                                .toList()));
        met = names.families().values().stream().mapToInt(List::size).sum()
                - families.values().stream().mapToInt(List::size).sum();
    }

    /** @param arguments the folder of the data set {@code dns-dga} */
    public static void main(String[] arguments) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .print(new DgaEvaluation(TestNames.read(Path.of(arguments[0]))).text());
    }

    /** The tables, in Markdown. */
    String text() {
        Map<String, ToDoubleFunction<String>> scorers = new LinkedHashMap<>();
        DgaModel model = DgaModel.shipped();
        scorers.put(MODEL, label -> {
            byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
            return model.score(bytes, 0, bytes.length);
        });
        LetterModel letters = model.letters();
        scorers.put("surprise under its letter model (Markov, order 2)", label -> meanSurprise(label, letters));
        scorers.put("entropy of the characters", label -> {
            byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
            return Entropy.of(bytes, 0, bytes.length);
        });
        scorers.put("length", String::length);

        StringBuilder perName = new StringBuilder("""
            | score of a name | AUC, characters | AUC, words | found at 1 % false, characters | words | at 0.1 %, characters | words |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        StringBuilder perWindow = new StringBuilder("""
            | sum over a window of | 1, characters | words | 5, characters | words | 10, characters | words | 20, characters | words |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        Map<String, Judged> ofModel = Map.of();
        for (Map.Entry<String, ToDoubleFunction<String>> scorer : scorers.entrySet()) {
            Map<String, Judged> judged =
                    judge(scorer.getValue(), scorer.getKey().equals(MODEL));
            if (ofModel.isEmpty()) {
                ofModel = judged;
            }
            perName.append(row(scorer.getKey(), judged, false));
            perWindow.append(row(scorer.getKey(), judged, true));
        }
        double[] scores = scores(popular, scorers.get(MODEL));
        long raised =
                Arrays.stream(scores).filter(score -> score > DEFAULT_THRESHOLD).count();
        return perName
                + "\n"
                + perWindow
                + "\n"
                + perFamily(ofModel)
                + String.format(
                        Locale.ROOT,
                        "%n%,d popular labels, %d of which (%.3f %%) score above %.0f; %,d labels of %d families,"
                                + " without the %d that a generator of ours%ndraws too.%n",
                        popular.size(),
                        raised,
                        100.0 * raised / popular.size(),
                        DEFAULT_THRESHOLD,
                        families.values().stream().mapToInt(List::size).sum(),
                        families.size(),
                        met);
    }

    private static double meanSurprise(String label, LetterModel letters) {
        int first = Letters.EDGE;
        int second = Letters.EDGE;
        double sum = 0;
        for (int i = 0; i <= label.length(); i++) {
            int code = i < label.length() ? Letters.code((byte) label.charAt(i)) : Letters.EDGE;
            sum += letters.surprise(first, second, code);
            first = second;
            second = code;
        }
        return sum / (label.length() + 1) / LetterModel.PARTS;
    }

    /** What was found of one family: the area, at two false positive rates, and in windows. */
    private record Judged(double area, double atOnePercent, double atOnePerMille, double[] inWindows) {
        double[] values(boolean windows) {
            return windows ? inWindows : new double[] {area, atOnePercent, atOnePerMille};
        }
    }

    private Map<String, Judged> judge(ToDoubleFunction<String> scorer, boolean held) {
        double[] ordinary = scores(popular, scorer);
        RankMeasures ranks = new RankMeasures(ordinary);
        double[] limits = Arrays.stream(WINDOWS)
                .mapToDouble(
                        size -> new RankMeasures(sums(ordinary, size, ORDINARY_WINDOWS, held)).threshold(FALSE_RATE))
                .toArray();
        Map<String, Judged> judged = new HashMap<>();
        families.forEach((family, labels) -> {
            double[] scores = scores(labels, scorer);
            double[] inWindows = new double[WINDOWS.length];
            for (int i = 0; i < WINDOWS.length; i++) {
                inWindows[i] = RankMeasures.above(sums(scores, WINDOWS[i], WINDOWS_OF_A_FAMILY, held), limits[i]);
            }
            judged.put(
                    family,
                    new Judged(
                            ranks.area(scores),
                            RankMeasures.above(scores, ranks.threshold(0.01)),
                            RankMeasures.above(scores, ranks.threshold(FALSE_RATE)),
                            inWindows));
        });
        return judged;
    }

    private static double[] scores(List<String> labels, ToDoubleFunction<String> scorer) {
        return labels.stream().mapToDouble(scorer).toArray();
    }

    /** Windows of names drawn from these, their scores added up; those of the model held between the bounds. */
    private static double[] sums(double[] scores, int size, int windows, boolean held) {
        SplittableRandom random = new SplittableRandom(size);
        double[] sums = new double[windows];
        for (int i = 0; i < windows; i++) {
            for (int j = 0; j < size; j++) {
                double score = scores[random.nextInt(scores.length)];
                sums[i] += held ? Math.clamp(score, LEAST, MOST) : score;
            }
        }
        return sums;
    }

    private static String row(String scorer, Map<String, Judged> judged, boolean windows) {
        double[] characters = mean(judged, false, windows);
        double[] words = mean(judged, true, windows);
        StringBuilder row = new StringBuilder("| " + scorer);
        for (int i = 0; i < characters.length; i++) {
            row.append(String.format(Locale.ROOT, " | %.3f | %.3f", characters[i], words[i]));
        }
        return row.append(" |\n").toString();
    }

    private static double[] mean(Map<String, Judged> judged, boolean ofWords, boolean windows) {
        List<double[]> values = judged.entrySet().stream()
                .filter(family -> OF_WORDS.contains(family.getKey()) == ofWords)
                .map(family -> family.getValue().values(windows))
                .toList();
        double[] mean = new double[values.getFirst().length];
        for (double[] of : values) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += of[i] / values.size();
            }
        }
        return mean;
    }

    private String perFamily(Map<String, Judged> judged) {
        StringBuilder rows = new StringBuilder("""
            | family | labels | AUC | at 1 % false | at 0.1 % | window of 10 | of 20 |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        families.forEach((family, labels) -> {
            Judged of = judged.get(family);
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s%s | %,d | %.3f | %.2f | %.2f | %.3f | %.3f |%n",
                    family,
                    OF_WORDS.contains(family) ? " (words)" : "",
                    labels.size(),
                    of.area(),
                    of.atOnePercent(),
                    of.atOnePerMille(),
                    of.inWindows()[2],
                    of.inWindows()[3]));
        });
        return rows.toString();
    }
}
