package io.kumoban.console.command;

import io.kumoban.console.view.ScenarioJson;
import io.kumoban.console.view.ScenarioText;
import io.kumoban.console.view.Screen;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the scenarios, or shows one. */
@Command(
        name = "scenarios",
        description = "Lists the attacks that can be played, or tells all of one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban data scenarios",
            "  kumoban data scenarios bucket-emptied --stealth 2",
            "  kumoban data scenarios my-attack.yaml",
            "  kumoban data scenarios --format json"
        })
public final class DataScenariosCommand implements Callable<Integer> {
    /** The formats of the answer. */
    enum Format {
        TABLE,
        JSON
    }

    private final CommonOptions common;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A scenario of the library, or a file of your own that ends in .yaml.")
    @Nullable
    String name;

    @Option(
            names = "--stealth",
            paramLabel = "N",
            description = "Show the steps of this level, 0 being the loudest. Default: 0.")
    int stealth;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    public DataScenariosCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (name == null) {
            list();
        } else {
            show(ScenarioSource.named(name));
        }
        return ExitCodes.DONE;
    }

    private void list() {
        Screen screen = common.screen();
        List<Scenario> scenarios = Scenarios.all();
        if (format == Format.JSON) {
            screen.out().print(Json.page(ScenarioJson.of(scenarios)));
            screen.out().flush();
            return;
        }
        ScenarioText.table(scenarios).print(screen);
        common.note(scenarios.size() + " scenarios; 'kumoban data scenarios NAME' tells all of one, 'kumoban data play"
                + " NAME' plays it.");
    }

    private void show(Scenario scenario) {
        ScenarioSource.requireLevel(scenario, stealth);
        Screen screen = common.screen();
        if (format == Format.JSON) {
            screen.out().print(Json.page(ScenarioJson.of(scenario)));
            screen.out().flush();
        } else {
            ScenarioText.print(screen, scenario, stealth);
        }
    }
}
