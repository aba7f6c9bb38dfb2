package io.kumoban.engine.finding;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;

/** The fields of evidence that only findings read, besides those that the cursors name. */
final class Shown {
    static final Field BUCKET = Field.ofCall("requestParameters.bucketName");
    static final Field OBJECT = Field.ofCall("requestParameters.key");
    static final Field FIREWALL_ACTION = Field.ofQuery("firewall_rule_action");

    static final Field LOCAL = Field.ofFlow("@local");
    static final Field REMOTE = Field.ofFlow("@remote");
    static final Field LOCAL_PORT = Field.ofFlow("@localPort");
    static final Field REMOTE_PORT = Field.ofFlow("@remotePort");
    static final Field DIRECTION = Field.ofFlow("@direction");
    static final Field PROTOCOL = Field.ofFlow("protocol");
    static final Field ACTION = Field.ofFlow("action");

    private Shown() {}

    /** The first of these fields that the event has, or the empty text. */
    static String first(Evidence evidence, Field... fields) {
        for (Field field : fields) {
            String value = evidence.field(field);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
