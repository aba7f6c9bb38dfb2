package io.kumoban.engine.format;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.LineHash;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.scan.Timestamps;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * CloudTrail events in every container that the AWS pages "CloudTrail log file examples", "LookupEvents" and
 * "EventBridge events" describe. A record is good when its structure holds and its time, id, name, source and account
 * can be read. Logstash moves the time to {@code @timestamp}; it is read from there when {@code eventTime} is missing.
 */
public final class CloudTrailDecoder implements Decoder {
    private static final int MAX_WRAPPERS = 4;
    private static final String GRAMMAR = "the record breaks the grammar of JSON";
    private static final Set<Field> NOT_ALWAYS_TEXT =
            Set.of(ApiCall.READ_ONLY, ApiCall.MFA, ApiCall.EC2_ROLE_DELIVERY, ApiCall.ASSUMED_ROOT);
    private static final boolean[] IS_TEXT = new boolean[ApiCall.STANDARD.size()];

    static {
        for (int slot = ApiCall.DERIVED; slot < IS_TEXT.length; slot++) {
            IS_TEXT[slot] = !NOT_ALWAYS_TEXT.contains(ApiCall.STANDARD.get(slot));
        }
    }

    private final Projection projection;
    private final Layout layout;
    private final int maxRecord;
    private final int maxDepth;
    private final JsonFramer framer;
    private final JsonRecord record;
    private final Actors actors;
    private final UserAgents agents = new UserAgents();
    private final TextHashes hashes = new TextHashes();
    private final Timestamps times = new Timestamps();
    private final RecordHash recordHash = new RecordHash();
    private final int eventTime;
    private final int logstashTime;
    private final int detail;
    private final int detailType;
    private final int records;
    private final int lookupEvents;
    private final int lookupEvent;
    private final int logEvents;
    private final int logMessage;
    private final int digest;
    private final int eventType;
    private final int eventCategory;
    private final int eventName;
    private final long[] wrapping;
    private final int slotId = ApiCall.STANDARD.indexOf(ApiCall.EVENT_ID);
    private final int slotName = ApiCall.STANDARD.indexOf(ApiCall.EVENT_NAME);
    private final int slotSource = ApiCall.STANDARD.indexOf(ApiCall.EVENT_SOURCE);
    private final int slotRecipient = ApiCall.STANDARD.indexOf(ApiCall.RECIPIENT);
    private final int slotIdentityAccount = ApiCall.STANDARD.indexOf(ApiCall.IDENTITY_ACCOUNT);
    private final int slotSourceIp = ApiCall.STANDARD.indexOf(ApiCall.SOURCE_IP);
    private final int slotAccessKey = ApiCall.STANDARD.indexOf(ApiCall.ACCESS_KEY_ID);
    private final LineHash identity = new LineHash();

    public CloudTrailDecoder(Projection projection, int maxRecord, int maxDepth) {
        this(projection, maxRecord, maxDepth, true);
    }

    /** A decoder that takes the quick way through records of known shapes, or always the plain way. */
    CloudTrailDecoder(Projection projection, int maxRecord, int maxDepth, boolean quick) {
        this.projection = projection;
        this.maxRecord = maxRecord;
        this.maxDepth = maxDepth;
        layout = projection.layout(Kind.API_CALL);
        record = new JsonRecord(
                layout,
                maxRecord,
                maxDepth,
                List.of(
                        "eventTime",
                        "@timestamp",
                        "detail",
                        "detail-type",
                        "Records",
                        "Events",
                        "CloudTrailEvent",
                        "logEvents",
                        "message",
                        "digestStartTime"),
                List.of(ApiCall.IDENTITY_TYPE, ApiCall.PRINCIPAL_ID, ApiCall.EVENT_NAME));
        framer = quick ? new JsonFramer(maxRecord, maxDepth, record::match) : new JsonFramer(maxRecord, maxDepth);
        actors = new Actors();
        eventTime = record.member("eventTime");
        logstashTime = record.member("@timestamp");
        detail = record.member("detail");
        detailType = record.member("detail-type");
        records = record.member("Records");
        lookupEvents = record.member("Events");
        lookupEvent = record.member("CloudTrailEvent");
        logEvents = record.member("logEvents");
        logMessage = record.member("message");
        digest = record.member("digestStartTime");
        eventType = record.member("eventType");
        eventCategory = record.member("eventCategory");
        eventName = record.member("eventName");
        wrapping = record.setOf(detail, records, lookupEvents, lookupEvent, logEvents, logMessage);
    }

    /** How many records took the quick way so far. */
    long quickRecords() {
        return record.quickRecords();
    }

    @Override
    public void decode(Block block, Run run, Tally tally) {
        framer.open(block.bytes, block.from, block.to, true, block.last, block.nesting);
        decodeAll(framer, block.bytes, block.origin, block, run, tally, 0);
    }

