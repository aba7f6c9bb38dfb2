package io.kumoban.datasets.estate;

/**
 * A Lambda function.
 *
 * @param name also the name of its sessions
 * @param role the role it runs under
 * @param network its interface in the account's network
 * @param period minutes between its runs by the clock; 0 when requests call it
 * @param address where its calls come from
 * @param userAgent of its runtime
 */
public record Function(String name, Principal role, Interface network, int period, int address, String userAgent) {}
