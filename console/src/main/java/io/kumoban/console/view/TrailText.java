package io.kumoban.console.view;

import io.kumoban.engine.json.Json;
import io.kumoban.engine.trail.Problem;
import io.kumoban.engine.trail.TrailReport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of the verification of a trail, for people and for programs. */
public final class TrailText {
    private TrailText() {}

    /** Tables of the chains and of the problems, at most so many of these, and a sentence. */
    public static void print(Screen screen, TrailReport report, int most) {
        Table chains = new Table()
                .shrinking("CHAIN")
                .column("FROM (UTC)")
                .column("TO (UTC)")
                .number("DIGESTS")
                .number("VERIFIED")
                .number("LOG FILES")
                .number("INTACT");
        for (TrailReport.Chain chain : report.chains()) {
            chains.row(
                    chain.name(),
                    Amounts.time(chain.from().toEpochMilli()),
                    Amounts.time(chain.until().toEpochMilli()),
                    Amounts.count(chain.digests()),
                    Amounts.count(chain.verified()),
                    Amounts.count(chain.logFiles()),
                    Amounts.count(chain.intact()));
        }
        chains.print(screen);
        screen.line();
        if (report.total() > 0) {
            Table problems = new Table().column("PROBLEM").shrinking("FILE").shrinking("DETAIL");
            report.problems().stream()
                    .limit(most)
                    .forEach(problem -> problems.row(problem.kind().words(), problem.file(), problem.detail()));
            problems.print(screen);
            if (report.total() > most) {
                screen.line("and %s more; --format jsonl tells all".formatted(Amounts.count(report.total() - most)));
            }
            screen.line();
        }
        screen.line(
                report.isVerified()
                        ? "Verified: every digest is signed, and every log file that they name is as it was delivered."
                        : "Not verified: " + Amounts.count(report.total(), "problem") + ".");
    }

    /** One document with everything. */
    public static ObjectNode document(TrailReport report) {
        ObjectNode document = Json.object();
        document.put("verified", report.isVerified());
        document.put("problemsTotal", report.total());
        ArrayNode chains = document.putArray("chains");
        for (TrailReport.Chain chain : report.chains()) {
            chains.addObject()
                    .put("name", chain.name())
                    .put("from", chain.from().toString())
                    .put("to", chain.until().toString())
                    .put("digests", chain.digests())
                    .put("digestsVerified", chain.verified())
                    .put("logFiles", chain.logFiles())
                    .put("logFilesIntact", chain.intact());
        }
        ArrayNode problems = document.putArray("problems");
        report.problems().forEach(problem -> problems.add(line(problem)));
        return document;
    }

    /** One problem. */
    public static ObjectNode line(Problem problem) {
        return Json.object()
                .put("problem", problem.kind().name())
                .put("file", problem.file())
                .put("detail", problem.detail());
    }
}
