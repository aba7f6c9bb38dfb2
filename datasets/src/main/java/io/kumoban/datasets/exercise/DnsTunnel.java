package io.kumoban.datasets.exercise;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Company.Instance;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.datasets.network.Lookup;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Kind;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An instance sends a list of clients out in the names that it looks up: a running number, 30 bytes of the list in base32
 * (RFC 4648, section 6, lower case), and the domain of whoever reads them.
 *
 * @param client the instance
 * @param domain the registered domain
 * @param names  how many names, one for each entry of the list
 * @param gap    seconds from one to the next
 * @param day    when, 8 or 9
 * @param minute minute of that day
 */
record DnsTunnel(Instance client, String domain, int names, int gap, int day, int minute) implements Exercise {
    private static final List<String> FIRST_WORDS =
            List.of("swift", "north", "clear", "amber", "prime", "quiet", "silver", "stone", "bright", "early");
    private static final List<String> SECOND_WORDS =
            List.of("relay", "assets", "update", "metrics", "mirror", "cache", "static", "status", "images", "fonts");
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    static DnsTunnel drawn(long seed) {
        Dice dice = Dice.of(seed, "exercise/dns-tunnel", 0);
        return new DnsTunnel(
                dice.pick(Company.INSTANCES),
                dice.pick(FIRST_WORDS) + '-' + dice.pick(SECOND_WORDS) + dice.pick(List.of(".test", ".example")),
                dice.between(140, 320),
                dice.between(2, 5),
                dice.between(8, 9),
                dice.between(30, 22 * 60));
    }

    @Override
    public Set<Kind> logs() {
        return EnumSet.of(Kind.DNS_QUERY);
    }

    @Override
    public Incident strike(Day today, Ledger ledger) {
        Dice dice = today.dice("exercise/dns-tunnel");
        CaseFile caseFile = CaseFile.open("dns-tunnel", Arn.ACCOUNT)
                .technique("T1048.003", "T1071.004")
                .expecting("Trojan:EC2/DNSDataExfiltration")
                .actors(client.id(), client.privateAddress(), domain)
                .resources(client.id());
        long time = today.at(0, minute) + dice.below(60);
        for (int i = 0; i < names; i++) {
            String name = "%04x.%s.%s".formatted(i, base32(entry(today, i)), domain);
            Lookup lookup = new Lookup(name, "TXT", "NOERROR", List.of("ok " + dice.hex(4)));
            caseFile.saw(ledger.lookUp(time, client.network(), lookup, dice));
            time += dice.between(1, 2 * gap - 1);
        }
        return caseFile.close();
    }

    /** An entry of the stolen list, 30 bytes. */
    private static String entry(Day today, int number) {
        Dice dice = today.dice("exercise/dns-tunnel/entry/" + number);
        return "client-%s;card-%04d;exp-%02d".formatted(dice.hex(6), dice.below(10_000), dice.between(26, 31));
    }

    /** Five bits a letter; the bytes are a multiple of five, so nothing is padded. */
    private static String base32(String text) {
        StringBuilder encoded = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : text.getBytes(StandardCharsets.US_ASCII)) {
            held = held << 8 | next;
            for (bits += 8; bits >= 5; bits -= 5) {
                encoded.append(BASE32.charAt(held >> bits - 5 & 31));
            }
        }
        return encoded.toString();
    }

    @Override
    public Map<String, String> facts(Day today) {
        return Map.of(
                "domain", domain,
                "instance", client.id(),
                "names", Integer.toString(names),
                "client", entry(today, 0).substring(0, 13));
    }
}
