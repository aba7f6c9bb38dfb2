package io.kumoban.detectors.sigma.lint;

import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Kind;

/** Checks of the log source, and of the fields that it has. */
final class FieldChecks {
    private final Remarks remarks;

    FieldChecks(Remarks remarks) {
        this.remarks = remarks;
    }

    void check(SigmaRule rule) {
        switch (LogSourceRouter.route(rule)) {
            case Route.OutOfScope(SigmaRule same, String reason) -> {
                boolean fields = reason.contains("fields");
                remarks.add(
                        fields ? Check.NEVER_FIRES : Check.OUT_OF_SCOPE,
                        rule.place(),
                        reason,
                        fields
                                ? "use fields that these logs have"
                                : "write 'product: aws' with 'service' cloudtrail, vpcflow or route53");
            }
            case Route.InScope inScope -> {
                for (Search search : rule.detection().searches().values()) {
                    search.fields().forEach(item -> check(item, inScope));
                }
            }
        }
    }

    private void check(Search.Item item, Route.InScope route) {
        String field = item.field();
        if (field.isEmpty()) {
            return;
        }
        if (route.kind() == Kind.API_CALL) {
            if (!KnownFields.ofCloudTrail(field)) {
                remarks.add(
                        Check.UNKNOWN_FIELD,
                        item.place(),
                        "CloudTrail records have no field '" + field + "'",
                        KnownFields.nearest(field)
                                .map(near -> "write '" + near + "'")
                                .orElse("names are told apart by case; look at a record"));
            }
        } else if (route.mapping().target(field).isEmpty()) {
            remarks.add(
                    Check.UNKNOWN_FIELD,
                    item.place(),
                    "these logs have no field '" + field + "', so its tests decide nothing",
                    "docs/sigma.md names the fields that they have");
        }
    }
}
