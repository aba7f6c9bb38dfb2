package io.kumoban.detectors.guardduty.dns;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.dga.RecentScores;
import io.kumoban.detectors.stats.DistinctCounter;
import io.kumoban.detectors.stats.Doublings;
import io.kumoban.detectors.stats.Remembered;
import io.kumoban.detectors.stats.Window;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code Trojan:EC2/DGADomainRequest.B}: a client asks for many domains that do not exist and look made by a machine, as
 * malware does that searches for its master. Judged by window, never by one name.
 */
public final class GeneratedDomains implements Detector<DnsQuery, GeneratedDomains.Seen> {
    static final Parameter.Whole DOMAINS = whole(
            "domains", 10, 2, "distinct domains that do not exist", "typing errors and dead links are a few an hour");
    static final Parameter.Real MISSING =
            real("missing-share", 0.7, 0, 1, "of distinct domains", "generators find one registered name in hundreds");
    static final Parameter.Real LOOK =
            real("look", 10, -100, 1000, "summed log-odds", "of windows of 10 popular names 7 in 100,000 reach it");
    static final Parameter.Whole BULK = whole(
            "bulk",
            50,
            2,
            "distinct domains that do not exist",
            "whatever they look like, nothing but a machine asks so");
    static final Parameter.Real LEAST =
            real("least", -3, -20, 0, "log-odds of one name", "no single ordinary name speaks for all others");
    static final Parameter.Real MOST = real("most", 9, 0, 40, "log-odds of one name", "nor does a single odd one");
    static final Parameter.Real EXISTING = real(
            "existing-weight", 0.3, 0, 1, "of a name that exists", "the ones that exist are few, and may be of others");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofMinutes(10), "a generator's round is over within minutes");

    private static final int CLIENTS = 6_800;
    private static final int SHOWN = 4;

    private final RecentScores scores = DomainLook.scores();

    @Override
    public About about() {
        return About.finding("generated-domains", "Trojan:EC2/DGADomainRequest.B", Severity.HIGH)
                .technique("T1568.002")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("A client is looking up many generated names that do not exist")
                .what("Distinct registered domains that a client asked for within 10 minutes. A trained model gives"
                        + " the log-odds that a label was generated; they are summed up, each held between -3 and 9,"
                        + " names that exist with a weight of 0.3. Raised when the sum is above 10, when 10 or more"
                        + " of the domains do not exist (NXDOMAIN) and when these are more than 70 % of all; again"
                        + " each time their number has doubled. 50 such domains are raised whatever they look like,"
                        + " since names of two ordinary words look like any other. The model was trained on names"
                        + " that the project generates, of letters, digits, syllables and words. Names of the list"
                        + " popular-domains, those that cloud providers assign (below cloudfront.net, amazonaws.com"
                        + " and the like), reverse names and internationalised names are not judged.")
                .normally("Most names that a client asks for exist, and read like words.")
                .thenCheck(
                        "Which process asks? Did one of the names resolve in the end, and did the instance talk to it?")
                .mistakenFor("browsers that probe for DNS hijacking with random names (a handful at start-up); mail and"
                        + " web filters that look senders up; software whose vendor gave up its domains")
                .parameters(DOMAINS, MISSING, LOOK, BULK, LEAST, MOST, EXISTING, WINDOW);
    }

    @Override
    public Interest<DnsQuery> interest() {
        return Interest.in(DnsQuery.class).by(Key.CLIENT).atMost(CLIENTS).forgetAfter(Duration.ofHours(1));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(DnsQuery query, Seen seen, Context context) {
        Text domain = query.domain();
        if (domain.isAbsent()) {
            return;
        }
        long window = context.get(WINDOW);
        if (seen.window.opens(query.time(), window)) {
            seen.clear();
        }
        boolean isMissing = query.nameDoesNotExist();
        double growth = (isMissing ? seen.missing : seen.existing).add(query.domainHash());
        if (growth == 0 || DomainLook.isPopular(domain, context)) {
            return;
        }
        float look = scores.of(domain, query.domainHash());
        double held = Math.clamp(look, context.get(LEAST), context.get(MOST));
        seen.looks += growth * held * (isMissing ? 1 : context.get(EXISTING));
        if (isMissing) {
            judge(query, look, seen, window, context);
        }
    }

    private static void judge(DnsQuery query, float look, Seen seen, long window, Context context) {
        int missing = seen.missing.count();
        double share = (double) missing / (missing + seen.existing.count());
        if (look > 0 && seen.odd.size() < SHOWN - 1) {
            seen.odd.add(context.remember(query));
        }
        if (!seen.told.reached(missing, context.get(DOMAINS))) {
            if (!seen.told.isTold()) {
                context.nearMiss(DOMAINS, missing);
            }
        } else if (share <= context.get(MISSING)) {
            context.nearMiss(MISSING, share);
        } else if (seen.looks <= context.get(LOOK) && missing < context.get(BULK)) {
            context.score(seen.looks);
            context.nearMiss(LOOK, seen.looks);
        } else if (!Trusted.has(query, context)) {
            seen.told.told(missing);
            context.score(seen.looks);
            context.report(query)
                    .with(seen.odd.events())
                    .observed("distinct domains that do not exist", missing, window)
                    .observed("domains that do not exist", share, "share of those asked for")
                    .observed("log-odds that the names are generated", seen.looks, "nats")
                    .observed("log-odds of each name", seen.looks / missing, "nats")
                    .usual("log-odds of a popular name", -1.3, "nats")
                    .score(seen.looks)
                    .say(
                            "%s asked for %d domains that do not exist within %s, %.0f%% of all%s: %s.",
                            query.actor(),
                            missing,
                            Spans.text(Duration.ofMillis(window)),
                            100 * share,
                            seen.looks > context.get(LOOK) ? ", and they look generated" : "",
                            inWords(seen.odd.events(), query));
        }
    }

    /** The odd names that were remembered, each with what is odd about it. */
    private static String inWords(List<Evidence> odd, DnsQuery last) {
        Set<String> names = new LinkedHashSet<>();
        for (Evidence event : odd) {
            names.add(event.fields().getOrDefault(DnsQuery.DOMAIN.path(), ""));
        }
        names.add(last.domain().toString());
        names.remove("");
        return names.stream()
                .limit(SHOWN)
                .map(name -> name + " (" + NameLook.of(name).inWords() + ")")
                .collect(Collectors.joining(", "));
    }

    /** One client: 300 bytes while little is missing, 6 KiB at most with its remembered queries. */
    public static final class Seen implements State {
        private final Window window = new Window();
        private final DistinctCounter missing = new DistinctCounter();
        private final DistinctCounter existing = new DistinctCounter();
        private final Remembered odd = new Remembered();
        private final Doublings told = new Doublings();
        private double looks;

        private void clear() {
            missing.clear();
            existing.clear();
            odd.clear();
            told.clear();
            looks = 0;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            window.save(out);
            missing.save(out);
            existing.save(out);
            odd.save(out);
            told.save(out);
            out.writeDouble(looks);
        }

        @Override
        public void load(DataInput in) throws IOException {
            window.load(in);
            missing.load(in);
            existing.load(in);
            odd.load(in);
            told.load(in);
            looks = in.readDouble();
        }
    }
}
