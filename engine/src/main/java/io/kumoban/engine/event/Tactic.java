package io.kumoban.engine.event;

import java.util.Locale;
import java.util.Optional;

/** The ATT&CK enterprise tactics, in the order in which an intrusion usually meets them. */
public enum Tactic {
    RECONNAISSANCE("TA0043"),
    INITIAL_ACCESS("TA0001"),
    EXECUTION("TA0002"),
    PERSISTENCE("TA0003"),
    PRIVILEGE_ESCALATION("TA0004"),
    DEFENSE_EVASION("TA0005"),
    CREDENTIAL_ACCESS("TA0006"),
    DISCOVERY("TA0007"),
    LATERAL_MOVEMENT("TA0008"),
    COLLECTION("TA0009"),
    COMMAND_AND_CONTROL("TA0011"),
    EXFILTRATION("TA0010"),
    IMPACT("TA0040");

    private final String id;

    Tactic(String id) {
        this.id = id;
    }

    /** The ATT&CK id, for example TA0003. */
    public String id() {
        return id;
    }

    /** As people say it, for example {@code privilege escalation}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * The tactic that a finding type names before its colon, as in {@code Persistence:IAMUser/AnomalousBehavior}; empty
     * where its purpose is no tactic.
     */
    public static Optional<Tactic> ofPurpose(String type) {
        return Optional.ofNullable(
                switch (type.substring(0, Math.max(0, type.indexOf(':')))) {
                    case "InitialAccess" -> INITIAL_ACCESS;
                    case "Execution" -> EXECUTION;
                    case "Persistence" -> PERSISTENCE;
                    case "PrivilegeEscalation" -> PRIVILEGE_ESCALATION;
                    case "DefenseEvasion", "DefenseImpairment", "Stealth" -> DEFENSE_EVASION;
                    case "CredentialAccess" -> CREDENTIAL_ACCESS;
                    case "Recon", "Discovery" -> DISCOVERY;
                    case "LateralMovement" -> LATERAL_MOVEMENT;
                    case "Exfiltration" -> EXFILTRATION;
                    case "Impact" -> IMPACT;
                    default -> null;
                });
    }
}
