package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.lab.LabShelf;
import io.kumoban.console.view.Surroundings;
import io.kumoban.engine.detect.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command lines that the documentation names are ones that the program takes. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND_LINE = Pattern.compile("(?:\\./)?kumoban ([a-z]+[^`\\n|]*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
    private static final Pattern CODE = Pattern.compile("(?m)`[^`\\n]*`|^ {4}.*$");
    private static final Set<String> BY_THE_LAUNCHER = Set.of("bench");

    private final CommandLine program = Kumoban.commandLine(Surroundings.PIPES);

    @Test
    void everyCommandLineInTheDocumentationIsOneThatTheProgramTakes() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            Matcher code = CODE.matcher(Files.readString(page));
            while (code.find()) {
                Matcher line = COMMAND_LINE.matcher(code.group());
                if (line.find() && !takes(line.group(1))) {
                    wrong.add(page + ": kumoban " + line.group(1));
                }
            }
        }

        assertThat(wrong).as("command lines that the program refuses").isEmpty();
    }

    @Test
    void theReadmeCountsTheDetectorsThatThereAre() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("| detectors | %d, for all"
                        .formatted(Detectors.load(List.of()).size()));
    }

    @Test
    void everyCommandLineInAnExerciseIsOneThatTheProgramTakes() {
        Stream<String> texts =
                LabShelf.all().stream().flatMap(lab -> Stream.concat(lab.commands().stream(), lab.hints().stream()));

        assertThat(texts.flatMap(text -> COMMAND_LINE.matcher(text).results())
                        .map(found -> found.group(1).replaceFirst("'.*", "")))
                .isNotEmpty()
                .allMatch(this::takes);
    }

    @Test
    void everyCommandThatTheReadmeListsIsThere() throws IOException {
        String row = Files.readString(ROOT.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| commands |"))
                .findFirst()
                .orElse("");

        assertThat(commands(program, ""))
                .containsExactlyInAnyOrderElementsOf(Pattern.compile("`([^`]+)`")
                        .matcher(row)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    private static Set<String> commands(CommandLine line, String before) {
        Set<String> names = new TreeSet<>();
        line.getSubcommands().forEach((name, sub) -> {
            String full = before + name;
            if (sub.getSubcommands().isEmpty()) {
                names.add(full);
            }
            names.addAll(commands(sub, full + " "));
        });
        return names;
    }

    private boolean takes(String arguments) {
        CommandLine at = program;
        for (String word : arguments.split("\\s+")) {
            if (BY_THE_LAUNCHER.contains(word)) {
                return true;
            }
            CommandLine sub = at.getSubcommands().get(word);
            if (sub == null) {
                break;
            }
            at = sub;
        }
        if (at.equals(program) || !at.getSubcommands().isEmpty()) {
            return false;
        }
        CommandLine command = at;
        return OPTION.matcher(arguments)
                .results()
                .allMatch(option -> command.getCommandSpec().findOption(option.group()) != null);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> documentation = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve),
                            documentation.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
