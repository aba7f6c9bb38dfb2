package io.kumoban.detectors.graph.meet;

import io.kumoban.detectors.guardduty.dns.DomainLook;
import io.kumoban.detectors.guardduty.dns.DomainPrevalence;
import io.kumoban.detectors.guardduty.dns.Trusted;
import io.kumoban.detectors.stats.DistinctCounter;
import io.kumoban.detectors.stats.Doublings;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
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
 * {@code Trojan:EC2/DNSDataExfiltration} by the shape of the graph: a domain that nobody knew has one client, and that
 * client asks it for ever new names. Whatever is short and slow enough to stay below the bytes that
 * {@code dns-exfiltration} counts keeps this shape.
 *
 * <p>State: a domain's only client and the names it asked for, 1.1 kB at most; nothing of domains that are known or have
 * several clients.
 */
public final class DomainOfOne implements Detector<DnsQuery, DomainOfOne.Seen> {
    static final Parameter.Whole NAMES = Parameter.whole(
            "names", 40, 2, "distinct names", "a program asks its vendor's domain for a handful of names");
    static final Parameter.Real FRESH = Parameter.real(
            "fresh", 0.8, 0, 1, "of queries", "who reports asks for each name once, who uses a service comes back");
    static final Parameter.Span WINDOW = Parameter.span(
            "window", Duration.ofDays(1), "a domain is new for a day; afterwards its names are counted no more");

    private static final int DOMAINS = 4_096;

    @Override
    public About about() {
        return About.finding("graph-domain-of-one", "Trojan:EC2/DNSDataExfiltration", Severity.MEDIUM)
                .technique("T1071.004", "T1048.003")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("One client alone asks a new domain for ever new names")
                .what("Distinct names that a client asks a registered domain for, within a day of the first query"
                        + " for it in 30 days, while no other client asks for that domain. Raised at 40 names that"
                        + " are four of five of its queries, and again each time they have doubled. Left out are"
                        + " reverse names, the list popular-domains, and names that cloud providers assign.")
                .normally("A new domain is asked for a few names, again and again, and soon by other clients.")
                .thenCheck("Which process asks, and when was it installed? Who owns the domain?")
                .mistakenFor("a new content network or block list that only one host uses yet")
                .parameters(NAMES, FRESH, WINDOW)
                .learning()
                .unheard();
    }

    @Override
    public Interest<DnsQuery> interest() {
        return Interest.in(DnsQuery.class)
                .by(Key.DOMAIN)
                .viewing(DomainPrevalence.OF_QUERIES)
                .atMost(DOMAINS)
                .forgetAfter(Duration.ofDays(2));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(DnsQuery query, Seen seen, Context context) {
        if (seen.isOrdinary) {
            return;
        }
        long client = query.actor().hash();
        if (seen.client == 0) {
            seen.client = client;
            seen.since = query.time();
            if (context.learning()
                    || context.view(DomainPrevalence.OF_QUERIES).knows(query.domainHash())
                    || DomainLook.tellsNothing(query.domain())) {
                seen.becomeOrdinary();
                return;
            }
        }
        if (seen.client != client || query.time() - seen.since > context.get(WINDOW)) {
            seen.becomeOrdinary();
            return;
        }
        seen.queries++;
        Text name = query.name();
        if (seen.names.add(Hashes.of(name.bytes(), name.offset(), name.length())) > 0) {
            judge(query, seen, context);
        }
    }

    private static void judge(DnsQuery query, Seen seen, Context context) {
        int names = seen.names.count();
        double fresh = (double) names / seen.queries;
        if (!seen.told.reached(names, context.get(NAMES))) {
            if (!seen.told.isTold()) {
                context.nearMiss(NAMES, names);
            }
        } else if (fresh < context.get(FRESH)) {
            context.nearMiss(FRESH, fresh);
        } else if (!DomainLook.isPopular(query.domain(), context) && !Trusted.has(query, context)) {
            seen.told.told(names);
            context.score(names);
            context.report(query)
                    .apart("new domain " + query.domain())
                    .observed("distinct names", names, query.time() - seen.since)
                    .observed("names asked for once", fresh, "share of queries")
                    .usual("clients of the domain before", 0, "clients")
                    .score(names)
                    .detail("domain", query.domain().toString())
                    .say(
                            "%s asked %s for %d distinct names in %d queries. Nobody had asked for that domain in 30"
                                    + " days, and nobody else does.",
                            query.actor(), query.domain(), names, seen.queries);
        }
    }

    /** One domain, and what its only client asked for. */
    public static final class Seen implements State {
        private final DistinctCounter names = new DistinctCounter();
        private final Doublings told = new Doublings();
        private long client;
        private long since;
        private int queries;
        private boolean isOrdinary;

        private void becomeOrdinary() {
            isOrdinary = true;
            names.clear();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            names.save(out);
            told.save(out);
            out.writeLong(client);
            out.writeLong(since);
            out.writeInt(queries);
            out.writeBoolean(isOrdinary);
        }

        @Override
        public void load(DataInput in) throws IOException {
            names.load(in);
            told.load(in);
            client = in.readLong();
            since = in.readLong();
            queries = in.readInt();
            isOrdinary = in.readBoolean();
        }
    }
}
