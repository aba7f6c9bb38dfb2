package io.kumoban.console.command;

import io.kumoban.datasets.catalogue.Catalogue;
import io.kumoban.datasets.catalogue.DataSet;
import io.kumoban.engine.yaml.Nearest;
import picocli.CommandLine.Parameters;

/** The name of a data set on the command line. */
final class DataSetName {
    @Parameters(paramLabel = "NAME", description = "The name of a set, as 'kumoban data list' shows it.")
    String name = "";

    /**
     * The set.
     *
     * @throws CommandFailure when there is none of that name
     */
    DataSet find() {
        Catalogue catalogue = Catalogue.shipped();
        return catalogue.find(name).orElseThrow(() -> {
            String nearest = Nearest.to(
                            name, catalogue.sets().stream().map(DataSet::name).toList())
                    .map(known -> " Did you mean " + known + "?")
                    .orElse("");
            return CommandFailure.wrongUsage(
                    "There is no data set '%s'.%s 'kumoban data list' shows all.".formatted(name, nearest));
        });
    }
}
