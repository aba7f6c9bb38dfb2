package io.kumoban.detectors.guardduty.dns;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

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
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code Trojan:EC2/DGADomainRequest.B}: a client asks for many domains that do not exist and look made by a machine, as
 * malware does that searches for its master. Judged by window, never by one name.
 */
public final class GeneratedDomains implements Detector<DnsQuery, GeneratedDomains.Seen> {
    static final Parameter.Whole DOMAINS = whole(
            "domains", 20, 2, "distinct domains that do not exist", "typing errors and dead links are a few an hour");
    static final Parameter.Real MISSING =
            real("missing-share", 0.7, 0, 1, "of distinct domains", "generators find one registered name in hundreds");
    static final Parameter.Real LOOK = real(
            "look", 0.4, 0, 1, "mean over the names", "of groups of 20 popular names one in a thousand reaches 0.37");
    static final Parameter.Real ENTROPY_WEIGHT =
            real("entropy-weight", 0.3, 0, 1, "", "the best single feature but length, which is no sign by itself");
    static final Parameter.Real VOWEL_WEIGHT =
            real("vowel-weight", 0.25, 0, 1, "", "random letters have half the vowels of words");
    static final Parameter.Real DIGIT_WEIGHT =
            real("digit-weight", 0.2, 0, 1, "", "strong where present, but absent from most generators");
    static final Parameter.Real CONSONANT_WEIGHT =
            real("consonant-weight", 0.25, 0, 1, "", "words rarely have more than three consonants in a row");
    static final Parameter.Span WINDOW =
            span("window", Duration.ofMinutes(10), "a generator's round is over within minutes");

    private static final int CLIENTS = 10_000;

    @Override
    public About about() {
        return About.finding("generated-domains", "Trojan:EC2/DGADomainRequest.B", Severity.HIGH)
                .technique("T1568.002")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("A client is looking up many generated names that do not exist")
                .what("Distinct registered domains that a client was told do not exist (NXDOMAIN). Raised at 20 in 10"
                        + " minutes when they are more than 70 % of all domains that it asked for and when their"
                        + " mean look is above 0.40: a weighted sum of the label's entropy, want of vowels, digits"
                        + " and longest run of consonants. It sees generators of random letters and digits; names"
                        + " made of words or syllables pass for words. Names of the list popular-domains, reverse"
                        + " names and internationalised names are left out.")
                .normally("Most names that a client asks for exist, and read like words.")
                .thenCheck(
                        "Which process asks? Did one of the names resolve in the end, and did the instance talk to it?")
                .mistakenFor("browsers that probe for DNS hijacking with random names (a handful at start-up); mail and"
                        + " web filters that look senders up; software whose vendor gave up its domains")
                .parameters(
                        DOMAINS, MISSING, LOOK, ENTROPY_WEIGHT, VOWEL_WEIGHT, DIGIT_WEIGHT, CONSONANT_WEIGHT, WINDOW);
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
        if (!query.nameDoesNotExist()) {
            seen.existing.add(query.domainHash());
            return;
        }
        if (domain.startsWith("xn--") || domain.endsWith(".arpa") || isPopular(domain, context)) {
            return;
        }
        double growth = seen.missing.add(query.domainHash());
        if (growth > 0) {
            seen.looks += growth * look(domain, context);
            judge(query, seen, window, context);
        }
    }

    private static boolean isPopular(Text domain, Context context) {
        return context.domains(DnsExfiltration.POPULAR).contains(domain);
    }

    private static double look(Text domain, Context context) {
        NameLook look = NameLook.of(domain.bytes(), domain.offset(), domain.length());
        return context.get(ENTROPY_WEIGHT) * look.entropy()
                + context.get(VOWEL_WEIGHT) * look.vowels()
                + context.get(DIGIT_WEIGHT) * look.digits()
                + context.get(CONSONANT_WEIGHT) * look.consonants();
    }

    private static void judge(DnsQuery query, Seen seen, long window, Context context) {
        int missing = seen.missing.count();
        double share = (double) missing / (missing + seen.existing.count());
        double look = seen.looks / missing;
        if (missing % 5 == 0 && missing < context.get(DOMAINS)) {
            seen.earlier.add(context.remember(query));
        }
        if (!seen.told.reached(missing, context.get(DOMAINS))) {
            if (!seen.told.isTold()) {
                context.nearMiss(DOMAINS, missing);
            }
        } else if (share <= context.get(MISSING)) {
            context.nearMiss(MISSING, share);
        } else if (look <= context.get(LOOK)) {
            context.score(look);
            context.nearMiss(LOOK, look);
        } else if (!Trusted.has(query, context)) {
            seen.told.told(missing);
            context.score(look);
            context.report(query)
                    .with(seen.earlier.events())
                    .observed("distinct domains that do not exist", missing, window)
                    .observed("domains that do not exist", share, "share of those asked for")
                    .observed("mean look", look, "0 to 1")
                    .usual("mean look of popular names", 0.3, "0 to 1")
                    .score(look)
                    .say(
                            "%s asked for %d domains that do not exist within %s, %.0f%% of all; they look generated,"
                                    + " the last one was %s.",
                            query.actor(), missing, Spans.text(Duration.ofMillis(window)), 100 * share, query.domain());
        }
    }

    /** One client: 300 bytes while little is missing, 6 KiB at most with its remembered queries. */
    public static final class Seen implements State {
        private final Window window = new Window();
        private final DistinctCounter missing = new DistinctCounter();
        private final DistinctCounter existing = new DistinctCounter();
        private final Remembered earlier = new Remembered();
        private final Doublings told = new Doublings();
        private double looks;

        private void clear() {
            missing.clear();
            existing.clear();
            earlier.clear();
            told.clear();
            looks = 0;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            window.save(out);
            missing.save(out);
            existing.save(out);
            earlier.save(out);
            told.save(out);
            out.writeDouble(looks);
        }

        @Override
        public void load(DataInput in) throws IOException {
            window.load(in);
            missing.load(in);
            existing.load(in);
            earlier.load(in);
            told.load(in);
            looks = in.readDouble();
        }
    }
}
