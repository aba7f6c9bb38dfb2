package io.kumoban.datasets.delivery;

import java.nio.charset.StandardCharsets;

/** One record of a log, as the text that is delivered. */
public sealed interface LogRecord permits ApiRecord, FlowRecord, DnsRecord {
    /** Event time in seconds since 1970: {@code eventTime}, a flow's {@code end}, {@code query_timestamp}. */
    long time();

    /** The record's text, without line end. */
    String text();

    /** The record's bytes as they stand in the log, without line end. */
    default byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
