package io.kumoban.datasets.demo;

import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Company.Instance;
import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.demo.DemoSummary.Family;
import io.kumoban.datasets.network.NetworkInterface;
import io.kumoban.datasets.truth.Incident;
import java.util.List;
import java.util.TreeMap;

/** What stands beside the logs: the truth, the context, the lists, and last the data set's own description. */
final class SideFiles {
    private SideFiles() {}

    /** What a replay needs beside the logs. */
    static void writeGuides(Bucket bucket, Recipe recipe) {
        bucket.putText("context.yaml", context());
        recipe.allLists().forEach(list -> write(bucket, list));
        if (!recipe.places().isEmpty()) {
            bucket.putText(DemoSummary.PLACES, String.join("\n", recipe.places()) + "\n");
        }
    }

    /** What happened, and what the data set is. */
    static void writeTruth(Bucket bucket, DemoOptions options, Recipe recipe, DemoSummary summary) {
        StringBuilder truth = new StringBuilder();
        for (Incident incident : summary.incidents()) {
            truth.append(incident.line()).append('\n');
        }
        bucket.putText("truth.jsonl", truth.toString());
        bucket.putText("dataset.json", description(options, recipe, summary));
    }

    private static String context() {
        StringBuilder yaml = new StringBuilder("# What the demo account's logs cannot tell.\n");
        yaml.append("ownRanges:\n  - 10.0.0.0/16\n");
        yaml.append("trusted:\n  - ").append(Company.OFFICE).append(" # the office\n");
        yaml.append("interfaces:\n");
        for (Instance instance : Company.INSTANCES) {
            NetworkInterface network = instance.network();
            yaml.append("  ")
                    .append(network.id())
                    .append(": # ")
                    .append(instance.name())
                    .append('\n');
            yaml.append("    instance: ").append(instance.id()).append('\n');
            yaml.append("    role: ").append(instance.role()).append('\n');
            yaml.append("    address: ").append(network.address()).append('\n');
        }
        for (NetworkInterface network : List.of(Company.BALANCER, Company.DATABASE, Company.FUNCTION)) {
            yaml.append("  ").append(network.id()).append(":\n");
            if (network.equals(Company.FUNCTION)) {
                yaml.append("    function: nightly-report\n");
            }
            yaml.append("    address: ").append(network.address()).append('\n');
        }
        return yaml.toString();
    }

    private static void write(Bucket bucket, Recipe.ThreatList list) {
        bucket.putText(
                "intel/" + list.name() + ".txt", "# " + list.says() + "\n" + String.join("\n", list.entries()) + "\n");
    }

    private static String description(DemoOptions options, Recipe recipe, DemoSummary summary) {
        JsonObject counts = JsonObject.of(
                "cloudTrail",
                family(summary.cloudTrail())
                        .with("repeats", summary.repeats())
                        .with("events", summary.cloudTrail().records() - summary.repeats()),
                "vpcFlow",
                family(summary.flowLogs())
                        .with("gaps", summary.gaps())
                        .with("events", summary.flowLogs().records() - summary.gaps()),
                "dns",
                family(summary.dnsLogs()).with("events", summary.dnsLogs().records()),
                "digests",
                JsonObject.of("files", summary.digests().files()),
                "incidents",
                summary.incidents().size());
        JsonObject given =
                JsonObject.of("days", options.days(), "start", options.start().toString());
        new TreeMap<>(recipe.options()).forEach(given::with);
        return JsonObject.of(
                        "recipe", recipe.name(),
                        "recipeVersion", 1,
                        "seed", options.seed(),
                        "options", given,
                        "counts", counts,
                        "benignAccountDays", summary.benignAccountDays(),
                        "sha256", summary.sha256())
                + "\n";
    }

    private static JsonObject family(Family family) {
        return JsonObject.of("files", family.files(), "records", family.records());
    }
}
