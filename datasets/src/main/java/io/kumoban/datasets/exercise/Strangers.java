package io.kumoban.datasets.exercise;

import io.kumoban.datasets.Dice;

/** Where intruders come from: addresses of the documentation's third range (RFC 5737), which no list names. */
final class Strangers {
    private Strangers() {}

    /** One of 99 addresses. */
    static String address(Dice dice) {
        return "203.0.113." + dice.between(21, 119);
    }
}
