package io.kumoban.detectors.graph.meet;

import io.kumoban.detectors.guardduty.dns.DomainLook;
import io.kumoban.detectors.guardduty.dns.DomainPrevalence;
import io.kumoban.detectors.guardduty.dns.Trusted;
import io.kumoban.detectors.stats.DistinctCounter;
import io.kumoban.detectors.stats.Doublings;
import io.kumoban.detectors.stats.LogHistogram;
import io.kumoban.detectors.stats.Window;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code Trojan:EC2/DGADomainRequest.B} by first meetings: within an hour a client asks for many domains that do not exist
 * and that nobody else ever asked for. How names look plays no part, so names of two ordinary words count like any other.
 * What is many adapts to the client: a mail filter that looks up senders meets strangers every hour.
 *
 * <p>State: the domains of an hour and the counts of earlier ones, 1.3 kB at most.
 */
public final class DomainsOfNobody implements Detector<DnsQuery, DomainsOfNobody.Seen> {
    static final Parameter.Whole DOMAINS =
            Parameter.whole("domains", 25, 2, "distinct domains", "typing errors and dead links are a few an hour");
    static final Parameter.Real TIMES = Parameter.real(
            "times",
            4,
            1,
            1000,
            "times the client's usual high",
            "a busy day doubles a count, it does not multiply it");
    static final Parameter.Real QUANTILE = Parameter.real(
            "quantile", 0.999, 0, 1, "of the client's hours", "of a month of hours hardly one lies above");
    static final Parameter.Span WINDOW = Parameter.span(
            "window", Duration.ofHours(1), "within an hour a generator that asks thrice a minute has met 180");

    private static final int CLIENTS = 4_096;
    /** Counts above 1,023 fall into the last bin. */
    private static final int OCTAVES = 10;

    @Override
    public About about() {
        return About.finding("graph-domains-of-nobody", "Trojan:EC2/DGADomainRequest.B", Severity.MEDIUM)
                .technique("T1568.002")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("A client asks for many domains that nobody else ever met")
                .what("Distinct registered domains within an hour that do not exist (NXDOMAIN) and for which no"
                        + " client had asked in the 30 days up to the last full hour. Raised at 25, and above four"
                        + " times the quantile 0.999 of the client's own earlier hours; again each time their"
                        + " number has doubled. Left out are the list popular-domains, reverse and"
                        + " internationalised names, and names that cloud providers assign.")
                .normally("Clients ask for what they and their peers asked for before; what is new mostly exists.")
                .thenCheck("Which process asks? Did one of the names resolve in the end, and was it talked to?")
                .mistakenFor("a mail or web filter that looks up senders, in its first hours; a crawler of dead links")
                .parameters(DOMAINS, TIMES, QUANTILE, WINDOW)
                .learning()
                .unheard();
    }

    @Override
    public Interest<DnsQuery> interest() {
        return Interest.in(DnsQuery.class)
                .by(Key.CLIENT)
                .when(query -> query.nameDoesNotExist() && query.domainHash() != 0)
                .viewing(DomainPrevalence.OF_QUERIES)
                .atMost(CLIENTS)
                .forgetAfter(Duration.ofDays(30));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(DnsQuery query, Seen seen, Context context) {
        if (context.view(DomainPrevalence.OF_QUERIES).knows(query.domainHash())
                || DomainLook.tellsNothing(query.domain())
                || DomainLook.isPopular(query.domain(), context)) {
            return;
        }
        if (seen.window.opens(query.time(), context.get(WINDOW))) {
            seen.close();
        }
        if (seen.domains.add(query.domainHash()) == 0 || context.learning()) {
            return;
        }
        int domains = seen.domains.count();
        double usual = seen.hours.quantile(context.get(QUANTILE));
        context.score(domains);
        if (!seen.told.reached(domains, context.get(DOMAINS))) {
            if (!seen.told.isTold()) {
                context.nearMiss(DOMAINS, domains);
            }
        } else if (domains <= context.get(TIMES) * usual) {
            context.nearMiss(TIMES, domains / usual);
        } else if (!Trusted.has(query, context)) {
            seen.told.told(domains);
            context.report(query)
                    .apart("domains of nobody")
                    .observed("domains that nobody met and that do not exist", domains, context.get(WINDOW))
                    .usual("of an earlier hour, at most", Math.rint(usual), "domains")
                    .score(domains)
                    .say(
                            "%s asked for %d domains within an hour that do not exist and that nobody had asked for in"
                                    + " 30 days, at last %s; in its earlier hours they were %.0f at most.",
                            query.actor(), domains, query.domain(), usual);
        }
    }

    /** The first meetings of one client. */
    public static final class Seen implements State {
        private final Window window = new Window();
        private final DistinctCounter domains = new DistinctCounter();
        private final LogHistogram hours = new LogHistogram(OCTAVES);
        private final Doublings told = new Doublings();

        /** Ends an hour. One that was told teaches nothing. */
        private void close() {
            if (domains.count() > 0 && !told.isTold()) {
                hours.add(domains.count());
            }
            domains.clear();
            told.clear();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            window.save(out);
            domains.save(out);
            hours.save(out);
            told.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            window.load(in);
            domains.load(in);
            hours.load(in);
            told.load(in);
        }
    }
}
