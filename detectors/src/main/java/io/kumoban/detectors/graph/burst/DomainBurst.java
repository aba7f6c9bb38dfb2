package io.kumoban.detectors.graph.burst;

import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.detectors.graph.StarCounts;
import io.kumoban.detectors.guardduty.dns.Trusted;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;

/**
 * A burst of DNS queries of one client: many for one registered domain, or for many that are new to it. Edges go from the
 * client to domains and are scored by {@link Algorithm#BURST}.
 *
 * <p>State: 64 domains a client, 8 kB at most.
 */
public final class DomainBurst extends EdgeBurst<DnsQuery> {
    static final String TYPE = "Behavior:EC2/QueryVolumeUnusual";

    static final Parameter.Real FLOOR =
            Parameter.real("floor", 20_000, 1, 1e12, "score", "a new domain alone comes to 14,000");
    static final Parameter.Whole LEAST = Parameter.whole(
            "queries", 4, 1, "queries in the minute", "what asks less than four times a minute is no burst");

    private static final int DOMAINS = 64;
    private static final int CLIENTS = 4_096;

    /** Made by the program, which finds it by its name. */
    public DomainBurst() {
        super(Algorithm.BURST, FLOOR, LEAST, DOMAINS);
    }

    @Override
    public About about() {
        return described(About.finding("graph-domain-burst", TYPE, Severity.LOW)
                .technique("T1071.004", "T1568.002")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("A client asks for far more names within minutes than it ever did")
                .what("DNS queries of a client in minutes of event time, each scored by 'burst' of kumoban graph score:"
                        + " queries of late, times how long they have gone on, over what is usual for the client or"
                        + " for the registered domain in its hands; new domains and those not asked for long count up"
                        + " to 11.8 times. Raised from a score of 20000 and four queries in the minute, and above twice"
                        + " the quantile 0.999 of the client's own minutes; again when the score has doubled, or after"
                        + " an hour.")
                .normally("A client asks at a pace of its own, for domains that it asked for before.")
                .thenCheck("Which process asks? Are the names of one domain, or generated, or a list of targets?")
                .mistakenFor("the first run of a crawler, a mail filter or a link checker"));
    }

    @Override
    public Interest<DnsQuery> interest() {
        return remembered(Interest.in(DnsQuery.class).by(Key.CLIENT).when(query -> query.domainHash() != 0), CLIENTS);
    }

    @Override
    long source(DnsQuery query) {
        return SELF;
    }

    @Override
    long destination(DnsQuery query) {
        return query.domainHash();
    }

    @Override
    boolean isTrusted(DnsQuery query, Context context) {
        return Trusted.has(query, context);
    }

    @Override
    void describe(Report report, DnsQuery query, WatchedNode node, float score, double usual) {
        StarCounts counts = node.counts();
        report.apart("burst of queries")
                .observed("queries for the domain in the minute", counts.now(), "queries")
                .observed("domains asked for in the minute", counts.edgesNow(), "domains")
                .usual("queries for the domain in a minute of earlier days, at most", counts.before(), "queries")
                .usual("domains asked for in a minute of earlier days, at most", counts.edgesBefore(), "domains")
                .detail("domain", query.domain().toString())
                .say(
                        "%s asked %,d times for names of %s within a minute, against %,d at most on earlier days; in"
                                + " that minute it made %,d queries for %,d domains, against %,d and %,d at most. Score"
                                + " %.3g, where its own minutes hardly reach %.3g.",
                        query.actor(),
                        counts.now(),
                        query.domain(),
                        counts.before(),
                        counts.allNow(),
                        counts.edgesNow(),
                        counts.allBefore(),
                        counts.edgesBefore(),
                        score,
                        usual);
    }
}
