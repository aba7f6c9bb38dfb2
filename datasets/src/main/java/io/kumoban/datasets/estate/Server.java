package io.kumoban.datasets.estate;

/**
 * An EC2 instance.
 *
 * @param name as in {@code web-3}
 * @param fleet the group of machines it belongs to, as in {@code web}
 * @param number its place in the fleet: where a fleet shrinks at night, the highest rest
 * @param fleetSize how many machines the fleet has
 * @param network its only interface
 * @param role the role it carries
 * @param volume its disk
 * @param userAgent of the program that makes its calls
 */
public record Server(
        String name,
        String fleet,
        int number,
        int fleetSize,
        Interface network,
        Principal role,
        String volume,
        String userAgent) {

    /** How far into the day four in the morning is, when least happens. */
    private static final double QUIETEST = 4 / 24.0;

    /** Whether it runs in the hour of a time: by day all machines do, by night the first half of each fleet. */
    public boolean awake(Region region, long time) {
        long hour = time - Math.floorMod(time, Calendar.HOUR) + region.offset() * Calendar.HOUR;
        double day = Math.floorMod(hour, Calendar.DAY) / (double) Calendar.DAY;
        double bustle = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (day - QUIETEST));
        return number < Math.ceil(fleetSize * (0.5 + 0.5 * Math.min(1, 1.4 * bustle)));
    }

    /** As in {@code i-…}; also the name of its sessions. */
    public String id() {
        return network.owner();
    }
}
