package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.place.PlaceSamples;
import io.kumoban.engine.place.Places;
import io.kumoban.engine.shard.DetectorSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistantSignInsTest {
    private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");
    private static final String OSLO = "198.51.100.10";
    private static final String BERGEN = "198.51.100.70";
    private static final String SYDNEY = "203.0.113.10";
    private static final String SUBURB = "203.0.113.70";

    /** Oslo and Bergen are 305 km apart, Oslo and Sydney 15,964 km. */
    private static final Places CITIES = PlaceSamples.of(
            "198.51.100.0,198.51.100.63,NO,,,Oslo,,59.91,10.75,",
            "198.51.100.64,198.51.100.127,NO,,,Bergen,,60.39,5.32,",
            "203.0.113.0,203.0.113.63,AU,,,Sydney,,-33.87,151.21,",
            "203.0.113.64,203.0.113.127,AU,,,Parramatta,,-33.82,151.00,");

    private static final Places COUNTRIES = PlaceSamples.of(
            "198.51.100.0,198.51.100.63,NO", "198.51.100.64,198.51.100.127,SE", "203.0.113.0,203.0.113.63,AU");

    private static CallRecord signIn(String user, String from, Instant time) {
        return CallRecord.named("ConsoleLogin")
                .to("signin.amazonaws.com")
                .with("eventType", "AwsConsoleSignIn")
                .with("responseElements.ConsoleLogin", "Success")
                .by(user)
                .from(from)
                .at(time);
    }

    private static CallRecord signIn(String from, Duration after) {
        return signIn("alice", from, NOON.plus(after));
    }

    private static List<Finding> findings(Places places, CallRecord... calls) {
        return Harness.of(new DistantSignIns())
                .places(places)
                .reloading()
                .feed(calls)
                .findings();
    }

    @Test
    void signInsFromBothEndsOfTheWorldWithinAnHourAreReported() {
        List<Finding> findings = findings(CITIES, signIn(OSLO, Duration.ZERO), signIn(SYDNEY, Duration.ofHours(1)));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(DistantSignIns.TYPE);
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.explanation())
                    .contains("Sydney, Australia", "Oslo, Norway", OSLO, SYDNEY, "1h", "km away");
            assertThat(finding.score()).isBetween(15_900.0, 16_050.0);
        });
    }

    @Test
    void atTheSameMomentNoSpeedIsEnough() {
        assertThat(findings(CITIES, signIn(OSLO, Duration.ZERO), signIn(SYDNEY, Duration.ZERO)))
                .hasSize(1);
    }

    @Test
    void whereAnAirlinerGetsInTimeNothingIsSaid() {
        Duration flight = Duration.ofHours(18);
        Harness.Outcome outcome = Harness.of(new DistantSignIns())
                .places(CITIES)
                .feed(signIn(OSLO, Duration.ZERO), signIn(SYDNEY, flight))
                .run();

        assertThat(outcome.findings()).isEmpty();
        assertThat(findings(CITIES, signIn(OSLO, Duration.ZERO), signIn(SYDNEY, flight.minusMinutes(20))))
                .hasSize(1);
    }

    @Test
    void placesLessThan500KilometresApartAreNear() {
        assertThat(findings(CITIES, signIn(OSLO, Duration.ZERO), signIn(BERGEN, Duration.ofMinutes(5))))
                .isEmpty();
    }

    @Test
    void whatLiesADayBackIsNotCompared() {
        assertThat(Harness.of(new DistantSignIns())
                        .places(CITIES)
                        .set("distant-sign-ins", "speed", "0")
                        .feed(signIn(OSLO, Duration.ZERO), signIn(SYDNEY, Duration.ofHours(25)))
                        .findings())
                .isEmpty();
    }

    @Test
    void failedSignInsAndOthersOfOtherPeopleDoNotCount() {
        assertThat(findings(
                        CITIES,
                        signIn(OSLO, Duration.ZERO),
                        signIn(SYDNEY, Duration.ofHours(1)).with("responseElements.ConsoleLogin", "Failure"),
                        signIn("bob", SYDNEY, NOON.plusSeconds(60))))
                .isEmpty();
    }

    @Test
    void sessionsOfARoleAreDifferentPeople() {
        CallRecord oslo = signIn(OSLO, Duration.ZERO).byRole("admin", "ann");
        CallRecord sydney = signIn(SYDNEY, Duration.ofMinutes(9));

        assertThat(findings(CITIES, oslo, sydney.byRole("admin", "ben"))).isEmpty();
        assertThat(findings(CITIES, oslo, sydney.byRole("admin", "ann"))).hasSize(1);
    }

    @Test
    void aPairOfPlacesThatAreBothUsualIsLeftAlone() {
        List<CallRecord> calls = new ArrayList<>();
        for (int day = -10; day <= 0; day++) {
            calls.add(signIn(OSLO, Duration.ofDays(day)));
            calls.add(signIn(SYDNEY, Duration.ofDays(day).plusMinutes(30)));
        }
        List<Finding> findings = findings(CITIES, calls.toArray(CallRecord[]::new));

        assertThat(findings)
                .hasSize(2)
                .allMatch(finding -> finding.evidence().getFirst().time()
                        < NOON.minus(Duration.ofDays(8)).toEpochMilli());
        calls.add(signIn(SUBURB, Duration.ofHours(1)));
        assertThat(findings(CITIES, calls.toArray(CallRecord[]::new)))
                .as("a suburb of a usual place is usual")
                .hasSize(2);
    }

    @Test
    void aPlaceThatWasNotUsedForAMonthIsNoLongerUsual() {
        assertThat(findings(
                        CITIES,
                        signIn(SYDNEY, Duration.ofDays(-80)),
                        signIn(SYDNEY, Duration.ofDays(-60)),
                        signIn(OSLO, Duration.ofDays(-50)),
                        signIn(OSLO, Duration.ofDays(-25)),
                        signIn(OSLO, Duration.ZERO),
                        signIn(SYDNEY, Duration.ofHours(1))))
                .hasSize(1);
    }

    @Test
    void whereOnlyCountriesAreKnownTheyMustBeFarFromEachOther() {
        assertThat(findings(COUNTRIES, signIn(OSLO, Duration.ZERO), signIn(SYDNEY, Duration.ofMinutes(50))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation())
                        .contains("Australia", "Norway")
                        .doesNotContain("km"));
        assertThat(findings(COUNTRIES, signIn(OSLO, Duration.ZERO), signIn(SYDNEY, Duration.ofMinutes(61))))
                .isEmpty();
        assertThat(findings(COUNTRIES, signIn(OSLO, Duration.ZERO), signIn(BERGEN, Duration.ofMinutes(1))))
                .as("Norway and Sweden are neighbours")
                .isEmpty();
    }

    @Test
    void placesThatNobodyKnowsAreNotCompared() {
        assertThat(findings(CITIES, signIn("192.0.2.1", Duration.ZERO), signIn(SYDNEY, Duration.ofMinutes(1))))
                .isEmpty();
    }

    @Test
    void aTrustedAddressIsSilentAndNoPlaceOfThePerson() {
        assertThat(Harness.of(new DistantSignIns())
                        .places(CITIES)
                        .lists(Trust.in(SYDNEY))
                        .feed(
                                signIn(OSLO, Duration.ZERO),
                                signIn(SYDNEY, Duration.ofMinutes(10)),
                                signIn(OSLO, Duration.ofMinutes(20)))
                        .findings())
                .isEmpty();
    }

    @Test
    void repetitionsOfOneUserAreOneFinding() {
        assertThat(findings(
                                CITIES,
                                signIn(OSLO, Duration.ZERO),
                                signIn(SYDNEY, Duration.ofHours(1)),
                                signIn(OSLO, Duration.ofHours(2)))
                        .stream()
                        .map(Aggregation::of)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void moreThanTenPlacesPushOutTheLongestUnused() {
        List<String> rows = new ArrayList<>();
        List<CallRecord> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add("192.0.2.%d,192.0.2.%d,NO,,,town %d,,%d,10,".formatted(i, i, i, 50 + i));
            calls.add(signIn("192.0.2." + i, Duration.ofMinutes(i)));
        }
        rows.add("203.0.113.10,203.0.113.10,AU,,,Sydney,,-33.87,151.21,");
        calls.add(signIn(SYDNEY, Duration.ofMinutes(30)));

        assertThat(findings(PlaceSamples.of(rows.toArray(String[]::new)), calls.toArray(CallRecord[]::new)))
                .last()
                .satisfies(finding -> assertThat(finding.explanation()).contains("Sydney"));
    }

    @Test
    void withoutADatabaseOfCountriesItRests() {
        assertThat(reasonToRest(Places.NONE)).isEqualTo("no --geoip");
        assertThat(reasonToRest(PlaceSamples.of("198.51.100.0,198.51.100.63,64500,Example")))
                .isEqualTo("no database of --geoip tells countries");
        assertThat(reasonToRest(COUNTRIES)).isNull();
    }

    private static String reasonToRest(Places places) {
        DetectorSet set = DetectorSet.compile(
                List.of(new DistantSignIns()),
                Settings.STANDARD,
                Lists.NONE,
                Assets.NONE,
                places,
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        return set.inactive().get("distant-sign-ins");
    }
}
