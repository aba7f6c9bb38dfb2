package io.kumoban.detectors.sigma.route;

import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells for every rule by its log source which events it is about. */
public final class LogSourceRouter {
    private static final Set<String> FLOW_SERVICES = Set.of("vpcflow", "vpc_flow", "vpcflowlogs", "vpc_flow_logs");
    private static final Set<String> DNS_SERVICES =
            Set.of("route53", "route53resolver", "route53_resolver", "resolver", "dns");

    private LogSourceRouter() {}

    /** A family of logs, and its names for the fields of rules. */
    private record Family(Kind kind, FieldMapping mapping) {}

    /** Under which names the logs of a family hold the fields of rules. */
    public static FieldMapping mapping(Kind kind) {
        return switch (kind) {
            case API_CALL -> FieldMapping.OWN_NAMES;
            case FLOW -> Mappings.FLOW;
            case DNS_QUERY -> Mappings.DNS;
        };
    }

    /** The routes of all rules, in their order. */
    public static List<Route> route(RuleSet rules) {
        return rules.rules().stream().map(LogSourceRouter::route).toList();
    }

    /** The route of one rule. */
    public static Route route(SigmaRule rule) {
        Optional<Family> family = family(rule.logSource());
        if (family.isEmpty()) {
            return new Route.OutOfScope(rule, "it is about logs that are not read here: " + rule.logSource());
        }
        FieldMapping mapping = family.get().mapping();
        if (mapping.equals(FieldMapping.OWN_NAMES)) {
            return new Route.InScope(rule, family.get().kind(), rule.predicate(), mapping, Set.of());
        }
        Translation translation = new Translation(mapping);
        Predicate predicate = translation.translate(rule.predicate());
        if (predicate.equals(Predicate.NEVER)) {
            return new Route.OutOfScope(
                    rule, "it needs fields that these logs do not hold: " + String.join(", ", sorted(translation)));
        }
        return new Route.InScope(rule, family.get().kind(), predicate, mapping, translation.missing());
    }

    private static List<String> sorted(Translation translation) {
        return translation.missing().stream().sorted().toList();
    }

    private static Optional<Family> family(LogSource source) {
        String product = source.product().toLowerCase(Locale.ROOT);
        String service = source.service().toLowerCase(Locale.ROOT);
        String category = source.category().toLowerCase(Locale.ROOT);
        return switch (product) {
            case "aws" -> {
                if (service.equals("cloudtrail")) {
                    yield Optional.of(new Family(Kind.API_CALL, FieldMapping.OWN_NAMES));
                }
                yield FLOW_SERVICES.contains(service)
                        ? flow()
                        : DNS_SERVICES.contains(service) ? dns() : Optional.empty();
            }
            case "zeek" ->
                switch (service) {
                    case "conn" -> flow();
                    case "dns" -> dns();
                    default -> Optional.empty();
                };
            case "" -> {
                if (category.equals("dns") && service.isEmpty()) {
                    yield dns();
                }
                boolean traffic = category.equals("firewall") && service.isEmpty()
                        || category.isEmpty() && service.equals("netflow");
                yield traffic ? flow() : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Family> flow() {
        return Optional.of(new Family(Kind.FLOW, Mappings.FLOW));
    }

    private static Optional<Family> dns() {
        return Optional.of(new Family(Kind.DNS_QUERY, Mappings.DNS));
    }
}
