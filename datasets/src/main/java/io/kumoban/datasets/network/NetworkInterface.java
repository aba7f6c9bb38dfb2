package io.kumoban.datasets.network;

/**
 * A network interface of the account.
 *
 * @param id as in {@code eni-…}
 * @param instance the instance's id, or {@code -} where a service owns the interface
 * @param address its primary private IPv4 address
 * @param subnet the subnet's id
 * @param zone the availability zone's id
 */
public record NetworkInterface(String id, String instance, String address, String subnet, String zone) {}
