package io.kumoban.detectors.guardduty.dns;

import static io.kumoban.engine.detect.Parameter.real;

import io.kumoban.detectors.dga.RecentScores;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code Impact:EC2/SuspiciousDomainRequest.Reputation} and {@code Impact:EC2/BitcoinDomainRequest.Reputation}: a client
 * asks for a domain without any reputation: it exists, is not popular, and nobody here asked for it in the last 30 days.
 * Being new alone is ordinary, so it takes a name that looks generated, or one about cryptocurrency.
 */
public final class DomainReputation implements Rule<DnsQuery> {
    static final String SUSPICIOUS = "Impact:EC2/SuspiciousDomainRequest.Reputation";
    static final String BITCOIN = "Impact:EC2/BitcoinDomainRequest.Reputation";

    static final Parameter.Real LOOK = real(
            "look",
            5,
            -20,
            40,
            "log-odds that the name is generated",
            "of popular names one in a thousand is above it");

    private final RecentScores scores = DomainLook.scores();

    @Override
    public About about() {
        return About.finding("domain-reputation", SUSPICIOUS, Severity.LOW)
                .also(BITCOIN, Severity.HIGH)
                .technique("T1568", "T1496")
                .tactic(Tactic.IMPACT)
                .role(About.Role.ACTOR)
                .title("A client is looking up a new domain of a suspicious look")
                .what("Queries for a registered domain that exists, that is not on the list popular-domains, and for"
                        + " which no client had asked in the 30 days up to the last full hour. Suspicious"
                        + " when the log-odds that the label was generated are above 5; about cryptocurrency when it"
                        + " holds a word such as bitcoin, monero or miningpool (this only where there is a list"
                        + " popular-domains, since well-known exchanges are new to everybody once). Each query counts"
                        + " until the next full hour. Names that cloud providers assign (below cloudfront.net,"
                        + " amazonaws.com and the like), reverse names and internationalised names are left out.")
                .normally("Instances ask for the same domains day after day, and new ones read like words.")
                .thenCheck("Who owns the domain, and since when? Which process asks, and what did the instance send to"
                        + " the answer?")
                .mistakenFor("content networks and advertising with random domains of their own; a first look at a"
                        + " site about cryptocurrency in a browser")
                .parameters(LOOK)
                .learning();
    }

    @Override
    public Interest<DnsQuery> interest() {
        return Interest.in(DnsQuery.class).by(Key.CLIENT).viewing(DomainPrevalence.OF_QUERIES);
    }

    @Override
    public void on(DnsQuery query, Context context) {
        long hash = query.domainHash();
        if (hash != 0
                && !context.view(DomainPrevalence.OF_QUERIES).knows(hash)
                && exists(query)
                && !context.learning()) {
            judge(query, hash, context);
        }
    }

    private static boolean exists(DnsQuery query) {
        return query.rcode().is("NOERROR");
    }

    private void judge(DnsQuery query, long hash, Context context) {
        Text domain = query.domain();
        if (DomainLook.tellsNothing(domain) || DomainLook.isPopular(domain, context)) {
            return;
        }
        String word = context.domains(DnsExfiltration.POPULAR).isEmpty() ? null : CryptoWords.in(domain);
        float look = scores.of(domain, hash);
        context.score(look);
        if (word == null && look <= context.get(LOOK)) {
            context.nearMiss(LOOK, look);
        } else if (!Trusted.has(query, context)) {
            report(query, domain, look, word, context);
        }
    }

    private static void report(DnsQuery query, Text domain, float look, @Nullable String word, Context context) {
        if (word != null) {
            context.report(query)
                    .type(BITCOIN)
                    .title("A client is looking up a new domain about cryptocurrency")
                    .observed("word in the name", 1, word)
                    .detail("domain", domain.toString())
                    .say(
                            "%s asked for %s, which is about cryptocurrency (%s), is not popular, and was not asked for"
                                    + " by anybody in the last 30 days.",
                            query.actor(), domain, word);
        } else {
            context.report(query)
                    .observed("log-odds that the name is generated", look, "nats")
                    .score(look)
                    .detail("domain", domain.toString())
                    .say(
                            "%s asked for %s, which looks generated (%s), is not popular, and was not asked for by"
                                    + " anybody in the last 30 days.",
                            query.actor(), domain, NameLook.of(domain).inWords());
        }
    }
}
