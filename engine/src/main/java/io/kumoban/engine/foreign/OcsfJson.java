package io.kumoban.engine.foreign;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Events in the Open Cybersecurity Schema Framework, as Amazon Security Lake keeps them: API calls of CloudTrail, network
 * and DNS activity.
 */
public final class OcsfJson implements JsonReader {
    private static final Reading.Ignored OTHER = new Reading.Ignored("ocsf-other-class");
    private static final JsonValues.Wanted WANTED = new JsonValues.Wanted(names());

    private static Set<String> names() {
        Set<String> names = new HashSet<>(List.of(
                "class_uid",
                "time",
                "time_dt",
                "cloud.region",
                "cloud.account.uid",
                "cloud.account_uid",
                "src_endpoint.ip",
                "metadata.product.name"));
        names.addAll(OcsfCall.NAMES);
        names.addAll(OcsfTraffic.NAMES);
        return names;
    }

    @Override
    public JsonValues.Wanted wanted() {
        return WANTED;
    }

    @Override
    public Reading read(Values values) {
        String type = values.text("class_uid");
        return switch (type == null ? "" : type) {
            case "4001" -> OcsfTraffic.conversation(values);
            case "4003" -> OcsfTraffic.query(values);
            // API Activity, the same before version 1.0, and those calls that change accounts or sign in.
            case "6003", "3005", "3001", "3002" ->
                "CloudTrail".equals(values.text("metadata.product.name")) ? OcsfCall.read(values) : OTHER;
            default -> OTHER;
        };
    }
}
