package io.kumoban.datasets.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A maker of texts that a hole of a {@link Template} can name, as in <code>${hex:8}</code>. */
public enum Maker {
    /** So many hexadecimal digits. */
    HEX("hex", "[1-9]\\d?"),
    /** So many letters and digits. */
    ALNUM("alnum", "[1-9]\\d{0,2}"),
    /** So many decimal digits. */
    DIGITS("digits", "[1-9]\\d?"),
    UUID("uuid", ""),
    /** A number between two others. */
    NUMBER("number", "\\d{1,9}-\\d{1,9}"),
    /** The label of a generated domain, of a kind. */
    DGA("dga", "letters|hex|mixed|syllables|words|short|hyphenated|dated"),
    /** Data packed into the labels of a name, as a tool does it. */
    TUNNEL("tunnel", "iodine|dnscat2|dns2tcp|beacon|chunks|base58"),
    /** How often the step was done before: 0, 1, 2 and so on. */
    I("i", ""),
    /** What the step is done to. */
    ITEM("item", ""),
    ACCOUNT("account", ""),
    REGION("region", ""),
    VPC("vpc", ""),
    FLOW_LOG("flow-log", ""),
    /** The number of an account that is the attacker's. */
    OTHER_ACCOUNT("other-account", ""),
    /** The day, as in 2026/03/10. */
    DATE("date", "");

    private final String word;
    private final Pattern argument;

    Maker(String word, String argument) {
        this.word = word;
        this.argument = Pattern.compile(argument);
    }

    /** How the language calls it. */
    public String word() {
        return word;
    }

    /** Whether it takes this argument. */
    public boolean takes(String text) {
        return argument.matcher(text).matches();
    }

    /** The maker of that name. */
    public static Optional<Maker> named(String word) {
        return Arrays.stream(values()).filter(maker -> maker.word.equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Maker::word).toList();
    }
}
