package io.kumoban.datasets.estate;

/**
 * An EC2 instance.
 *
 * @param name as in {@code web-3}
 * @param fleet the group of machines it belongs to, as in {@code web}
 * @param number its place in the fleet: where a fleet shrinks at night, the highest rest
 * @param network its only interface
 * @param role the role it carries
 * @param volume its disk
 * @param userAgent of the program that makes its calls
 */
public record Server(
        String name, String fleet, int number, Interface network, Principal role, String volume, String userAgent) {

    /** As in {@code i-…}; also the name of its sessions. */
    public String id() {
        return network.owner();
    }
}
