package io.kumoban.datasets.simulator.plan;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Calendar;

/**
 * The unit of work: one account and one hour. All that happens in it follows from the seed, the account and the hour, so
 * cells can be made in any order and side by side.
 *
 * @param account where
 * @param calendar who works when
 * @param hour from the beginning of the data set, from 0
 * @param calls how many CloudTrail records are wanted
 * @param flows how many flow records are wanted
 * @param queries how many DNS records are wanted
 * @param callsAnHour how many CloudTrail records the account has in a middling hour
 */
public record Cell(
        Account account, Calendar calendar, int hour, long calls, long flows, long queries, double callsAnHour) {

    /** When the hour begins, seconds since 1970. */
    public long start() {
        return calendar.start() + hour * Calendar.HOUR;
    }

    /** When it is over. */
    public long end() {
        return start() + Calendar.HOUR;
    }

    /** Whether a time lies in the hour. */
    public boolean covers(long time) {
        return time >= start() && time < end();
    }

    /** The dice of an actor or purpose in this cell. */
    public Dice dice(String purpose) {
        return Dice.of(calendar.seed(), account.scope() + purpose, hour);
    }

    /** The dice of an actor on the day, counted from midnight UTC, to which a time belongs. */
    public Dice diceOfDay(String purpose, long time) {
        return Dice.of(
                calendar.seed(), account.scope() + purpose, Math.floorDiv(time - calendar.start(), Calendar.DAY));
    }
}
