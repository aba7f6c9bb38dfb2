package io.kumoban.datasets.truth;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.delivery.LogRecord;
import java.util.HexFormat;

/** How the truth names a record: account and event id for CloudTrail, else 128 bits of XXH3 over the record's bytes. */
final class ContentIds {
    private static final Hasher64 HIGH = Hashing.xxh3_64();
    private static final Hasher64 LOW = Hashing.xxh3_64(0x6b756d6f62616e31L);

    private ContentIds() {}

    static String of(LogRecord record) {
        return switch (record) {
            case ApiRecord call -> call.account() + "/" + call.eventId();
            case FlowRecord flow -> of(flow.bytes());
            case DnsRecord lookup -> of(lookup.bytes());
        };
    }

    /** The id of a flow or DNS record: 32 lower-case hex digits of its line without the line end. */
    static String of(byte[] recordBytes) {
        long high = HIGH.hashBytesToLong(recordBytes);
        long low = LOW.hashBytesToLong(recordBytes);
        // Zero stands for an absent key wherever the upper half is used alone.
        return HexFormat.of().toHexDigits(high == 0 ? 1 : high) + HexFormat.of().toHexDigits(low);
    }
}
