package io.kumoban.datasets.delivery;

/** A CloudTrail record, with what its delivery and its content id need. */
public record ApiRecord(long time, String region, String account, String eventId, String text) implements LogRecord {}
