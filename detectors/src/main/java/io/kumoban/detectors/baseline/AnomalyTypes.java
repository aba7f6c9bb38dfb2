package io.kumoban.detectors.baseline;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.util.List;

/** The finding types {@code TACTIC:IAMUser/AnomalousBehavior}, one for each tactic that the service tells apart. */
public final class AnomalyTypes {
    /** The tactics that have a type. */
    public static final List<Tactic> TACTICS = List.of(
            Tactic.PERSISTENCE,
            Tactic.PRIVILEGE_ESCALATION,
            Tactic.DEFENSE_EVASION,
            Tactic.CREDENTIAL_ACCESS,
            Tactic.INITIAL_ACCESS,
            Tactic.DISCOVERY,
            Tactic.EXFILTRATION,
            Tactic.IMPACT);

    private AnomalyTypes() {}

    /**
     * The type of unusual calls of this tactic.
     *
     * @throws IllegalArgumentException when the tactic has none
     */
    public static String of(Tactic tactic) {
        String purpose = switch (tactic) {
            case PERSISTENCE -> "Persistence";
            case PRIVILEGE_ESCALATION -> "PrivilegeEscalation";
            case DEFENSE_EVASION -> "DefenseEvasion";
            case CREDENTIAL_ACCESS -> "CredentialAccess";
            case INITIAL_ACCESS -> "InitialAccess";
            case DISCOVERY -> "Discovery";
            case EXFILTRATION -> "Exfiltration";
            case IMPACT -> "Impact";
            case RECONNAISSANCE, EXECUTION, LATERAL_MOVEMENT, COLLECTION, COMMAND_AND_CONTROL ->
                throw new IllegalArgumentException("no finding type is about unusual calls of the tactic " + tactic);
        };
        return purpose + ":IAMUser/AnomalousBehavior";
    }

    /** How grave the service takes unusual calls of this tactic. */
    public static Severity severity(Tactic tactic) {
        return switch (tactic) {
            case EXFILTRATION, IMPACT -> Severity.HIGH;
            case DISCOVERY -> Severity.LOW;
            default -> Severity.MEDIUM;
        };
    }

    /** A detector that raises the types of these tactics; the first is its main one. */
    public static About about(String id, List<Tactic> tactics) {
        About about = About.finding(id, of(tactics.getFirst()), severity(tactics.getFirst()));
        tactics.forEach(tactic -> about.also(of(tactic), severity(tactic)));
        return about;
    }
}
