package io.kumoban.engine.group;

import io.kumoban.engine.event.Tactic;
import java.util.List;
import java.util.Optional;

/**
 * Which tactic of ATT&amp;CK (v17, enterprise) a finding tells of: the purpose in its type where that is one, else the main
 * tactic of its first technique.
 */
final class Tactics {
    private static final String SEQUENCE = "AttackSequence";

    private Tactics() {}

    /** Empty for attack sequences, which are several tactics in one, and where neither says. */
    static Optional<Tactic> of(String type, List<String> techniques) {
        if (type.startsWith(SEQUENCE)) {
            return Optional.empty();
        }
        return Tactic.ofPurpose(type)
                .or(() -> techniques.stream()
                        .flatMap(id -> ofTechnique(id).stream())
                        .findFirst());
    }

    private static Optional<Tactic> ofTechnique(String id) {
        int dot = id.indexOf('.');
        return Optional.ofNullable(
                switch (dot < 0 ? id : id.substring(0, dot)) {
                    case "T1595", "T1588", "T1586" -> Tactic.RECONNAISSANCE;
                    case "T1078", "T1133", "T1189", "T1190", "T1566" -> Tactic.INITIAL_ACCESS;
                    case "T1059" -> Tactic.EXECUTION;
                    case "T1037", "T1098" -> Tactic.PERSISTENCE;
                    case "T1562", "T1666" -> Tactic.DEFENSE_EVASION;
                    case "T1110", "T1550", "T1552", "T1555", "T1556" -> Tactic.CREDENTIAL_ACCESS;
                    case "T1046", "T1069", "T1526", "T1580", "T1619" -> Tactic.DISCOVERY;
                    case "T1021" -> Tactic.LATERAL_MOVEMENT;
                    case "T1530" -> Tactic.COLLECTION;
                    case "T1071", "T1090", "T1568", "T1571", "T1572" -> Tactic.COMMAND_AND_CONTROL;
                    case "T1029", "T1048", "T1537", "T1567" -> Tactic.EXFILTRATION;
                    case "T1485", "T1486", "T1496", "T1498", "T1565" -> Tactic.IMPACT;
                    default -> null;
                });
    }
}
