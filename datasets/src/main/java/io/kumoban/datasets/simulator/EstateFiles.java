package io.kumoban.datasets.simulator;

import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.estate.Person;
import io.kumoban.datasets.estate.Server;
import io.kumoban.datasets.simulator.plan.FlowFormat;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import io.kumoban.datasets.truth.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands beside the logs: the truth, what logs cannot tell, lists, and last the data set's own description. */
final class EstateFiles {
    /** Goes up when the same options make other bytes than before. */
    private static final int RECIPE_VERSION = 3;

    private static final String PLACES = "places.csv";

    private EstateFiles() {}

    static void write(Bucket bucket, Simulation simulation, SimulationSummary summary) {
        bucket.putText("context.yaml", context(simulation));
        writeLists(bucket, simulation);
        List<String> places = simulation.happenings().places();
        if (!places.isEmpty()) {
            bucket.putText(PLACES, String.join("\n", places) + "\n");
        }
        bucket.putText(
                "truth.jsonl",
                summary.incidents().stream().map(Incident::line).collect(Collectors.joining("\n"))
                        + (summary.incidents().isEmpty() ? "" : "\n"));
        bucket.putText("dataset.json", description(simulation, summary));
    }

    private static void writeLists(Bucket bucket, Simulation simulation) {
        Map<String, Set<String>> wanted = new TreeMap<>(simulation.happenings().lists());
        list(
                bucket,
                "trusted-ips",
                "Addresses that are never reported: the doors of the offices.",
                with(offices(simulation), wanted.remove("trusted-ips")));
        list(
                bucket,
                "aws-ranges",
                "Ranges that stand for AWS: its services, functions, and the organisation's own public addresses.",
                with(AddressPlan.AWS, wanted.remove("aws-ranges")));
        wanted.forEach((name, entries) -> list(bucket, name, "What must be known for attacks to be seen.", entries));
    }

    private static Collection<String> with(List<String> own, @Nullable Set<String> others) {
        Set<String> all = new LinkedHashSet<>(own);
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    private static String context(Simulation simulation) {
        StringBuilder yaml = new StringBuilder("# What the organisation's logs cannot tell.\n");
        yaml.append("ownRanges:\n  - ").append(AddressPlan.PRIVATE).append('\n');
        yaml.append("  - ").append(AddressPlan.OWN_SIXTH).append('\n');
        yaml.append("trusted:\n");
        offices(simulation).forEach(office -> yaml.append("  - ").append(office).append(" # an office\n"));
        yaml.append("interfaces:\n");
        Map<String, List<String>> peers = new LinkedHashMap<>();
        for (Account account : simulation.estate().accounts()) {
            Map<String, Server> servers = new HashMap<>();
            Map<String, String> functions = new HashMap<>();
            account.functions()
                    .forEach(function -> functions.put(function.network().id(), function.name()));
            for (Server server : account.servers()) {
                servers.put(server.id(), server);
                peers.computeIfAbsent(account.name() + "-" + server.fleet(), unused -> new ArrayList<>())
                        .add(server.id());
            }
            for (Interface network : account.network().interfaces()) {
                append(yaml, account, network, servers, functions.get(network.id()));
            }
        }
        yaml.append("peerGroups:\n");
        peers.forEach((name, members) -> yaml.append("  ")
                .append(name)
                .append(": [")
                .append(String.join(", ", members))
                .append("]\n"));
        return yaml.toString();
    }

    private static void append(
            StringBuilder yaml,
            Account account,
            Interface network,
            Map<String, Server> servers,
            @Nullable String function) {
        yaml.append("  ").append(network.id()).append(": # ");
        yaml.append(account.name()).append(", ").append(network.name()).append('\n');
        Server server = servers.get(network.owner());
        if (server != null) {
            yaml.append("    instance: ").append(server.id()).append('\n');
            yaml.append("    role: ").append(server.role().name()).append('\n');
        }
        if (function != null) {
            yaml.append("    function: ").append(function).append('\n');
        }
        yaml.append("    address: ").append(AddressPlan.text(network.address())).append('\n');
    }

    private static List<String> offices(Simulation simulation) {
        return simulation.estate().accounts().stream()
                .flatMap(account -> account.people().stream())
                .map(Person::office)
                .distinct()
                .sorted()
                .map(AddressPlan::text)
                .toList();
    }

    private static void list(Bucket bucket, String name, String says, Collection<String> entries) {
        bucket.putText("intel/" + name + ".txt", "# " + says + "\n" + String.join("\n", entries) + "\n");
    }

    private static String description(Simulation simulation, SimulationSummary summary) {
        SimulationOptions options = simulation.options();
        JsonObject chosen = JsonObject.of(
                "accounts", options.accounts(),
                "days", options.days(),
                "start", options.start().toString(),
                "events", options.events(),
                "mix", options.mix().toString(),
                "families",
                        options.families().stream().sorted().map(LogFamily::id).toList(),
                "flowFields", options.flowFields().toString());
        if (options.flowFormat() != FlowFormat.TEXT) {
            chosen.with("flowFormat", options.flowFormat().id());
        }
        new TreeMap<>(simulation.happenings().options()).forEach(chosen::with);
        JsonObject counts = JsonObject.of(
                "cloudTrail",
                        family(summary, LogFamily.CALLS)
                                .with("repeats", summary.tally().repeats(LogFamily.CALLS)),
                "vpcFlow", family(summary, LogFamily.FLOWS),
                "dns", family(summary, LogFamily.DNS),
                "digests", JsonObject.of("files", summary.digests()),
                "incidents", summary.incidents().size(),
                "leftOut", summary.leftOut());
        return JsonObject.of(
                        "recipe",
                        "simulation",
                        "recipeVersion",
                        RECIPE_VERSION,
                        "seed",
                        options.seed(),
                        "options",
                        chosen,
                        "counts",
                        counts,
                        "benignAccountDays",
                        summary.benignAccountDays(),
                        "sha256",
                        summary.sha256())
                + "\n";
    }

    private static JsonObject family(SimulationSummary summary, LogFamily family) {
        return JsonObject.of(
                "files", summary.tally().files(family),
                "records", summary.tally().records(family) + summary.tally().repeats(family),
                "events", summary.tally().records(family),
                "plainBytes", summary.tally().bytes(family));
    }
}
