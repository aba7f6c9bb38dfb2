package io.kumoban.datasets.estate;

/**
 * A network interface.
 *
 * @param id as in {@code eni-…}
 * @param owner what it belongs to: the instance's id, or {@code -} where a service owns it
 * @param name what people call what it belongs to
 * @param address its private IPv4 address
 * @param publicAddress the address under which the internet sees it; 0 when it does not
 * @param subnet the subnet's id
 * @param zone the availability zone's id
 * @param number its place among the interfaces of its account
 */
public record Interface(
        String id, String owner, String name, int address, int publicAddress, String subnet, String zone, int number) {}
