package io.kumoban.bench.shape;

import io.kumoban.bench.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kumoban bench shape}. */
@Command(
        name = "shape",
        description = {
            "Prints what logs look like as a whole, a column for each PATH: how often the members of CloudTrail"
                    + " records are there, how calls are spread over names and time, how large flows are and who sends"
                    + " them, what DNS answers.",
            "",
            "Reads CloudTrail delivery files, flow logs with a header line and Resolver query logs, plain or as gzip."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench shape real/ simulated/            two sets side by side",
            "  kumoban bench shape --markdown real/ simulated/ the table as docs/datasets.md holds it"
        })
public final class Shape implements Callable<Integer> {
    private static final int NO_INPUT = 3;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders, each a set of its own.")
    List<Path> paths = new ArrayList<>();

    @Option(names = "--markdown", description = "Print the table as Markdown.")
    boolean markdown;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintStream out;

    public Shape() {
        this(System.out);
    }

    Shape(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            if (!Files.exists(paths.get(i))) {
                System.err.println("There is nothing at " + paths.get(i) + "; name files or folders with logs.");
                return NO_INPUT;
            }
            int column = i;
            LogSet.read(paths.get(i)).figures().forEach((figure, value) -> {
                List<String> row = rows.computeIfAbsent(figure, unused -> new ArrayList<>());
                while (row.size() < column) {
                    row.add("");
                }
                row.add(value);
            });
        }
        out.print(table(rows).text(markdown));
        return 0;
    }

    private Table table(Map<String, List<String>> rows) {
        List<String> heads = new ArrayList<>(List.of("figure"));
        paths.forEach(path -> heads.add(String.valueOf(path.getFileName())));
        List<List<String>> cells = new ArrayList<>();
        rows.forEach((figure, values) -> {
            List<String> row = new ArrayList<>(List.of(figure));
            row.addAll(values);
            while (row.size() < heads.size()) {
                row.add("");
            }
            cells.add(row);
        });
        return new Table(heads, cells);
    }
}
