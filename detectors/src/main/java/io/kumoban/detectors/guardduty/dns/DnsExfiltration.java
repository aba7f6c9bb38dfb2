package io.kumoban.detectors.guardduty.dns;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code Trojan:EC2/DNSDataExfiltration}: a client sends data out in the names that it asks one domain for. Counted are
 * the bytes of distinct names, after Paxson et al., "Practical Comprehensive Bounds on Surreptitious Communication over
 * DNS", USENIX Security 2013: whatever the encoding, data needs new names.
 */
public final class DnsExfiltration implements Detector<DnsQuery, DnsExfiltration.Seen> {
    /** The list of domains that many people use. */
    static final String POPULAR = "popular-domains";

    static final Parameter.Whole BYTES =
            whole("bytes", 1000, 1, "bytes of distinct names", "one client meets 20 bytes of new names below a domain");
    static final Parameter.Whole NAMES =
            whole("names", 30, 1, "distinct names", "few long names (keys, tracking ids) are no channel");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofMinutes(10), "tools for tunnels send a thousand bytes within seconds");
    static final Parameter.Whole SLOW_BYTES =
            whole("slow-bytes", 4096, 1, "bytes of distinct names", "the bound of Paxson et al. for a day, about 4 kB");
    static final Parameter.Whole SLOW_NAMES =
            whole("slow-names", 60, 1, "distinct names", "at the longest name that is 15 kB, at usual ones 1 kB");
    static final Parameter.Span SLOW_WINDOW =
            span("slow-window", Duration.ofDays(1), "who is patient sends a few names an hour");
    static final Parameter.Real ENTROPY =
            real("entropy", 3.0, 0, 8, "bits a character", "encoded data has 3.5 and more; it does not gate");
    static final Parameter.Whole LENGTH =
            whole("length", 30, 1, "bytes of the longest name", "packed data fills its names; it does not gate");
    static final Parameter.Real RARE_TYPES = real(
            "rare-types", 0.5, 0, 1, "of distinct names", "clients ask for addresses; TXT or NULL carry more back");

    private static final int PAIRS = 24_576;

    @Override
    public About about() {
        return About.finding("dns-exfiltration", "Trojan:EC2/DNSDataExfiltration", Severity.HIGH)
                .technique("T1048.003", "T1071.004")
                .tactic(Tactic.EXFILTRATION)
                .role(About.Role.ACTOR)
                .title("A client is sending data out in DNS names")
                .what("Bytes of the distinct names, left of the registered domain, that a client asks one domain for."
                        + " Raised at 1,000 bytes in 30 names or more within 10 minutes, or 4,096 bytes in 60 names"
                        + " within a day, and again each time the bytes have doubled. Left out are reverse names, the"
                        + " list popular-domains, and domains that more than three clients had asked for by the last"
                        + " full hour. High where the names look encoded (entropy above 3 bits and one longer than 30"
                        + " bytes) or ask for rare record types; Medium otherwise.")
                .normally("A client asks a domain for a few names, over and over.")
                .thenCheck("Who owns the domain, and since when? Which process asks, and what had it read before?")
                .mistakenFor("look-ups of antivirus and of DNS block lists, which carry hashes or addresses in names;"
                        + " content networks and telemetry with a name for each user (add them to popular-domains or"
                        + " trusted-domains)")
                .parameters(BYTES, NAMES, WINDOW, SLOW_BYTES, SLOW_NAMES, SLOW_WINDOW, ENTROPY, LENGTH, RARE_TYPES);
    }

    @Override
    public Interest<DnsQuery> interest() {
        return Interest.in(DnsQuery.class)
                .by(Key.CLIENT)
                .within(DnsExfiltration::domain)
                .viewing(DomainPrevalence.OF_QUERIES)
                .atMost(PAIRS)
                .forgetAfter(Duration.ofDays(1));
    }

    private static long domain(DnsQuery query) {
        Text domain = query.domain();
        boolean holdsMore = !domain.isAbsent() && query.name().length() > domain.length() + 1;
        return holdsMore && !domain.endsWith(".arpa") ? query.domainHash() : 0;
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(DnsQuery query, Seen seen, Context context) {
        int carried = query.name().length() - query.domain().length() - 1;
        Text name = query.name();
        long hash = Hashes.of(name.bytes(), name.offset(), carried);
        if (!seen.fast.add(query, hash, carried, context.get(WINDOW))) {
            return;
        }
        seen.slow.add(query, hash, carried, context.get(SLOW_WINDOW));
        if (seen.fast.isTelling(context.get(BYTES), context.get(NAMES))) {
            judge(query, seen.fast, context.get(WINDOW), context);
        } else if (seen.slow.isTelling(context.get(SLOW_BYTES), context.get(SLOW_NAMES))) {
            judge(query, seen.slow, context.get(SLOW_WINDOW), context);
        } else if (2 * seen.fast.bytes() > context.get(BYTES) && !seen.slow.isTold() && !seen.fast.isTold()) {
            context.nearMiss(BYTES, seen.fast.bytes());
        }
    }

    private static void judge(DnsQuery query, CarriedNames names, long window, Context context) {
        Text domain = query.domain();
        if (context.domains(POPULAR).contains(domain)
                || context.view(DomainPrevalence.OF_QUERIES).has(query.domainHash())
                || Trusted.has(query, context)) {
            return;
        }
        boolean looksEncoded = names.entropy() > context.get(ENTROPY) && names.longest() > context.get(LENGTH);
        boolean isOddlyTyped = names.rareTypes() >= context.get(RARE_TYPES);
        names.tell();
        context.score(names.bytes());
        context.report(query)
                .severity(looksEncoded || isOddlyTyped ? Severity.HIGH : Severity.MEDIUM)
                .apart(domain.toString())
                .observed("bytes of distinct names", names.bytes(), window)
                .observed("distinct names", names.count(), window)
                .observed("longest name", names.longest(), "bytes")
                .observed("mean entropy", names.entropy(), "bits a character")
                .observed("rare record types", names.rareTypes(), "share of distinct names")
                .score(names.bytes())
                .detail("domain", domain.toString())
                .say(
                        "%s asked %s for %d distinct names that carry %.0f bytes within %s.",
                        query.actor(), domain, names.count(), names.bytes(), Spans.text(Duration.ofMillis(window)));
    }

    /** One client and domain: 500 bytes for a few names, 2.5 KiB at most. */
    public static final class Seen implements State {
        private final CarriedNames fast = new CarriedNames();
        private final CarriedNames slow = new CarriedNames();

        @Override
        public void save(DataOutput out) throws IOException {
            fast.save(out);
            slow.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            fast.load(in);
            slow.load(in);
        }
    }
}
