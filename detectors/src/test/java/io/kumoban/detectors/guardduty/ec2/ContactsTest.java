package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.stats.SavedAndLoaded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of made-up traffic, whole seconds as in flow logs; what a day scores is compared between kinds. */
class ContactsTest {
    private static final int DAY = 86_400;
    private static final int DAYS = 400;
    private static final double THRESHOLD = 0.75;

    /** A beacon with a jitter of its gaps and sizes, of which some contacts are lost. */
    private static Contacts beacon(Random random, double gap, double jitter, double sizes, double lost) {
        Contacts contacts = new Contacts();
        double at = random.nextDouble() * gap;
        while (at < DAY) {
            if (random.nextDouble() >= lost) {
                add(contacts, at, 420 * (1 + sizes * (2 * random.nextDouble() - 1)));
            }
            at += gap * (1 + jitter * (2 * random.nextDouble() - 1));
        }
        return contacts;
    }

    /** A service that is used all day at random moments, with sizes of all kinds. */
    private static Contacts steadyService(Random random) {
        Contacts contacts = new Contacts();
        double mean = 20 * Math.pow(30, random.nextDouble());
        double at = 0;
        while (at < DAY) {
            add(contacts, at, 200 + Math.exp(5 + 1.2 * random.nextGaussian()));
            at -= mean * Math.log(1 - random.nextDouble());
        }
        return contacts;
    }

    /** Bursts of a person at work from nine to five. */
    private static Contacts browsing(Random random) {
        Contacts contacts = new Contacts();
        double at = 9 * 3_600 + random.nextDouble() * 1_800;
        while (at < 17 * 3_600) {
            int burst = 1 + random.nextInt(12);
            for (int i = 0; i < burst; i++) {
                add(contacts, at, 300 + Math.exp(6 + 1.5 * random.nextGaussian()));
                at += 1 + random.nextInt(20);
            }
            at -= 900 * Math.log(1 - random.nextDouble());
        }
        return contacts;
    }

    private static void add(Contacts contacts, double second, double bytes) {
        contacts.add((long) second * 1_000, (long) bytes, second / DAY);
    }

    private static double[] scores(Function<Random, Contacts> maker) {
        Random random = new Random(101);
        double[] scores = new double[DAYS];
        for (int i = 0; i < DAYS; i++) {
            scores[i] = maker.apply(random).score();
        }
        Arrays.sort(scores);
        return scores;
    }

    /** The chance that a beacon scores above an ordinary day. */
    private static double areaUnderCurve(double[] beacons, double[] ordinary) {
        double above = 0;
        for (double beacon : beacons) {
            for (double other : ordinary) {
                above += beacon > other ? 1 : beacon == other ? 0.5 : 0;
            }
        }
        return above / beacons.length / ordinary.length;
    }

    private static double[] ordinary() {
        List<Double> all = new ArrayList<>();
        for (double[] kind : List.of(scores(ContactsTest::steadyService), scores(ContactsTest::browsing))) {
            Arrays.stream(kind).forEach(all::add);
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "60, 0, 0, 0, 0.9996, 1",
        "60, 0.5, 0.1, 0, 0.9996, 1",
        "300, 0.2, 0.1, 0.05, 0.9996, 1",
        "600, 0.5, 0.5, 0.2, 0.9996, 0.95",
        // Fifteen contacts a day at all but random moments: too few to be sure.
        "3600, 0.9, 0.5, 0.2, 0.97, 0.25",
    })
    void beaconsScoreAboveOrdinaryTraffic(
            double gap, double jitter, double sizes, double lost, double area, double raised) {
        double[] beacons = scores(random -> beacon(random, gap, jitter, sizes, lost));
        assertThat(areaUnderCurve(beacons, ordinary())).isGreaterThanOrEqualTo(area);
        assertThat(Arrays.stream(beacons).filter(score -> score >= THRESHOLD).count())
                .isGreaterThanOrEqualTo((long) (raised * DAYS));
    }

    @Test
    void ordinaryTrafficIsNotRaised() {
        assertThat(Arrays.stream(ordinary()).filter(score -> score >= THRESHOLD).count())
                .isZero();
    }

    @Test
    void aReloadKeepsTheScore() {
        Contacts contacts = beacon(new Random(7), 300, 0.3, 0.2, 0.1);
        Contacts loaded = SavedAndLoaded.copy(contacts, new Contacts());
        assertThat(loaded.score()).isEqualTo(contacts.score());
        add(contacts, DAY - 1, 500);
        add(loaded, DAY - 1, 500);
        assertThat(loaded.score()).isEqualTo(contacts.score());
    }
}
