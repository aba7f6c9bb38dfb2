package io.kumoban.datasets.delivery;

/**
 * A line of a VPC flow log.
 *
 * @param status the log status: OK, NODATA or SKIPDATA
 * @param header the header line under which it stands: the columns in their order
 */
public record FlowRecord(long time, String status, String header, String text) implements LogRecord {}
