package io.kumoban.console.command;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Paragraph;
import io.kumoban.console.view.Screen;
import io.kumoban.datasets.demo.DemoOptions;
import io.kumoban.datasets.demo.DemoSummary;
import io.kumoban.datasets.demo.ScenarioAccount;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the demo's account with one scenario in it. */
@Command(
        name = "play",
        description = {
            "Writes the logs of a small account in which one attack happens, with its truth.",
            "The account is that of the demo, with the scenario in place of the demo's incidents."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban data play leaked-access-key --out leaked",
            "  kumoban data play dns-tunnel-iodine --out tunnel --stealth 2 --seed 7",
            "  kumoban data play my-attack.yaml --out mine --day 9",
            "  kumoban replay leaked/AWSLogs --context leaked/context.yaml --intel leaked/intel"
        })
public final class DataPlayCommand implements Callable<Integer> {
    private static final int LAST_DAY = 60;
    private static final int MILLIS = 1000;

    private final CommonOptions common;

    @Parameters(
            paramLabel = "NAME",
            description = "A scenario of the library, or a file of your own that ends in .yaml.")
    String name = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write into, which must be empty or new.")
    Path out = Path.of("");

    @Option(
            names = "--stealth",
            paramLabel = "N",
            description = "How far the attacker goes to stay unseen: 0 not at all. Default: 0.")
    int stealth;

    @Option(names = "--seed", paramLabel = "N", description = "Another number makes another account. Default: 1.")
    long seed = DemoOptions.DEFAULT.seed();

    @Option(
            names = "--day",
            paramLabel = "N",
            description =
                    "The day on which the attack begins, 0 being the first. Default: as many as the detectors need"
                            + " to learn, mostly 8.")
    @Nullable
    Integer day;

    public DataPlayCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Scenario scenario = ScenarioSource.named(name);
        ScenarioSource.requireLevel(scenario, stealth);
        int begin = day == null ? scenario.historyDays() : day;
        if (begin < 0 || begin > LAST_DAY) {
            throw CommandFailure.wrongUsage("--day must lie from 0 to " + LAST_DAY + ", not at " + begin + ".");
        }
        common.note("Writing a small account with '" + scenario.title() + "' on day " + begin + " ...");
        ScenarioAccount.Written written = write(scenario, begin);
        report(scenario, written);
        return ExitCodes.DONE;
    }

    private ScenarioAccount.Written write(Scenario scenario, int begin) {
        try {
            return ScenarioAccount.write(out, scenario, stealth, seed, begin);
        } catch (IllegalArgumentException unfit) {
            throw CommandFailure.wrongUsage(String.valueOf(unfit.getMessage()));
        }
    }

    private void report(Scenario scenario, ScenarioAccount.Written written) {
        Screen screen = common.screen();
        DemoSummary account = written.summary();
        Incident incident = written.play().incident();
        Paragraph.print(
                screen,
                "Written",
                "%s API calls, %s flows, %s DNS queries"
                        .formatted(
                                Amounts.count(account.cloudTrail().records()),
                                Amounts.count(account.flowLogs().records()),
                                Amounts.count(account.dnsLogs().records())));
        Paragraph.print(
                screen,
                "Attack",
                "%s, stealth %d, from %s to %s, %s"
                        .formatted(
                                scenario.name(),
                                incident.stealth(),
                                Amounts.time(incident.from() * MILLIS),
                                Amounts.time(incident.to() * MILLIS),
                                Amounts.count(incident.events().size(), "record")));
        Paragraph.print(
                screen,
                "Expected",
                incident.expectedTypes().isEmpty()
                        ? "nothing that can be told"
                        : String.join(", ", incident.expectedTypes()));
        Paragraph.print(screen, "Truth", account.truth().toString());
        Paragraph.print(screen, "Replay", replay(account));
        List<String> toSwitchOn = toSwitchOn(incident);
        if (!toSwitchOn.isEmpty()) {
            common.note("Some of these types come from " + String.join(", ", toSwitchOn)
                    + ", which runs only when a file of --config says so: detectors: {" + toSwitchOn.getFirst()
                    + ": {enabled: true}}");
        }
    }

    private static String replay(DemoSummary account) {
        return "kumoban replay %s --context %s --intel %s%s"
                .formatted(
                        account.logs(),
                        account.context(),
                        account.intelligence(),
                        Files.exists(account.places()) ? " --geoip " + account.places() : "");
    }

    /** Detectors that the user has to switch on for some of the expected types. */
    private static List<String> toSwitchOn(Incident incident) {
        return Detectors.load(List.of()).stream()
                .map(Detector::about)
                .filter(About::isOptIn)
                .filter(about -> incident.expectedTypes().stream()
                        .anyMatch(type -> about.types().containsKey(type)))
                .map(About::id)
                .toList();
    }
}
