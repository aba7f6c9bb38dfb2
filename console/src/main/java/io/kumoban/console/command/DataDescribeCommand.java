package io.kumoban.console.command;

import io.kumoban.console.view.DataSetText;
import io.kumoban.console.view.Screen;
import io.kumoban.datasets.catalogue.DataSet;
import io.kumoban.engine.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells all of one data set. */
@Command(
        name = "describe",
        description = "Tells all of a public data set: origin, licence, labels, citation, files with checksums.",
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban data describe zeek-beacon", "  kumoban data describe ctu-flows --format json"})
public final class DataDescribeCommand implements Callable<Integer> {
    /** The formats of the answer. */
    enum Format {
        TABLE,
        JSON
    }

    private final CommonOptions common;

    @Mixin
    DataSetName set = new DataSetName();

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    public DataDescribeCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Screen screen = common.screen();
        DataSet found = set.find();
        switch (format) {
            case TABLE -> DataSetText.print(screen, found);
            case JSON -> screen.out().print(Json.page(DataSetText.document(found)));
        }
        screen.out().flush();
        return ExitCodes.DONE;
    }
}
