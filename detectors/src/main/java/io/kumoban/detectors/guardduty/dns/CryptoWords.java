package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.event.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words that say a domain is about cryptocurrency: names of coins, and what is done with them. */
final class CryptoWords {
    private static final List<String> WORDS = List.of(
            "bitcoin",
            "btcpool",
            "btcmin",
            "ethereum",
            "ethermin",
            "ethpool",
            "monero",
            "xmrpool",
            "xmrig",
            "litecoin",
            "dogecoin",
            "zcash",
            "ravencoin",
            "altcoin",
            "stablecoin",
            "blockchain",
            "hashrate",
            "hashpool",
            "coinhive",
            "coinpool",
            "coinmin",
            "coinswap",
            "coinwallet",
            "minergate",
            "miningpool",
            "cryptocoin",
            "cryptocurr",
            "cryptomin",
            "cryptonight",
            "cryptopool",
            "cryptowallet",
            "cryptoswap",
            "cryptoairdrop");

    private CryptoWords() {}

    /** The first of the words that a domain holds, whatever hyphens stand between; null for none. */
    static @Nullable String in(Text domain) {
        String plain = domain.toString().replace("-", "");
        for (String word : WORDS) {
            if (plain.contains(word)) {
                return word;
            }
        }
        return null;
    }
}
