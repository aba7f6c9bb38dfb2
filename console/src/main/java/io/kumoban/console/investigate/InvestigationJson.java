package io.kumoban.console.investigate;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.run.FoundGroup;
import io.kumoban.engine.group.EntityKind;
import io.kumoban.engine.group.GroupedFinding;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.list.AddressSet;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An investigation as one document; the page draws itself of the same. */
public final class InvestigationJson {
    private InvestigationJson() {}

    public static ObjectNode of(Investigation investigation) {
        ObjectNode document = Json.object();
        document.put("entity", investigation.subject());
        document.put("from", Json.time(investigation.from()));
        document.put("to", Json.time(investigation.to()));
        document.put("severity", investigation.severity().name());
        ArrayNode indicators = document.putArray("indicators");
        for (Indicator indicator : investigation.indicators()) {
            ObjectNode one = indicators.addObject();
            one.put("type", indicator.kind().name());
            one.put("words", indicator.kind().words());
            one.put("time", Json.time(indicator.time()));
            one.put("detail", indicator.detail());
            if (indicator.isNewForAccount()) {
                one.put("isNewForEntireAccount", true);
            }
        }
        ArrayNode findings = document.putArray("findings");
        investigation.findings().forEach(finding -> finding(findings.addObject(), finding));
        ArrayNode groups = document.putArray("groups");
        investigation.groups().stream().map(FoundGroup::json).forEach(groups::add);
        ArrayNode entities = document.putArray("entities");
        investigation
                .entities()
                .forEach((entity, count) -> entities.addObject()
                        .put("kind", entity.kind().word())
                        .put("name", entity.name())
                        .put("findings", count));
        if (!investigation.near().isEmpty()) {
            ArrayNode near = document.putArray("near");
            investigation
                    .near()
                    .forEach(place -> near.addObject()
                            .put("kind", place.node().kind().word())
                            .put("name", place.node().name())
                            .put("score", place.score())
                            .put("steps", place.steps())
                            .put("via", place.via().toString()));
        }
        relations(document.putArray("relations"), investigation.relations());
        timeline(document.putArray("timeline"), investigation.timeline());
        Activity activity = investigation.activity();
        if (activity != null) {
            activity(document.putObject("activity"), activity);
        }
        ArrayNode steps = document.putArray("nextSteps");
        investigation.nextSteps().forEach(steps::add);
        return document;
    }

    private static void finding(ObjectNode into, FoundFinding finding) {
        into.put("id", finding.id())
                .put("time", Json.time(finding.firstSeen()))
                .put("type", finding.type())
                .put("severity", finding.severity().name())
                .put("resource", finding.resource());
        ArrayNode names = into.putArray("names");
        GroupedFinding.of(finding.json(), AddressSet.EMPTY).entities().stream()
                .filter(entity -> entity.kind() != EntityKind.EVENT)
                .forEach(entity ->
                        names.addObject().put("kind", entity.kind().word()).put("name", entity.name()));
    }

    private static void relations(ArrayNode into, List<Relation> relations) {
        for (Relation relation : relations) {
            ObjectNode one = into.addObject();
            one.putObject("from")
                    .put("kind", relation.from().kind().word())
                    .put("name", relation.from().name());
            one.putObject("to")
                    .put("kind", relation.to().kind().word())
                    .put("name", relation.to().name());
            one.put("verb", relation.verb());
            one.put("first", Json.time(relation.first()));
            one.put("count", relation.count());
        }
    }

    private static void timeline(ArrayNode into, List<Moment> timeline) {
        for (Moment moment : timeline) {
            ObjectNode one = into.addObject();
            one.put("time", Json.time(moment.time()));
            one.put("what", moment.what());
            Json.putPresent(one, "from", moment.from());
            one.put("count", moment.count());
            if (moment.severity() != null) {
                one.put("severity", moment.severity().name());
            }
        }
    }

    private static void activity(ObjectNode into, Activity activity) {
        into.put("events", activity.events());
        into.put("failed", activity.failed());
        into.put("eventsBefore", activity.before());
        into.put("daysBefore", activity.daysBefore());
        ObjectNode hours = into.putObject("hours");
        activity.hours().forEach((hour, count) -> hours.put(Json.time(hour), count));
        ObjectNode apis = into.putObject("apis");
        activity.apis().forEach(apis::put);
        into.put("leftOut", activity.leftOut());
    }
}
