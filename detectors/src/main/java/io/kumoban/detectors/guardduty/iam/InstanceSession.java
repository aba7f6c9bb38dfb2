package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Text;

/**
 * Tells credentials that EC2 handed to an instance: the record names the delivery, or the session bears the instance's
 * id (AWS page "CloudTrail userIdentity element").
 */
final class InstanceSession {
    private static final int SHORTEST_ID = 8;
    private static final int LONGEST_ID = 17;

    private InstanceSession() {}

    /** Whether the call was signed with credentials of an instance. */
    static boolean signed(ApiCall call) {
        return call.identityType().is("AssumedRole")
                && (call.ec2RoleDelivery().isPresent() || instanceAt(call.principalId()) >= 0);
    }

    /** The instance's id, or the empty text when only the delivery tells of an instance. */
    static String instance(ApiCall call) {
        Text id = call.principalId();
        int at = instanceAt(id);
        return at < 0 ? "" : id.subSequence(at, id.length()).toString();
    }

    /** Where {@code i-} and 8 to 17 hexadecimal digits begin after the colon and end the text; -1 if they do not. */
    private static int instanceAt(Text principalId) {
        byte[] bytes = principalId.bytes();
        int end = principalId.offset() + principalId.length();
        int at = end;
        while (at > principalId.offset() && isHex(bytes[at - 1])) {
            at--;
        }
        int digits = end - at;
        boolean instance = digits >= SHORTEST_ID
                && digits <= LONGEST_ID
                && at - 3 >= principalId.offset()
                && bytes[at - 1] == '-'
                && bytes[at - 2] == 'i'
                && bytes[at - 3] == ':';
        return instance ? at - 2 - principalId.offset() : -1;
    }

    private static boolean isHex(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'f';
    }
}
