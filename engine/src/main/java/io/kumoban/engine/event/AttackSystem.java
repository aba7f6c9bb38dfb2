package io.kumoban.engine.event;

import org.jspecify.annotations.Nullable;

/**
 * A distribution made for attacks. The command line and the SDKs put the kernel's name into the user agent
 * ({@code Linux/5.15.0-kali3-amd64}); the name must stand as a word, so that longer words that hold it do not count.
 */
public enum AttackSystem {
    KALI("kali", "Kali Linux"),
    PARROT("parrot", "Parrot Linux"),
    PENTOO("pentoo", "Pentoo Linux");

    private static final AttackSystem[] ALL = values();

    private final String token;
    private final String text;

    AttackSystem(String token, String text) {
        this.token = token;
        this.text = text;
    }

    /** The system that a user agent names, in any letter case. */
    public static @Nullable AttackSystem in(Text agent) {
        return in(agent.bytes(), agent.offset(), agent.length());
    }

    /** The same for a user agent that stands in an array. */
    public static @Nullable AttackSystem in(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int at = offset; at < end; at++) {
            for (AttackSystem system : ALL) {
                if (isWord(bytes, at, offset, end, system.token)) {
                    return system;
                }
            }
        }
        return null;
    }

    private static boolean isWord(byte[] bytes, int at, int from, int end, String word) {
        int after = at + word.length();
        if (after > end || at > from && isLetter(bytes[at - 1]) || after < end && isLetter(bytes[after])) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[at + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /** As in "a machine with <i>Kali Linux</i>". */
    @Override
    public String toString() {
        return text;
    }
}
