package io.kumoban.engine.journal;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;

/** The two halves of an API call's content id, hashed from account and event id as the decoder hashes them. */
final class CallIds {
    static final int ACCOUNT = ApiCall.STANDARD.indexOf(ApiCall.ACCOUNT);
    static final int EVENT_ID = ApiCall.STANDARD.indexOf(ApiCall.EVENT_ID);

    private byte[] text = new byte[128];
    private long high;
    private long low;

    /** Hashes two texts of a run; an absent one counts as empty. */
    void hash(Run run, long account, long eventId) {
        int accountLength = account == Slice.ABSENT ? 0 : Slice.length(account);
        int idLength = eventId == Slice.ABSENT ? 0 : Slice.length(eventId);
        int length = accountLength + 1 + idLength;
        if (text.length < length) {
            text = new byte[length * 2];
        }
        System.arraycopy(run.text(), accountLength == 0 ? 0 : Slice.offset(account), text, 0, accountLength);
        text[accountLength] = '/';
        System.arraycopy(run.text(), idLength == 0 ? 0 : Slice.offset(eventId), text, accountLength + 1, idLength);
        high = Hashes.of(text, 0, length);
        low = Hashes.second(text, 0, length);
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }
}
