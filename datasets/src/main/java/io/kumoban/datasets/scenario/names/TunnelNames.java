package io.kumoban.datasets.scenario.names;

import io.kumoban.datasets.Dice;

/** Data packed into the labels left of a domain, in the manner of tools that tunnel through DNS. */
public final class TunnelNames {
    /** The longest label (RFC 1035). */
    private static final int LABEL = 63;

    private static final String BASE64 = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private TunnelNames() {}

    /**
     * The labels of one query, without the domain.
     *
     * @param tool {@code iodine} (Base32 that fills the name, after a hexadecimal digit for the user), {@code dnscat2}
     *     (hexadecimal packets that begin with id, type and session), {@code dns2tcp} (Base64 in labels),
     *     {@code beacon} (a short hexadecimal message under a fixed word), {@code chunks} (a file in numbered pieces of one
     *     label) or {@code base58} (packets in an alphabet without look-alikes, as implants of several steps use it)
     * @param number the n-th query of the channel
     */
    public static String labels(String tool, int number, Dice dice) {
        return switch (tool) {
            case "iodine" -> inLabels("0" + dice.base32(4) + dice.base32(dice.between(90, 170)), 57);
            case "dnscat2" -> inLabels(dice.hex(4) + "01" + "3fa9" + hex(number) + dice.hex(dice.between(40, 110)), 60);
            case "dns2tcp" -> inLabels(of(BASE64, dice.between(60, 140), dice), LABEL);
            case "beacon" -> "post." + dice.hex(dice.between(24, 48)) + '.' + hex(number);
            case "chunks" -> number + "." + dice.base32(dice.between(24, 56));
            case "base58" -> inLabels(of(BASE58, dice.between(50, 120), dice), LABEL);
            default -> throw new IllegalArgumentException("There is no tunnel '" + tool + "'.");
        };
    }

    private static String hex(int number) {
        return "%08x".formatted(number);
    }

    private static String of(String alphabet, int length, Dice dice) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(dice.below(alphabet.length())));
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
