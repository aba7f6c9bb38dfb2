package io.kumoban.detectors.dga;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the list of ordinary labels from a table of hosts that web pages load things from, most loaded first, without any
 * label that the evaluation tests on. {@code build/names.sh corpus} runs it.
 */
final class CorpusMaker {
    /** Further down the table lie more and more names that advertisers generate. */
    private static final int LABELS = 30_000;

    private static final int LONGEST_PART_OF_A_SUFFIX = 3;
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]{2,}");
    /** Numbers of machines and of betting sites. */
    private static final Pattern NUMBERED = Pattern.compile("(.*[0-9]){3}.*");

    private CorpusMaker() {}

    /** @param arguments the table (CSV, host first), the folder of the data set {@code dns-dga}, the list to write */
    public static void main(String[] arguments) throws IOException {
        TestNames tested = TestNames.read(Path.of(arguments[1]));
        Set<String> leftOut = new HashSet<>(tested.popular());
        tested.families().values().forEach(leftOut::addAll);
        Set<String> labels = new LinkedHashSet<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String host = line.substring(0, line.indexOf(','));
            String label = TestNames.label(host).orElse("");
            if (labels.size() < LABELS
                    && PLAIN.matcher(label).matches()
                    && !leftOut.contains(label)
                    && isBelowARegistry(host, label)) {
                labels.add(label);
            }
        }
        Files.write(
                Path.of(arguments[2]),
                labels.stream()
                        .filter(label -> !NUMBERED.matcher(label).matches())
                        .sorted()
                        .toList(),
                StandardCharsets.US_ASCII);
    }

    /** Labels below a suffix that is a company's own, such as that of a content network, are made by machines too. */
    private static boolean isBelowARegistry(String host, String label) {
        String suffix = host.substring(("." + host).lastIndexOf("." + label + ".") + label.length() + 1);
        String[] parts = suffix.split("\\.");
        return Arrays.stream(parts, 0, parts.length - 1).allMatch(part -> part.length() <= LONGEST_PART_OF_A_SUFFIX);
    }
}
