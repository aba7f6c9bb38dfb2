package io.kumoban.detectors.guardduty.iam;

import io.kumoban.detectors.intel.Neighbours;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.place.Place;
import java.time.Duration;

/**
 * {@code UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B}: one identity signs in to the console from two places that
 * nobody gets between in that time. The distance is that of a great circle (haversine). Where a database tells only
 * countries no speed follows, so there it takes two countries that are no neighbours, and little time. A pair of places
 * that are both usual for the identity, such as home and the exit of its VPN, is left alone.
 *
 * <p>An identity is a user or root, and of a role each of its sessions, as several people may use one role.
 *
 * <p>State: the last 10 places an identity, 32 bytes each.
 */
public final class DistantSignIns implements Detector<ApiCall, SignInPlaces> {
    static final String TYPE = "UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B";

    static final Parameter.Span WINDOW =
            Parameter.span("window", Duration.ofHours(24), "in a day one gets anywhere, so nothing older is compared");
    static final Parameter.Real DISTANCE = Parameter.real(
            "distance",
            500,
            0,
            20_000,
            "km",
            "databases place an address by its provider, now and then some hundred kilometres off");
    static final Parameter.Real SPEED =
            Parameter.real("speed", 900, 0, 1_000_000, "km/h", "an airliner, without the way to and from the airport");
    static final Parameter.Span COUNTRY_WINDOW = Parameter.span(
            "country-window",
            Duration.ofHours(1),
            "between countries that are no neighbours even a flight takes longer, from door to door");
    static final Parameter.Span USUAL =
            Parameter.span("usual", Duration.ofDays(30), "a month holds the places of an ordinary life");
    static final Parameter.Span SETTLED = Parameter.span(
            "settled", Duration.ofDays(1), "an intruder's place must not be usual by the time the owner is back");
    static final Parameter.Real NEAR = Parameter.real(
            "near", 100, 0, 20_000, "km", "suburbs, and where databases put the same provider from time to time");

    private static final String SIGN_IN = "ConsoleLogin";
    private static final Field RESULT = Field.ofCall("responseElements.ConsoleLogin");
    private static final int IDENTITIES = 2_048;
    private static final double HOUR = Duration.ofHours(1).toMillis();

    @Override
    public About about() {
        return About.finding("distant-sign-ins", TYPE, Severity.MEDIUM)
                .technique("T1078.004")
                .tactic(Tactic.INITIAL_ACCESS)
                .title("One identity signed in to the console from distant places at about the same time")
                .what("Successful console sign-ins of a user, of root or of one session of a role within 24 hours,"
                        + " from cities more than 500 km apart and faster than 900 km/h. Where only countries are"
                        + " known: within an hour, from two that neither border on each other nor face each other"
                        + " over a strait. Two places that the identity has both used for more than a day within 30"
                        + " days are passed over.")
                .normally("A person is in one place, and moves no faster than an airliner.")
                .thenCheck("Ask the person about both sign-ins. Were they made with MFA, and what did the session from"
                        + " the place that is new do?")
                .mistakenFor("a VPN or a proxy that is switched on and off, a mobile network whose addresses are placed"
                        + " at its head office, a user that several people share")
                .parameters(WINDOW, DISTANCE, SPEED, COUNTRY_WINDOW, USUAL, SETTLED, NEAR);
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .named(SIGN_IN)
                .field(RESULT, SIGN_IN)
                .by(Key.PRINCIPAL)
                .within(call -> Hashes.mix(1 + call.principalId().hash()))
                .when(call -> call.text(RESULT).is("Success"))
                .locating()
                .atMost(IDENTITIES)
                .forgetAfter(Duration.ofDays(30));
    }

    @Override
    public SignInPlaces newState() {
        return new SignInPlaces();
    }

    @Override
    public void on(ApiCall call, SignInPlaces seen, Context context) {
        Address source = call.sourceAddress();
        Place here = context.place(source);
        if (!here.hasCountry() || context.trusts(source)) {
            return;
        }
        int there = farthest(call.time(), here, seen, context);
        if (there >= 0) {
            report(call, here, seen, there, context);
        }
        seen.add(source, here, call.time(), context);
    }

    /** The place that the identity can least have come from; -1 when it can have come from all of them. */
    private static int farthest(long now, Place here, SignInPlaces seen, Context context) {
        int farthest = -1;
        double most = 0;
        boolean usual = seen.isUsual(here, now, context);
        for (int i = 0; i < seen.size(); i++) {
            Place there = seen.place(i, context);
            if (usual && seen.isUsual(there, now, context)) {
                continue;
            }
            double speed = speedBeyondReason(there, here, now - seen.last(i), context);
            if (speed > most) {
                most = speed;
                farthest = i;
            }
        }
        return farthest;
    }

    /** The speed in km/h where it is beyond reason, else 0; without cities infinite or 0. */
    private static double speedBeyondReason(Place there, Place here, long elapsed, Context context) {
        if (!there.hasCity() || !here.hasCity()) {
            boolean apart = there.hasCountry() && !Neighbours.are(there.country(), here.country());
            return apart && elapsed <= context.get(COUNTRY_WINDOW) ? Double.POSITIVE_INFINITY : 0;
        }
        double distance = there.kilometresTo(here);
        double speed = distance / (elapsed / HOUR);
        if (elapsed > context.get(WINDOW) || distance <= context.get(DISTANCE)) {
            return 0;
        }
        if (speed <= context.get(SPEED)) {
            context.nearMiss(SPEED, speed);
            return 0;
        }
        return speed;
    }

    private static void report(ApiCall call, Place here, SignInPlaces seen, int earlier, Context context) {
        Place there = seen.place(earlier, context);
        long elapsed = call.time() - seen.last(earlier);
        double distance = there.kilometresTo(here);
        boolean measured = there.hasCity() && here.hasCity();
        Report report = context.report(call)
                .observed("time between", Math.rint(elapsed / 1000.0), "seconds")
                .detail("earlierAddress", seen.address(earlier).toString())
                .detail("earlierPlace", there.text());
        if (measured) {
            report.observed("distance", Math.rint(distance), "km")
                    .score(distance)
                    .usual(
                            "distance that an airliner flies in that time",
                            Math.rint(context.get(SPEED) * elapsed / HOUR),
                            "km");
        }
        report.say(
                "%s signed in from %s in %s, %s after a sign-in from %s in %s%s.",
                call.principal(),
                call.sourceIp(),
                here.text(),
                Spans.text(Duration.ofSeconds(elapsed / 1000)),
                seen.address(earlier),
                there.text(),
                measured ? ", %.0f km away".formatted(distance) : "");
    }
}
