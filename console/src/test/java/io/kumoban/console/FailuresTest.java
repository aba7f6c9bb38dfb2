package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.command.CommandFailure;
import io.kumoban.console.command.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    private final StringWriter err = new StringWriter();

    @Command(name = "failing")
    private record Failing(Callable<Integer> work) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return work.call();
        }
    }

    @Test
    void aFailureThatTheUserCanMendIsOneSentence() {
        int code = run(() -> {
            throw CommandFailure.noInput("There is nothing to read.");
        });
        assertThat(code).isEqualTo(3);
        assertThat(err.toString()).isEqualTo("kumoban: There is nothing to read." + System.lineSeparator());
    }

    @Test
    void aFaultOfTheProgramLeavesAReportAndNoBareTrace() throws Exception {
        int code = run(() -> {
            throw new IllegalStateException("the ring is closed");
        });
        assertReported(code, "the ring is closed");
    }

    @Test
    void anErrorOfTheMachineLeavesAReportToo() throws Exception {
        int code = run(() -> {
            throw new StackOverflowError("too deep");
        });
        assertReported(code, "too deep");
    }

    private void assertReported(int code, String cause) throws Exception {
        assertThat(code).isEqualTo(ExitCodes.INTERNAL_ERROR);
        String said = err.toString().strip();
        assertThat(said).startsWith("kumoban: internal error: " + cause).hasLineCount(1);
        Path report = Path.of(said.substring(said.lastIndexOf(' ') + 1));
        assertThat(report).content().contains(cause, "FailuresTest");
        Files.delete(report);
    }

    private int run(Callable<Integer> work) {
        Failures failures = new Failures();
        return new CommandLine(new Failing(work))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(parsed -> failures.guard(parsed, new CommandLine.RunLast()::execute))
                .execute();
    }
}
