package io.kumoban.datasets.estate;

import io.kumoban.datasets.Dice;
import java.util.List;

/** Words that names of things and people are made of. */
final class Names {
    private static final List<String> SUBJECTS = List.of(
            "orders",
            "billing",
            "search",
            "images",
            "invoices",
            "catalog",
            "profile",
            "payment",
            "shipping",
            "reports",
            "metrics",
            "session",
            "pricing",
            "returns",
            "loyalty",
            "mail",
            "audit",
            "stock",
            "events",
            "ledger");
    private static final List<String> PARTS = List.of(
            "api", "web", "worker", "import", "export", "cache", "index", "store", "sync", "notify", "batch", "core",
            "gateway", "render", "archive", "stream");
    private static final List<String> FIRST_NAMES = List.of(
            "ada", "ben", "cleo", "dana", "eli", "finn", "gita", "hugo", "ines", "jon", "kira", "leo", "mona", "nils",
            "olga", "paul", "quinn", "rosa", "sven", "tara", "udo", "vera", "wim", "xena", "yan", "zoe");
    private static final List<String> ACCOUNTS = List.of(
            "log-archive",
            "security",
            "shared-services",
            "network",
            "shop-production",
            "shop-staging",
            "data-platform",
            "data-science",
            "payments-production",
            "payments-staging",
            "mobile-production",
            "mobile-staging",
            "machine-learning",
            "internal-tools",
            "sandbox");
    private static final String HEX = "0123456789abcdef";

    private Names() {}

    /** The k-th account's name; after the first fifteen they are numbered. */
    static String account(int index) {
        String name = ACCOUNTS.get((index + 4) % ACCOUNTS.size());
        return index < ACCOUNTS.size() ? name : name + "-" + index / ACCOUNTS.size();
    }

    /** A first name and, since there are only a few of these, a number. */
    static String person(Dice dice) {
        return dice.pick(FIRST_NAMES) + "." + (char) ('a' + dice.below(26)) + dice.between(10, 99);
    }

    static String application(int number) {
        return SUBJECTS.get(number * 7 % SUBJECTS.size()) + (number < SUBJECTS.size() ? "" : "-" + number);
    }

    /** The pattern with words and digits in it; see {@link Thing}. */
    static String made(String pattern, int number, Dice dice) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            boolean word = i + 1 == pattern.length() || !Character.isLowerCase(pattern.charAt(i + 1));
            if (letter == 'A' && word) {
                name.append(SUBJECTS.get(number % SUBJECTS.size()));
            } else if (letter == 'B' && word) {
                name.append(PARTS.get((number / SUBJECTS.size() + number * 3) % PARTS.size()));
            } else if (letter == '#') {
                name.append(HEX.charAt(dice.below(16)));
            } else {
                name.append(letter);
            }
        }
        return name.toString();
    }
}
