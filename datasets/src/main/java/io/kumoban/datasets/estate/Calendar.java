package io.kumoban.datasets.estate;

import io.kumoban.datasets.Dice;
import java.util.List;
import java.util.Optional;

/**
 * Who works when. Everything in it is a function of the seed, the person and the day, so that hours can be lived apart
 * from each other and still agree.
 *
 * @param seed of the whole simulation
 * @param start midnight UTC of the first day, seconds since 1970
 */
public record Calendar(long seed, long start) {
    /** Seconds of a day. */
    public static final long DAY = 86_400;
    /** Seconds of an hour. */
    public static final long HOUR = 3_600;

    private static final int WEEKEND_FROM = 5;
    private static final double FREE = 0.03;
    private static final double HOLIDAY = 0.02;
    private static final double FROM_HOME = 0.35;
    /** Of weeks: somebody works from a hotel. */
    private static final double JOURNEYS = 0.02;
    /** Of days: they are in a train. */
    private static final double ON_THE_WAY = 0.01;

    private static final double AWAY = 0.015;
    private static final double CALLED_AT_NIGHT = 0.15;
    private static final int FIRST_BATCH = 1;
    private static final int BATCHES = 3;
    private static final int WORKING_SECONDS = 32_400;

    /**
     * A person's day.
     *
     * @param signIn when they sign in, seconds since 1970
     * @param leaves when they go, seconds since 1970
     * @param address where they are when they sign in
     * @param travels whether they are on the way and have another address every forty minutes
     */
    public record Shift(long signIn, long leaves, int address, boolean travels) {
        private static final int STRETCH = 2_400;

        /** A day at one place. */
        public Shift(long signIn, long leaves, int address) {
            this(signIn, leaves, address, false);
        }

        /** Where they are at a time. */
        public int address(long time) {
            return travels && time > signIn
                    ? AddressPlan.home((int) (address * 31L + (time - signIn) / STRETCH))
                    : address;
        }

        /** Lunch, an hour about the middle. */
        boolean pauses(long time) {
            long middle = signIn + (leaves - signIn) * 2 / 5;
            return time >= middle && time < middle + HOUR;
        }

        /** Whether they are at work at this time. */
        public boolean covers(long time) {
            return time >= signIn && time < leaves && !pauses(time);
        }
    }

    /** The day number on somebody's own clock, from 1970. */
    private static long localDay(long time, int offset) {
        return Math.floorDiv(time + offset * HOUR, DAY);
    }

    /** Monday is 0. */
    private static int weekday(long localDay) {
        return (int) Math.floorMod(localDay + 3, 7L);
    }

    /** Whether nobody near the Region goes to work on the day of this time. */
    public boolean restDay(long time, Region region) {
        return restDay(localDay(time, region.offset()), region.offset());
    }

    private boolean restDay(long localDay, int offset) {
        return weekday(localDay) >= WEEKEND_FROM
                || Dice.of(seed, "holiday" + offset, localDay).chance(HOLIDAY);
    }

    /** The hour of the day on the clocks of a Region, 0 to below 24. */
    public double hourOfDay(long time, Region region) {
        return Math.floorMod(time + region.offset() * HOUR, DAY) / (double) HOUR;
    }

    /** Whether the account's nightly batch runs at a time: some hours of the night by the clocks of its Region. */
    public boolean batch(Account account, long time) {
        int begin = FIRST_BATCH + account.index() % BATCHES;
        double hour = hourOfDay(time, account.region());
        return hour >= begin && hour < begin + 2 + account.index() % BATCHES;
    }

    /** The shift of somebody to which this time may belong: the working day that their clock shows. */
    public Optional<Shift> shift(Person person, String scope, long time) {
        long day = localDay(time, person.offset());
        if (Math.floorDiv(day * DAY - start, DAY) < person.joins() || restDay(day, person.offset())) {
            return Optional.empty();
        }
        Dice dice = Dice.of(seed, scope + person.name() + "/shift", day);
        if (dice.chance(FREE)) {
            return Optional.empty();
        }
        long signIn = day * DAY - person.offset() * HOUR + person.startHour() * HOUR + dice.below(2400);
        double where = dice.unit();
        int elsewhere = AddressPlan.home(dice.below(1 << 20));
        Dice ofWeek = Dice.of(seed, scope + person.name() + "/journey", Math.floorDiv(day + 3, 7L));
        boolean journey = ofWeek.chance(JOURNEYS);
        int address = journey
                ? AddressPlan.home(ofWeek.below(1 << 20))
                : where < AWAY ? elsewhere : where < AWAY + FROM_HOME ? person.home() : person.office();
        long leaves = signIn + WORKING_SECONDS + dice.below(3600);
        return Optional.of(new Shift(signIn, leaves, address, dice.chance(ON_THE_WAY)));
    }

    /** The hour in which the one on call is woken, if it is this one. */
    public Optional<Shift> alarm(Account account, Person person, long time) {
        List<Person> operators = account.people().stream()
                .filter(one -> one.job() == Job.OPERATOR && one.joins() <= 0)
                .toList();
        long day = localDay(time, person.offset());
        if (operators.isEmpty()
                || !operators
                        .get((int) Math.floorMod(day / 7, (long) operators.size()))
                        .equals(person)) {
            return Optional.empty();
        }
        Dice dice = Dice.of(seed, account.scope() + "/alarm", day);
        if (!dice.chance(CALLED_AT_NIGHT)) {
            return Optional.empty();
        }
        long begin = day * DAY - person.offset() * HOUR + dice.below(6) * HOUR + dice.below(3600);
        return Optional.of(new Shift(begin, begin + 2400, person.home()));
    }
}
