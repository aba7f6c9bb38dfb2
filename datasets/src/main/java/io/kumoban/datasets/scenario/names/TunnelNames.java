package io.kumoban.datasets.scenario.names;

import io.kumoban.datasets.Dice;

/** Data packed into the labels left of a domain, in the manner of tools that tunnel through DNS. */
public final class TunnelNames {
    /** The longest label (RFC 1035). */
    private static final int LABEL = 63;

    private static final String BASE64 = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    private TunnelNames() {}

    /**
     * The labels of one query, without the domain.
     *
     * @param tool {@code iodine} (Base32 that fills the name, after a hexadecimal digit for the user), {@code dnscat2}
     *     (hexadecimal packets that begin with id, type and session), {@code dns2tcp} (Base64 in labels) or
     *     {@code beacon} (a short hexadecimal message under a fixed word)
     * @param number the n-th query of the channel
     */
    public static String labels(String tool, int number, Dice dice) {
        return switch (tool) {
            case "iodine" -> inLabels("0" + dice.base32(4) + dice.base32(dice.between(90, 170)), 57);
            case "dnscat2" -> inLabels(dice.hex(4) + "01" + "3fa9" + hex(number) + dice.hex(dice.between(40, 110)), 60);
            case "dns2tcp" -> inLabels(base64(dice.between(60, 140), dice), LABEL);
            case "beacon" -> "post." + dice.hex(dice.between(24, 48)) + '.' + hex(number);
            default -> throw new IllegalArgumentException("There is no tunnel '" + tool + "'.");
        };
    }

    private static String hex(int number) {
        return "%08x".formatted(number);
    }

    private static String base64(int length, Dice dice) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(BASE64.charAt(dice.below(BASE64.length())));
        }
        return text.toString();
    }

    private static String inLabels(String data, int length) {
        StringBuilder labels = new StringBuilder();
        for (int at = 0; at < data.length(); at += length) {
            labels.append(at == 0 ? "" : ".").append(data, at, Math.min(data.length(), at + length));
        }
        return labels.toString();
    }
}
