package io.kumoban.datasets.estate;

/**
 * Someone who works in an account.
 *
 * @param name as in {@code ana.k17}; with it, all their dice
 * @param job what they do
 * @param signOn comes through the single sign-on page, else is an IAM user
 * @param offset what their clock is ahead of UTC, in hours
 * @param startHour when their day begins, hour of the day on their clock
 * @param office the address of their office
 * @param home their address at home
 * @param joins the day of the simulation from which on they work here, 0 or less for most
 * @param habits bits by which they choose and update their programs
 * @param role the role that single sign-on gives them, or the user they are
 */
public record Person(
        String name,
        Job job,
        boolean signOn,
        int offset,
        int startHour,
        int office,
        int home,
        int joins,
        long habits,
        Principal role) {

    /** The user agent of their browser at a time, seconds since 1970. */
    public String browser(long time) {
        return Software.browser(habits, time);
    }

    /** The user agent of their command line at a time. */
    public String commandLine(long time) {
        return Software.commandLine(habits, time);
    }

    /** The name of their sessions. */
    public String email() {
        return name + "@kumo.example";
    }
}
