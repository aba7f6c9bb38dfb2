package io.kumoban.engine.event;

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
}