    private void decodeAll(
            JsonFramer frames, byte[] bytes, long origin, Block block, Run run, Tally tally, int wrappers) {
        while (true) {
            switch (frames.next()) {
                case RECORD -> {
                    if (!decodeRecord(bytes, frames.start(), frames.end(), origin, block, run, tally, wrappers)) {
                        int start = frames.start();
                        reject(bytes, start, frames.giveUp(), origin, block, tally, GRAMMAR);
                    }
                }
                case BAD, CUT ->
                    reject(bytes, frames.start(), frames.end(), origin, block, tally, "the record " + frames.reason());
                case END -> {
                    return;
                }
            }
        }
    }

    /** False when the record breaks the grammar of JSON; then nothing was counted. */
    private boolean decodeRecord(
            byte[] bytes, int from, int end, long origin, Block block, Run run, Tally tally, int wrappers) {
        if (!record.open(bytes, from, end, tally)) {
            return false;
        }
        if (wrappers < MAX_WRAPPERS
                && record.hasAny(wrapping)
                && unwrap(bytes, from, end, origin, block, run, tally, wrappers)) {
            return true;
        }
        if (record.start(digest) >= 0) {
            tally.ignore("digest");
        } else if (record.isAlike(eventType) && record.isAlike(eventCategory)) {
            // What these two say was judged when the shape was learned.
            decodeEvent(bytes, from, end, origin, block, run, tally);
        } else if (record.is(eventType, "AwsCloudTrailInsight") || record.is(eventCategory, "Insight")) {
            tally.ignore("insight");
        } else if (record.is(eventType, "AwsAggregatedEvent") || record.is(eventCategory, "Aggregated")) {
            tally.ignore("aggregated");
        } else {
            decodeEvent(bytes, from, end, origin, block, run, tally);
        }
        return true;
    }

    /** Steps into the wrappers of EventBridge, LookupEvents and log subscriptions; false when this is no wrapper. */
    private boolean unwrap(
            byte[] bytes, int from, int end, long origin, Block block, Run run, Tally tally, int wrappers) {
        if (record.first(detail) == '{' && record.start(detailType) >= 0) {
            int start = record.start(detail);
            int stop = record.end(detail);
            if (!decodeRecord(bytes, start, stop, origin, block, run, tally, wrappers + 1)) {
                reject(bytes, start, stop, origin, block, tally, GRAMMAR);
            }
            return true;
        }
        int quoted = record.first(lookupEvent) == '"' ? lookupEvent : logMessage;
        if (record.first(quoted) == '"' && !hasEventTime() && record.start(eventName) < 0) {
            decodeQuoted(bytes, from, end, origin, block, run, tally, wrappers, quoted);
            return true;
        }
        int array = records;
        if (record.first(array) != '[') {
            array = record.first(lookupEvents) == '[' ? lookupEvents : logEvents;
        }
        if (record.first(array) != '[') {
            return false;
        }
        JsonFramer inner = new JsonFramer(maxRecord, maxDepth);
        int first = record.start(array);
        inner.open(bytes, first, record.end(array), true, false, Nesting.NONE);
        decodeAll(inner, bytes, origin, block, run, tally, wrappers + 1);
        return true;
    }

    /** An event that is written as the text of a JSON string. Its place is that of the string. */
    private void decodeQuoted(
            byte[] bytes, int from, int end, long origin, Block block, Run run, Tally tally, int wrappers, int member) {
        int at = record.start(member);
        int length = record.text(member);
        if (length < 0) {
            reject(bytes, from, end, origin, block, tally, "the event inside the string is no readable text");
            return;
        }
        byte[] text = Arrays.copyOf(record.scratch(), length);
        JsonFramer inner = new JsonFramer(maxRecord, maxDepth);
        inner.open(text, 0, length, true, true, Nesting.NONE);
        long before = tally.records();
        decodeAll(inner, text, origin + at + 1, block, run, tally, wrappers + 1);
        if (tally.records() == before) {
            reject(bytes, from, end, origin, block, tally, "there is no event inside the string");
        }
    }

    /** Makes a row of a good event that was made of another record, and counts it. */
    void retell(byte[] text, Original original, Run run, Tally tally) {
        record.open(text, 0, text.length, tally);
        int row = run.rows();
        decodeEvent(text, 0, text.length, original.offset(), original.block(), run, tally);
        if (run.rows() > row) {
            original.place(run, row);
        }
    }

