package io.kumoban.console.rules;

import io.kumoban.console.view.Ink;
import io.kumoban.console.view.SafeText;
import io.kumoban.console.view.Screen;
import io.kumoban.detectors.sigma.lint.Check;
import io.kumoban.detectors.sigma.lint.Remark;
import io.kumoban.engine.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the checks of rules found.
 *
 * @param remarks that are told
 * @param rules   how many rules and correlations were checked
 * @param ignored how many remarks were kept silent
 */
public record LintReport(List<Remark> remarks, int rules, int ignored) {
    public LintReport {
        remarks = List.copyOf(remarks);
    }

    /** How many remarks are of a grade. */
    public long count(Check.Grade grade) {
        return remarks.stream()
                .filter(remark -> remark.check().grade() == grade)
                .count();
    }

    /** The counts in a sentence. */
    public String counts() {
        return "%,d rules: %,d errors, %,d warnings, %,d ignored."
                .formatted(rules, count(Check.Grade.ERROR), count(Check.Grade.WARNING), ignored);
    }

    /** Writes one remark in two lines, as compilers do. */
    public void print(Screen screen) {
        for (Remark remark : remarks) {
            Check.Grade grade = remark.check().grade();
            Ink ink = grade == Check.Grade.ERROR ? Ink.RED : Ink.YELLOW;
            screen.line(SafeText.of(remark.place().toString()) + ": " + screen.ink(ink, grade.word()) + ": "
                    + SafeText.of(remark.sentence()) + " "
                    + screen.ink(Ink.FAINT, "[" + remark.check().id() + "]"));
            if (!remark.hint().isEmpty()) {
                screen.line("    " + screen.ink(Ink.FAINT, SafeText.of(remark.hint())));
            }
        }
        screen.line(counts());
    }

    /** One document. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode all = json.putArray("remarks");
        for (Remark remark : remarks) {
            ObjectNode one = all.addObject();
            one.put("check", remark.check().id());
            one.put("grade", remark.check().grade().word());
            Json.putPresent(one, "rule", remark.rule());
            one.put("file", remark.place().file());
            one.put("line", remark.place().line());
            one.put("column", remark.place().column());
            one.put("sentence", remark.sentence());
            Json.putPresent(one, "hint", remark.hint());
        }
        ObjectNode counts = json.putObject("counts");
        counts.put("rules", rules);
        counts.put("errors", count(Check.Grade.ERROR));
        counts.put("warnings", count(Check.Grade.WARNING));
        counts.put("ignored", ignored);
        return json;
    }

    /** The same as SARIF. */
    public ObjectNode sarif(String version) {
        Sarif sarif = new Sarif(version);
        for (Check check : Check.values()) {
            sarif.kind(check.id(), check.meaning());
        }
        for (Remark remark : remarks) {
            sarif.add(
                    remark.check().id(),
                    remark.check().grade().word(),
                    remark.place(),
                    remark.sentence() + (remark.hint().isEmpty() ? "" : "; " + remark.hint()));
        }
        return sarif.document();
    }
}
