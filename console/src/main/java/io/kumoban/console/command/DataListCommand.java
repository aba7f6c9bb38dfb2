package io.kumoban.console.command;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.DataSetText;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.datasets.catalogue.Catalogue;
import io.kumoban.datasets.catalogue.DataSet;
import io.kumoban.engine.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the catalogue of public data sets. */
@Command(
        name = "list",
        description = "Lists public data sets that Kumoban reads.",
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban data list", "  kumoban data list --format json"})
public final class DataListCommand implements Callable<Integer> {
    /** The formats of this list. */
    enum Format {
        TABLE,
        JSON
    }

    private final CommonOptions common;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    public DataListCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Screen screen = common.screen();
        Catalogue catalogue = Catalogue.shipped();
        if (format == Format.JSON) {
            screen.out()
                    .print(Json.page(Json.array(
                            catalogue.sets().stream().map(DataSetText::document).toList())));
            screen.out().flush();
            return ExitCodes.DONE;
        }
        Table table = new Table()
                .column("NAME")
                .number("FETCHED")
                .shrinking("READ AS")
                .shrinking("LICENCE")
                .shrinking("HOLDS");
        for (DataSet set : catalogue.sets()) {
            table.row(
                    set.name(),
                    set.files().isEmpty() ? "-" : Amounts.bytes((double) set.size()),
                    String.join(", ", set.formats()),
                    set.licence(),
                    set.holds());
        }
        table.print(screen);
        common.note(
                "'kumoban data describe NAME' tells all of one; those without a size must be had from their makers.");
        return ExitCodes.DONE;
    }
}