    private void decodeEvent(byte[] bytes, int from, int end, long origin, Block block, Run run, Tally tally) {
        long time = record.time(hasEventTime() ? eventTime : logstashTime, times);
        if (time == Timestamps.NONE) {
            reject(bytes, from, end, origin, block, tally, "eventTime is missing or no time");
            return;
        }
        int row = run.open();
        long malformedBefore = tally.malformedValues();
        int textBefore = run.textLength();
        int dispatch = dispatch();
        run.setDispatch(row, dispatch);
        record.project(run, row, dispatch);
        String missing = missing(run, row, tally);
        if (!missing.isEmpty()) {
            run.truncateText(textBefore);
            reject(bytes, from, end, origin, block, tally, missing);
            return;
        }
        if (!projection.covers(time)) {
            run.truncateText(textBefore);
            tally.ignore("outside-from-to");
            return;
        }
        derive(run, row);
        long account = run.slice(0, row);
        identify(run, row, time, account, recordHash.of(bytes, from, end - from));
        run.setPlace(row, block.member, origin + from, end - from);
        run.commit();
        tally.accept();
        if (tally.malformedValues() == malformedBefore) {
            record.learn();
        }
    }

    /** Null is as good as missing. */
    private boolean hasEventTime() {
        return record.start(eventTime) >= 0 && record.first(eventTime) != 'n';
    }

    /** The number of the event's name among those that someone listens to. */
    private int dispatch() {
        Shape alike = record.alike(eventName);
        if (alike == null) {
            return numberOfName();
        }
        if (alike.dispatch < 0) {
            alike.dispatch = numberOfName();
        }
        return alike.dispatch;
    }

    private int numberOfName() {
        int length = record.text(eventName);
        if (length <= 0) {
            return 0;
        }
        int plain = Actors.withoutVersion(record.scratch(), 0, length);
        return projection.names().number(Hashes.of(record.scratch(), 0, plain));
    }

    /** Sets the account; says what a good record must have and this one lacks, or the empty text. */
    private String missing(Run run, int row, Tally tally) {
        for (int slot = ApiCall.DERIVED; slot < ApiCall.STANDARD.size(); slot++) {
            long slice = run.slice(slot, row);
            if (slice != Slice.ABSENT && Slice.type(slice) != Slice.STRING && IS_TEXT[slot]) {
                tally.malformed();
                run.setSlice(slot, row, Slice.ABSENT);
            }
        }
        if (isEmpty(run.slice(slotId, row))) {
            return "eventID is missing or no text";
        }
        if (isEmpty(run.slice(slotName, row))) {
            return "eventName is missing or no text";
        }
        if (isEmpty(run.slice(slotSource, row))) {
            return "eventSource is missing or no text";
        }
        long account = run.slice(slotRecipient, row);
        if (isEmpty(account)) {
            account = run.slice(slotIdentityAccount, row);
        }
        if (isEmpty(account)) {
            return "there is no account, neither in recipientAccountId nor in userIdentity.accountId";
        }
        run.setSlice(0, row, account);
        return "";
    }

    private static boolean isEmpty(long slice) {
        return slice == Slice.ABSENT || Slice.length(slice) == 0;
    }

    private void derive(Run run, int row) {
        long name = run.slice(slotName, row);
        int plain = Actors.withoutVersion(run.text(), Slice.offset(name), Slice.length(name));
        run.setSlice(1, row, Slice.of(Slice.offset(name), plain, Slice.STRING));
        run.setSlice(2, row, actors.principal(run, row));
        run.setNumber(ApiCall.FLAGS, row, actors.flags(run, row));
        agents.share(run, row);
        actors.setSourceAddress(run, row, run.slice(slotSourceIp, row));
        long account = hashes.of(run, run.slice(0, row));
        setKey(run, row, Key.PRINCIPAL, Hashes.join(account, hashes.of(run, run.slice(2, row))));
        setKey(run, row, Key.ACCESS_KEY, hashes.of(run, run.slice(slotAccessKey, row)));
        long api = Hashes.join(hashes.of(run, run.slice(slotSource, row)), hashes.of(run, run.slice(1, row)));
        run.setAccount(row, account);
        run.setNumber(ApiCall.API_HASH, row, api);
        setKey(run, row, Key.ACCOUNT_API, Hashes.join(account, api));
    }

    private void setKey(Run run, int row, Key key, long hash) {
        int slot = layout.slot(key);
        if (slot >= 0) {
            run.setKey(slot, row, hash);
        }
    }

    private void identify(Run run, int row, long time, long account, long recordHash) {
        long id = run.slice(slotId, row);
        identity.hashCall(hashes.of(run, account), run.text(), Slice.offset(id), Slice.length(id));
        run.setOrderKey(row, time, identity.high(), identity.low(), recordHash, 0);
    }

    private static void reject(byte[] bytes, int from, int end, long origin, Block block, Tally tally, String reason) {
        byte[] sample = Arrays.copyOfRange(bytes, from, Math.max(from, Math.min(end, from + Tally.SAMPLE_BYTES)));
        tally.reject(block.member, origin + from, Math.max(0, end - from), reason, sample);
    }
}
