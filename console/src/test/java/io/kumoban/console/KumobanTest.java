package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.view.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KumobanTest {
    @Test
    void versionIsTheOneOfThePom() throws Exception {
        var parent = Pattern.compile("<parent>.*?<version>(.*?)</version>.*?</parent>", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(parent.find()).isTrue();

        Session session = Session.piped("--version");
        assertThat(session.code()).isZero();
        assertThat(session.out()).isEqualTo("kumoban " + parent.group(1) + System.lineSeparator());
    }

    @Test
    void verboseVersionNamesTheJavaThatRuns() {
        Session session = Session.piped("--version", "--verbose");
        assertThat(session.code()).isZero();
        assertThat(session.outLines())
                .element(1)
                .asString()
                .contains("Java " + Runtime.version().feature());
    }

    @Test
    void helpGoesToStandardOutput() {
        Session session = Session.piped("--help");
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("Usage: kumoban").contains("--version");
        assertThat(session.err()).isEmpty();
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (List<String> path : commands("", Kumoban.commandLine(Surroundings.PIPES))) {
            List<String> arguments = new ArrayList<>(path);
            arguments.add("--help");
            Session session = Session.piped(arguments.toArray(String[]::new));
            assertThat(session.code()).as("%s", path).isZero();
            assertThat(session.out()).as("%s", path).contains("Examples:", "--quiet", "--no-color", "--log-level");
        }
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        Session session = Session.piped("--no-such-option");
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains("--no-such-option");
    }

    @Test
    void aMistypedCommandGetsASuggestion() {
        Session session = Session.piped("fnidings");
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("Did you mean findings?");
    }

    @Test
    void aMistypedOptionGetsASuggestion() {
        Session session = Session.piped("findings", "list", "--fromat", "csv");
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("Did you mean --format?");
    }

    @Test
    void withoutACommandTheUsageIsWrong() {
        Session session = Session.piped();
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains("Say what to do.", "Usage: kumoban", "findings");
        assertThat(Session.piped("findings").code()).isEqualTo(2);
    }

    private static List<List<String>> commands(String path, CommandLine line) {
        List<List<String>> all = new ArrayList<>();
        all.add(path.isEmpty() ? List.of() : List.of(path.strip().split(" ")));
        line.getSubcommands().forEach((name, command) -> all.addAll(commands(path + " " + name, command)));
        return all;
    }
}
