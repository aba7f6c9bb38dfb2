package io.kumoban.datasets.delivery;

/** A line of a VPC flow log; {@code status} is its log status, OK, NODATA or SKIPDATA. */
public record FlowRecord(long time, String status, String text) implements LogRecord {}
