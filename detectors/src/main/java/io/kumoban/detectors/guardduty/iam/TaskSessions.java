package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Text;

/** Tells the sessions of ECS tasks: the service names them by the task's id, 32 hexadecimal digits. */
final class TaskSessions {
    private static final int DIGITS = 32;

    private TaskSessions() {}

    static boolean isOne(ApiCall call) {
        Text id = call.principalId();
        int start = id.offset() + id.length() - DIGITS;
        if (id.length() <= DIGITS || id.bytes()[start - 1] != ':') {
            return false;
        }
        for (int at = start; at < start + DIGITS; at++) {
            byte b = id.bytes()[at];
            if (!(b >= '0' && b <= '9' || b >= 'a' && b <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The task's id, of a call for which {@link #isOne} holds. */
    static String task(ApiCall call) {
        String id = call.principalId().toString();
        return id.substring(id.length() - DIGITS);
    }
}
