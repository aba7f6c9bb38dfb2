package io.kumoban.datasets.delivery;

/** A line of a Route 53 Resolver query log. */
public record DnsRecord(long time, String text) implements LogRecord {}
