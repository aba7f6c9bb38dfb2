package io.kumoban.engine.format;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.InstanceIds;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import java.nio.charset.StandardCharsets;

/**
 * What is derived from a CloudTrail record's own fields: who acts, from which address, and whether the call reads only.
 * Follows the AWS page "CloudTrail userIdentity element".
 */
final class Actors {
    private static final String[] READING = {
        "Get", "List", "Describe", "Head", "Lookup", "Search", "BatchGet", "Check", "Validate", "Simulate"
    };
    private static final String[] DATA_CALLS = {
        "GetObject", "PutObject", "DeleteObject", "DeleteObjects", "CopyObject", "HeadObject", "ListObjects", "Invoke",
        "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem"
    };

    private static final int TYPE = ApiCall.STANDARD.indexOf(ApiCall.IDENTITY_TYPE);
    private static final int ARN = ApiCall.STANDARD.indexOf(ApiCall.ARN);
    private static final int ISSUER = ApiCall.STANDARD.indexOf(ApiCall.ISSUER_ARN);
    private static final int ACCOUNT = ApiCall.STANDARD.indexOf(ApiCall.IDENTITY_ACCOUNT);
    private static final int INVOKED_BY = ApiCall.STANDARD.indexOf(ApiCall.INVOKED_BY);
    private static final int PRINCIPAL_ID = ApiCall.STANDARD.indexOf(ApiCall.PRINCIPAL_ID);
    private static final int EVENT_TYPE = ApiCall.STANDARD.indexOf(ApiCall.EVENT_TYPE);
    private static final int ROLE_DELIVERY = ApiCall.STANDARD.indexOf(ApiCall.EC2_ROLE_DELIVERY);
    private static final int READ_ONLY = ApiCall.STANDARD.indexOf(ApiCall.READ_ONLY);
    private static final int ERROR_CODE = ApiCall.STANDARD.indexOf(ApiCall.ERROR_CODE);
    private static final int CATEGORY = ApiCall.STANDARD.indexOf(ApiCall.EVENT_CATEGORY);
    /** Who is meant when the usual place says nothing: the first of these that is there. */
    private static final int[] FALLBACKS = {
        ApiCall.STANDARD.indexOf(ApiCall.PRINCIPAL_ID), ApiCall.STANDARD.indexOf(ApiCall.USER_NAME), INVOKED_BY, ACCOUNT
    };

    private final Address address = new Address();

    /** The canonical actor of a call; a slice of the run's text, never absent. */
    long principal(Run run, int row) {
        long type = run.slice(TYPE, row);
        long arn = run.slice(ARN, row);
        if (is(run, type, "AssumedRole")) {
            long issuer = run.slice(ISSUER, row);
            return isText(issuer) ? issuer : isText(arn) ? roleOf(run, arn) : fallback(run, row);
        }
        if (is(run, type, "Root")) {
            long account = run.slice(ACCOUNT, row);
            return root(run, isText(account) ? account : run.slice(0, row));
        }
        if (is(run, type, "AWSService")) {
            long service = run.slice(INVOKED_BY, row);
            return isText(service) ? service : fallback(run, row);
        }
        if (is(run, type, "AWSAccount")) {
            long account = run.slice(ACCOUNT, row);
            return isText(account) ? account : fallback(run, row);
        }
        return isText(arn) ? arn : fallback(run, row);
    }

    private static long fallback(Run run, int row) {
        for (int slot : FALLBACKS) {
            long slice = run.slice(slot, row);
            if (isText(slice)) {
                return slice;
            }
        }
        return run.slice(0, row);
    }

    private static long root(Run run, long account) {
        int length = Slice.length(account);
        int at = run.reserveText(length + 5);
        byte[] bytes = run.text();
        System.arraycopy(bytes, Slice.offset(account), bytes, at, length);
        for (int i = 0; i < 5; i++) {
            bytes[at + length + i] = (byte) ":root".charAt(i);
        }
        run.keepText(length + 5);
        return Slice.of(at, length + 5, Slice.STRING);
    }

