package io.kumoban.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlaceTest {
    private static final Place LONDON = Place.in("GB", "London", 51.5074, -0.1278);
    private static final Place SYDNEY = Place.in("AU", "Sydney", -33.8688, 151.2093);

    @Test
    void theDistanceIsThatOfAGreatCircle() {
        assertThat(LONDON.kilometresTo(SYDNEY)).isCloseTo(16_994, within(20.0));
        assertThat(SYDNEY.kilometresTo(LONDON)).isCloseTo(16_994, within(20.0));
        assertThat(LONDON.kilometresTo(LONDON)).isZero();
        assertThat(Place.in("KI", "west", 0, 179.9).kilometresTo(Place.in("KI", "east", 0, -179.9)))
                .isCloseTo(22.2, within(0.1));
        assertThat(LONDON.kilometresTo(Place.in("AU"))).isNaN();
    }

    @Test
    void coordinatesWithoutACityAreNoCity() {
        assertThat(new Place("US", "", 37.751, -97.822, 0, "").hasCity()).isFalse();
        assertThat(LONDON.hasCity()).isTrue();
    }

    @Test
    void aPlaceHasANameForPeople() {
        assertThat(LONDON.text()).isEqualTo("London, United Kingdom");
        assertThat(Place.in("NO").text()).isEqualTo("Norway");
        assertThat(Place.UNKNOWN.text()).isEmpty();
    }
}
