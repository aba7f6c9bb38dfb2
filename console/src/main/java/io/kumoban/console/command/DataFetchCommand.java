package io.kumoban.console.command;

import io.kumoban.console.view.Amounts;
import io.kumoban.datasets.catalogue.DataSet;
import io.kumoban.datasets.catalogue.FetchError;
import io.kumoban.datasets.catalogue.Fetcher;
import io.kumoban.datasets.catalogue.RemoteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fetches a data set from its origin and verifies it. */
@Command(
        name = "fetch",
        description = "Fetches a public data set from its makers over HTTPS and verifies each file by its checksum.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban data fetch zeek-beacon",
            "  kumoban data fetch ctu-flows --into sets/ctu",
            "%nThis is the one command that uses the network. Files that are there are not overwritten; those that"
                    + " are the catalogue's own are not fetched again."
        })
public final class DataFetchCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    DataSetName set = new DataSetName();

    @Option(names = "--into", paramLabel = "DIR", description = "The folder for its files. Default: the set's name.")
    @Nullable
    Path into;

    public DataFetchCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataSet found = set.find();
        Path folder = into == null ? Path.of(found.name()) : into;
        if (found.files().isEmpty()) {
            throw CommandFailure.noInput("%s cannot be fetched file by file. Get it from %s. %s"
                    .formatted(found.title(), found.origin(), found.advice()));
        }
        Fetcher fetcher = Fetcher.overNetwork();
        long came = 0;
        for (int i = 0; i < found.files().size(); i++) {
            RemoteFile file = found.files().get(i);
            boolean fetched = fetch(fetcher, found, file, folder);
            came += fetched ? file.size() : 0;
            common.note("%d of %d: %s, %s, %s"
                    .formatted(
                            i + 1,
                            found.files().size(),
                            file.path(),
                            Amounts.bytes((double) file.size()),
                            fetched ? "verified" : "was there"));
        }
        common.note("%s fetched into %s. Licence: %s. %s"
                .formatted(Amounts.bytes((double) came), folder, found.licence(), found.advice()));
        return ExitCodes.DONE;
    }

    private static boolean fetch(Fetcher fetcher, DataSet set, RemoteFile file, Path folder)
            throws InterruptedException {
        try {
            return fetcher.fetch(file, folder);
        } catch (FetchError failed) {
            throw CommandFailure.noInput(
                    ("%s Without a network, fetch the file elsewhere and place it as %s (%,d bytes,"
                                    + " SHA-256 %s); 'kumoban data describe %s' lists all files.")
                            .formatted(
                                    failed.getMessage(),
                                    folder.resolve(file.path()),
                                    file.size(),
                                    file.sha256(),
                                    set.name()));
        } catch (IOException unwritable) {
            throw CommandFailure.noInput("The folder %s cannot be written (%s); name another with --into."
                    .formatted(folder, unwritable.getClass().getSimpleName()));
        }
    }
}