    /** From {@code arn:aws:sts::1:assumed-role/ROLE/SESSION} to {@code arn:aws:iam::1:role/ROLE}; else the ARN itself. */
    private static long roleOf(Run run, long arn) {
        String value = new String(run.text(), Slice.offset(arn), Slice.length(arn), StandardCharsets.UTF_8);
        int role = value.indexOf(":assumed-role/");
        int session = value.lastIndexOf('/');
        if (role < 0 || session <= role + ":assumed-role/".length()) {
            return arn;
        }
        String prefix = value.substring(0, role).replace(":sts:", ":iam:");
        String name = value.substring(role + ":assumed-role/".length(), session);
        byte[] canonical = (prefix + ":role/" + name).getBytes(StandardCharsets.UTF_8);
        return run.addText(canonical, 0, canonical.length, Slice.STRING);
    }

    void setSourceAddress(Run run, int row, long source) {
        if (isText(source) && address.parse(run.text(), Slice.offset(source), Slice.length(source))) {
            run.setNumber(ApiCall.SOURCE_HIGH, row, address.high());
            run.setNumber(ApiCall.SOURCE_LOW, row, address.low());
        } else {
            run.setNumber(ApiCall.SOURCE_HIGH, row, 0);
            run.setNumber(ApiCall.SOURCE_LOW, row, 0);
        }
    }

    /**
     * {@link ApiCall#READS} and {@link ApiCall#DATA}, from the record or, where it says nothing, from the name; and
     * {@link ApiCall#BY_SERVICE}, {@link ApiCall#ROOT} and {@link ApiCall#OF_INSTANCE}, from who calls; and
     * {@link ApiCall#FAILED}.
     */
    long flags(Run run, int row) {
        long flags = isText(run.slice(INVOKED_BY, row))
                        || is(run, run.slice(TYPE, row), "AWSService")
                        || is(run, run.slice(EVENT_TYPE, row), "AwsServiceEvent")
                ? ApiCall.BY_SERVICE
                : 0;
        long error = run.slice(ERROR_CODE, row);
        if (error != Slice.ABSENT && Slice.length(error) > 0) {
            flags |= ApiCall.FAILED;
        }
        long readOnly = run.slice(READ_ONLY, row);
        long type = run.slice(TYPE, row);
        if (is(run, type, "Root")) {
            flags |= ApiCall.ROOT;
        } else if (is(run, type, "AssumedRole")
                && (isText(run.slice(ROLE_DELIVERY, row))
                        || InstanceIds.startInSession(run.text(), run.slice(PRINCIPAL_ID, row)) >= 0)) {
            flags |= ApiCall.OF_INSTANCE;
        }
        boolean reads = readOnly == Slice.ABSENT
                ? namedLikeReading(run, run.slice(1, row))
                : Slice.type(readOnly) == Slice.TRUE || is(run, readOnly, "true");
        if (reads) {
            flags |= ApiCall.READS;
        }
        long category = run.slice(CATEGORY, row);
        boolean data = category == Slice.ABSENT ? namedLikeData(run, run.slice(1, row)) : is(run, category, "Data");
        return data ? flags | ApiCall.DATA : flags;
    }

    private static boolean namedLikeReading(Run run, long name) {
        for (String prefix : READING) {
            if (Slice.length(name) >= prefix.length() && regionIs(run, Slice.offset(name), prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namedLikeData(Run run, long name) {
        for (String call : DATA_CALLS) {
            if (is(run, name, call)) {
                return true;
            }
        }
        return false;
    }

    /** The length of a name without an API version such as {@code 20150331}, {@code 20150331v2}, {@code 2020_05_31}. */
    static int withoutVersion(byte[] bytes, int from, int length) {
        int end = length;
        if (end > 2 && isDigit(bytes[from + end - 1]) && bytes[from + end - 2] == 'v') {
            end -= 2;
        }
        if (end > 8 && digits(bytes, from + end - 8, 8)) {
            return end - 8;
        }
        boolean dashed = end == length
                && end > 10
                && digits(bytes, from + end - 10, 4)
                && bytes[from + end - 6] == '_'
                && digits(bytes, from + end - 5, 2)
                && bytes[from + end - 3] == '_'
                && digits(bytes, from + end - 2, 2);
        return dashed ? end - 10 : length;
    }

    private static boolean digits(byte[] bytes, int from, int count) {
        for (int i = 0; i < count; i++) {
            if (!isDigit(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isText(long slice) {
        return slice != Slice.ABSENT && Slice.length(slice) > 0;
    }

    private static boolean is(Run run, long slice, String ascii) {
        return slice != Slice.ABSENT
                && Slice.length(slice) == ascii.length()
                && regionIs(run, Slice.offset(slice), ascii);
    }

    private static boolean regionIs(Run run, int at, String ascii) {
        byte[] bytes = run.text();
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
